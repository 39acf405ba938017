import { describe, expect, it } from 'vitest';
import type { Note } from '../../shared/domain/note.ts';
import { chooseFirstNote } from './chooseFirstNote.ts';

function note(path: string, modified = 0): Note {
  const facts = { created: 0, size: 1, contentHash: '', chunkCount: 1, tokenCount: 1 };
  return { id: path, path, root: '/', title: path, tags: [], aliases: [], links: [], modified, ...facts };
}

describe('chooseFirstNote', () => {
  it('begins at the door nearest to the root', () => {
    const notes = [note('deep/README.md', 9), note('새김 시작하기.md'), note('new.md', 10)];
    expect(chooseFirstNote(notes)?.path).toBe('새김 시작하기.md');
  });

  it('begins with the last changed note when there is no door', () => {
    expect(chooseFirstNote([note('old.md', 1), note('new.md', 2)])?.path).toBe('new.md');
  });

  it('has none in an empty library', () => {
    expect(chooseFirstNote([])).toBeUndefined();
  });
});
