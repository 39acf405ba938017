/** Opens the tabs of last time, or the note to begin with: a window full of notes should not look empty. */
import { importStore } from './import.ts';
import { libraryStore } from './library.ts';
import { navigation, openNote, restoreTabs } from './navigation.ts';
import { chooseFirstNote } from './chooseFirstNote.ts';
import { recall, remember } from './remembered.ts';
import { readTabs, writeTabs } from './tabs.ts';

const hadPlace = Boolean(recall('place'));

export function followPlace(): void {
  navigation.subscribe(({ place, tabs }, before) => {
    if (place !== before.place) remember('place', place?.noteId ?? (tabs.closed.length > 0 ? 'none' : ''));
    if (tabs !== before.tabs) remember('tabs', writeTabs(tabs));
  });
  libraryStore.subscribe(openFirstNote);
  importStore.subscribe(openFirstNote);
}

/** @returns whether there were notes last time, so that the window can be drawn before the engine has said so */
export function hadNotes(): boolean {
  return hadPlace;
}

/**
 * Not while notes still come in: the one to begin with may be the last of them. Nor after the last tab was closed:
 * who closes it wants none.
 */
function openFirstNote(): void {
  const { notes } = libraryStore.getState();
  const { place, view, dialog, tabs } = navigation.getState();
  if (place || view !== 'note' || dialog || !notes || notes.length === 0 || tabs.closed.length > 0) return;
  if (importStore.getState().state.kind === 'running') return;
  const ids = new Set(notes.map(({ id }) => id));
  const former = readTabs(recall('tabs') ?? '', (noteId) => ids.has(noteId));
  if (former.tabs.length > 0) return restoreTabs(former);
  const first = chooseFirstNote(notes);
  if (first) openNote(first.id, undefined, 'here');
}
