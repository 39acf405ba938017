import { describe, expect, it } from 'vitest';
import { moveInList } from './listedNotes.ts';
import type { SpaceNode } from './spaceModel.ts';

const notes: SpaceNode[] = ['Coffee', 'Cold brew', 'Lease', '전세'].map((label) => ({
  id: label,
  kind: 'note',
  label,
  isOutlier: false,
}));
const move = (active: number, key: string, typed = key) => moveInList(notes, active, key, 2, typed);

describe('moveInList', () => {
  it('goes by rows and pages and stays inside', () => {
    expect([
      move(-1, 'ArrowDown'),
      move(3, 'ArrowDown'),
      move(0, 'ArrowUp'),
      move(0, 'PageDown'),
      move(3, 'Home'),
    ]).toEqual([0, 3, 0, 2, 0]);
  });

  it('goes on to the next title with the letter typed', () => {
    expect([move(-1, 'c'), move(0, 'c'), move(1, 'c')]).toEqual([0, 1, 0]);
  });

  it('stays on a title while more of it is typed', () => {
    expect(move(1, 'o', 'co')).toBe(1);
    expect(move(1, 'f', 'cof')).toBe(0);
  });

  it('finds Korean titles', () => {
    expect(move(0, '전')).toBe(3);
  });

  it('leaves other keys alone', () => {
    expect([move(0, 'Enter'), move(0, 'Tab'), move(0, 'z')]).toEqual([undefined, undefined, undefined]);
  });
});
