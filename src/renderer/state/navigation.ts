/** Where the person is: which view the middle shows, which note is open at which place, and the way back. */
import { createStore } from 'zustand/vanilla';
import type { NoteId, SourceRange } from '../../shared/domain/note.ts';

export type View = 'note' | 'graph' | 'map';
export type Dialog = 'search' | 'palette' | 'switcher' | 'settings' | 'shortcuts';

export interface Place {
  readonly noteId: NoteId;
  /** The passage to show and mark. */
  readonly range?: SourceRange;
}

export interface Navigation {
  readonly view: View;
  readonly place?: Place;
  readonly dialog?: Dialog;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** Counts openings, so that opening the same place again scrolls to it again. */
  readonly visit: number;
}

/** How many places one can go back. */
const historyLength = 100;

export const navigation = createStore<Navigation>(() => ({ view: 'note', past: [], future: [], visit: 0 }));

export function openNote(noteId: NoteId, range?: SourceRange): void {
  navigation.setState((now) => ({
    view: 'note',
    place: range ? { noteId, range } : { noteId },
    past:
      now.place && now.place.noteId !== noteId ? [...now.past, now.place].slice(-historyLength) : now.past,
    future: now.place && now.place.noteId !== noteId ? [] : now.future,
    visit: now.visit + 1,
    dialog: undefined,
  }));
}

export function goBack(): void {
  navigation.setState((now) => {
    const place = now.past.at(-1);
    if (!place) return now;
    const future = now.place ? [now.place, ...now.future] : now.future;
    return { place, past: now.past.slice(0, -1), future, view: 'note', visit: now.visit + 1 };
  });
}

export function goForward(): void {
  navigation.setState((now) => {
    const place = now.future[0];
    if (!place) return now;
    const past = now.place ? [...now.past, now.place] : now.past;
    return { place, past, future: now.future.slice(1), view: 'note', visit: now.visit + 1 };
  });
}

/** The notes are gone from the library; so is the way back to them. */
export function closeNotes(): void {
  navigation.setState({ place: undefined, past: [], future: [] });
}

export function showView(view: View): void {
  navigation.setState({ view, dialog: undefined });
}

export function showDialog(dialog: Dialog | undefined): void {
  navigation.setState({ dialog });
}
