/** How far one had come in a note, as a line of its text: kept for the moment in which reading gives way to writing or back. */
import type { NoteId } from '../../../shared/domain/note.ts';

interface TextPlaces {
  /** @param line from 0 */
  keep(noteId: NoteId, line: number): void;
  /** Once: who comes back later has scrolled elsewhere meanwhile. */
  take(noteId: NoteId): number | undefined;
}

export const placesForReading = createTextPlaces();
export const placesForWriting = createTextPlaces();

function createTextPlaces(): TextPlaces {
  const lines = new Map<NoteId, number>();
  return {
    keep: (noteId, line) => void lines.set(noteId, line),
    take(noteId) {
      const line = lines.get(noteId);
      lines.delete(noteId);
      return line;
    },
  };
}
