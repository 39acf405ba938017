import { describe, expect, it } from 'vitest';
import { moveInTabs } from './moveInTabs.ts';

describe('keys on a tab', () => {
  it('go to the neighbours, around the ends', () => {
    expect([moveInTabs('ArrowRight', 2, 3), moveInTabs('ArrowLeft', 0, 3)]).toEqual([
      { kind: 'show', index: 0 },
      { kind: 'show', index: 2 },
    ]);
  });

  it('go to the first and the last', () => {
    expect([moveInTabs('Home', 1, 3), moveInTabs('End', 1, 3)]).toEqual([
      { kind: 'show', index: 0 },
      { kind: 'show', index: 2 },
    ]);
  });

  it('close it with Delete', () => {
    expect(moveInTabs('Delete', 1, 3)).toEqual({ kind: 'close' });
  });

  it('that mean nothing are left alone', () => {
    expect(moveInTabs('a', 1, 3)).toBeUndefined();
  });
});
