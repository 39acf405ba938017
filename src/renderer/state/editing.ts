/** Which notes are shown for writing, and what the status bar says of the one in front. */
import { createStore } from 'zustand/vanilla';
import type { NoteId } from '../../shared/domain/note.ts';
import type { TextCount } from './countText.ts';
import { navigation } from './navigation.ts';
import { noteStore } from './note.ts';

export interface Editing {
  readonly notes: ReadonlySet<NoteId>;
  /** A new note, whose title is to be typed first. */
  readonly untitled?: NoteId;
  /** Of the note just made or taken up for the day one writes on at the end. */
  readonly fromEnd?: NoteId;
  /** Of the note in front, while it is written. */
  readonly count?: TextCount;
}

export const editingStore = createStore<Editing>(() => ({ notes: new Set() }));

export function isEditing(noteId: NoteId | undefined): boolean {
  return noteId !== undefined && editingStore.getState().notes.has(noteId);
}

export type StartOfEditing = 'where one was' | 'title' | 'end';

/** @param start `title`: of a new note, then its end */
export function startEditing(noteId: NoteId, start: StartOfEditing = 'where one was'): void {
  editingStore.setState(({ notes }) => ({
    notes: new Set(notes).add(noteId),
    untitled: start === 'title' ? noteId : undefined,
    fromEnd: start === 'where one was' ? undefined : noteId,
  }));
}

export function stopEditing(noteId: NoteId): void {
  editingStore.setState(({ notes }) => {
    const others = new Set(notes);
    others.delete(noteId);
    return { notes: others, count: undefined };
  });
}

/** Once: whether a note was just made. */
export function takeUntitled(noteId: NoteId): boolean {
  const isUntitled = editingStore.getState().untitled === noteId;
  if (isUntitled) editingStore.setState({ untitled: undefined });
  return isUntitled;
}

/** Once: whether one goes on at the end of the text. */
export function takeFromEnd(noteId: NoteId): boolean {
  const isFromEnd = editingStore.getState().fromEnd === noteId;
  if (isFromEnd) editingStore.setState({ fromEnd: undefined });
  return isFromEnd;
}

/** Between reading and writing. A note that is still being read counts as one that can be written: if not, it stays as it is. */
export function toggleEditing(): 'changed' | 'read-only' | 'no note' {
  const noteId = navigation.getState().place?.noteId;
  if (noteId === undefined) return 'no note';
  const { document } = noteStore.getState();
  if (document?.note.id === noteId && !document.isWritable) return 'read-only';
  if (isEditing(noteId)) stopEditing(noteId);
  else startEditing(noteId);
  return 'changed';
}

export function tellCount(count: TextCount | undefined): void {
  editingStore.setState({ count });
}
