/** Opens the note of last time, or the one to begin with: a window full of notes should not look empty. */
import type { Note, NoteId } from '../../shared/domain/note.ts';
import { importStore } from './import.ts';
import { libraryStore } from './library.ts';
import { navigation, openNote } from './navigation.ts';
import { chooseFirstNote } from './chooseFirstNote.ts';
import { recall, remember } from './remembered.ts';

const hadPlace = Boolean(recall('place'));

export function followPlace(): void {
  navigation.subscribe(({ place }, before) => {
    if (place !== before.place) remember('place', place?.noteId ?? '');
  });
  libraryStore.subscribe(openFirstNote);
  importStore.subscribe(openFirstNote);
}

/** @returns whether there were notes last time, so that the window can be drawn before the engine has said so */
export function hadNotes(): boolean {
  return hadPlace;
}

/** Not while notes still come in: the one to begin with may be the last of them. */
function openFirstNote(): void {
  const { notes } = libraryStore.getState();
  const { place, view, dialog } = navigation.getState();
  if (place || view !== 'note' || dialog || !notes || notes.length === 0) return;
  if (importStore.getState().state.kind === 'running') return;
  const noteId = rememberedNote(notes) ?? chooseFirstNote(notes)?.id;
  if (noteId) openNote(noteId);
}

function rememberedNote(notes: readonly Note[]): NoteId | undefined {
  const noteId = recall('place');
  return notes.find(({ id }) => id === noteId)?.id;
}
