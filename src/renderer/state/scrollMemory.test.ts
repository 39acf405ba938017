import { describe, expect, it } from 'vitest';
import { createScrollMemory } from './scrollMemory.ts';

describe('createScrollMemory', () => {
  it('forgets the note that was left the longest ago', () => {
    const memory = createScrollMemory(2);
    memory.keep('a', { block: 1, offset: 0 });
    memory.keep('b', { block: 2, offset: 0 });
    memory.keep('a', { block: 3, offset: 4 });
    memory.keep('c', { block: 5, offset: 0 });
    expect(['a', 'b', 'c'].map((id) => memory.recall(id))).toEqual([
      { block: 3, offset: 4 },
      undefined,
      { block: 5, offset: 0 },
    ]);
  });
});
