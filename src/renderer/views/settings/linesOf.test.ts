import { describe, expect, it } from 'vitest';
import { linesOf } from './linesOf.ts';

describe('linesOf', () => {
  it('leaves out empty lines and blanks around words', () => {
    expect(linesOf(' drafts/ \n\n\r\n*.tmp.md\r\n')).toEqual(['drafts/', '*.tmp.md']);
  });
});
