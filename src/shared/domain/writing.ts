import type { Note, NoteId } from './note.ts';

/** What became of a text that was to be written over a note's file. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly contentHash: string }
  /** The file had changed since it was read: nothing was written, and this is what stands there now. */
  | { readonly kind: 'conflict'; readonly text: string; readonly contentHash: string };

/** A change of files that can be taken back in one step. */
export interface UndoableChange {
  readonly undoId: string;
  /** Notes whose files were written, links followed included. */
  readonly noteIds: readonly NoteId[];
}

export interface MovedNote extends UndoableChange {
  readonly note: Note;
  /** Links in other notes that were made to follow. */
  readonly rewrittenLinks: number;
}

export interface TrashedNote {
  /** By which it is restored: the path in the trash. */
  readonly id: string;
  readonly title: string;
  /** Where it was, from its root. */
  readonly path: string;
  readonly root: string;
  /** ms since 1970. */
  readonly trashedAt: number;
}

export interface NoteTemplate {
  readonly name: string;
  readonly noteId: NoteId;
}
