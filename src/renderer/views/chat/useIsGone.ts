import { useStore } from 'zustand';
import type { NoteId } from '../../../shared/domain/note.ts';
import { libraryStore } from '../../state/library.ts';

/** Whether a cited note has left the library since: its words are then not shown again. */
export function useIsGone(noteId: NoteId): boolean {
  return useStore(libraryStore, ({ noteIds }) => noteIds !== undefined && !noteIds.has(noteId));
}
