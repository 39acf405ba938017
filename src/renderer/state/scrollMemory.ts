/** How far one had read in each note of this session, for the way back to it. */
import type { NoteId } from '../../shared/domain/note.ts';

export interface ScrollPosition {
  /** Index of the topmost block in sight, and how far its top lies above the view (px): pictures that load later move neither. */
  readonly block: number;
  readonly offset: number;
}

/** More notes than one goes back through. */
const keptCount = 200;

export interface ScrollMemory {
  keep(noteId: NoteId, position: ScrollPosition): void;
  recall(noteId: NoteId): ScrollPosition | undefined;
}

export function createScrollMemory(kept = keptCount): ScrollMemory {
  const positions = new Map<NoteId, ScrollPosition>();
  return {
    keep(noteId, position) {
      positions.delete(noteId);
      positions.set(noteId, position);
      for (const oldest of positions.keys()) {
        if (positions.size <= kept) break;
        positions.delete(oldest);
      }
    },
    recall: (noteId) => positions.get(noteId),
  };
}

const memory = createScrollMemory();

/** Where the note was left, in reading; the same memory for all who show notes. */
export function useScrollMemory(noteId: NoteId) {
  return {
    keep: (position: ScrollPosition) => memory.keep(noteId, position),
    recall: () => memory.recall(noteId),
  };
}
