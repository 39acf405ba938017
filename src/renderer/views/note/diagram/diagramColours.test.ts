import { describe, expect, it } from 'vitest';
import { mix } from './diagramColours.ts';

describe('mix', () => {
  it('takes each colour by its share', () => {
    expect([mix('#ff0000', '#0000ff', 0.5), mix('#102030', '#ffffff', 1)]).toEqual(['#800080', '#102030']);
  });
});
