import { describe, expect, it } from 'vitest';
import type { Note } from '../../../shared/domain/note.ts';
import { moveInTree } from './moveInTree.ts';
import type { Row } from './rows.ts';

const folder = (key: string, level: number, isOpen: boolean): Row => ({
  kind: 'folder',
  key,
  name: key,
  level,
  count: 1,
  isOpen,
});
const leaf = (key: string, level: number): Row => ({ kind: 'note', key, level, note: {} as Note });

const rows = [folder('open', 1, true), leaf('inside', 2), folder('closed', 1, false), leaf('last', 1)];

describe('moveInTree', () => {
  it('stops at both ends', () => {
    expect([moveInTree(rows, 0, 'ArrowUp', 10), moveInTree(rows, 3, 'ArrowDown', 10)]).toEqual([
      { kind: 'focus', index: 0 },
      { kind: 'focus', index: 3 },
    ]);
  });

  it('opens a closed folder and walks into an open one with the right arrow', () => {
    expect([moveInTree(rows, 2, 'ArrowRight', 10), moveInTree(rows, 0, 'ArrowRight', 10)]).toEqual([
      { kind: 'toggle', key: 'closed' },
      { kind: 'focus', index: 1 },
    ]);
  });

  it('walks out of a folder and closes it with the left arrow', () => {
    expect([moveInTree(rows, 1, 'ArrowLeft', 10), moveInTree(rows, 0, 'ArrowLeft', 10)]).toEqual([
      { kind: 'focus', index: 0 },
      { kind: 'toggle', key: 'open' },
    ]);
  });

  it('opens a note with Enter', () => {
    expect(moveInTree(rows, 3, 'Enter', 10)).toEqual({ kind: 'open', index: 3 });
  });

  it('begins at the top when nothing has the focus', () => {
    expect(moveInTree(rows, -1, 'ArrowDown', 10)).toEqual({ kind: 'focus', index: 0 });
  });
});
