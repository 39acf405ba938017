import { useStore } from 'zustand';
import type { NoteId } from '../../../shared/domain/note.ts';
import { libraryStore } from '../../state/library.ts';

/** Whether a cited note has left the library since: its words are then not shown again. */
export function useIsGone(noteId: NoteId): boolean {
  return useAreGone([noteId]);
}

/** Whether all of them have; of none it is false. */
export function useAreGone(ids: readonly NoteId[]): boolean {
  return useStore(
    libraryStore,
    ({ noteIds }) => noteIds !== undefined && ids.length > 0 && ids.every((id) => !noteIds.has(id)),
  );
}
