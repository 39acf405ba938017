import type { ImportWarning } from '../../shared/domain/library.ts';
import type { Note } from '../../shared/domain/note.ts';

/**
 * Told at the end of an import, when it is known which notes there still are: a file that was moved is no double,
 * nor are empty notes.
 * @param takenIn new and changed notes
 * @param notes all there are
 */
export function findDoubles(takenIn: readonly Note[], notes: readonly Note[]): readonly ImportWarning[] {
  if (takenIn.length === 0) return [];
  const isNew = new Set(takenIn.map(({ id }) => id));
  const firstWith = new Map<string, Note>();
  for (const note of notes)
    if (note.chunkCount > 0 && !isNew.has(note.id)) firstWith.set(note.contentHash, note);
  return takenIn.flatMap((note) => {
    if (note.chunkCount === 0) return [];
    const first = firstWith.get(note.contentHash);
    if (!first) firstWith.set(note.contentHash, note);
    return first
      ? [{ path: note.path, code: 'duplicate-content', reason: `The same content as ${first.path}.` }]
      : [];
  });
}
