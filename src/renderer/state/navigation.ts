/**
 * Where the person is: which view the middle shows, which notes are open in tabs, at which place the one in
 * front is, and which dialog lies over it. `place`, `past` and `future` are those of the tab in front.
 */
import { createStore } from 'zustand/vanilla';
import type { NoteId, SourceRange } from '../../shared/domain/note.ts';
import { wantsNewTab } from './newTabGesture.ts';
import {
  activateTab,
  activeTab,
  closeOtherTabs,
  closeTab,
  goBackInTab,
  goForwardInTab,
  moveTab,
  noTabs,
  openHere,
  openInNewTab,
  reopenTab,
  stepTab,
  type Place,
  type TabsState,
} from './tabs.ts';

export type { Place } from './tabs.ts';

export type View = 'note' | 'graph' | 'map';
export type Dialog =
  | 'search'
  | 'palette'
  | 'switcher'
  | 'newTab' // the switcher, whose choice opens in a new tab
  | 'settings'
  | 'shortcuts'
  | 'failures'
  | 'templates'
  | 'move'
  | 'trash';

export interface Navigation {
  readonly view: View;
  readonly tabs: TabsState;
  readonly place?: Place;
  readonly dialog?: Dialog;
  /** The note that a dialog is about, where it is about one. */
  readonly dialogNoteId?: NoteId;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  /** Counts openings, so that opening the same place again scrolls to it again. */
  readonly visit: number;
}

/** `auto`: a new tab when the person asks for one by Mod+click or Mod+Enter, or opened the switcher for one. */
export type OpenIn = 'auto' | 'here' | 'newTab';

export const navigation = createStore<Navigation>(() => ({
  view: 'note',
  tabs: noTabs,
  past: [],
  future: [],
  visit: 0,
}));

export function openNote(noteId: NoteId, range?: SourceRange, openIn: OpenIn = 'auto'): void {
  navigation.setState((now) => {
    const isNew = openIn === 'newTab' || (openIn === 'auto' && (now.dialog === 'newTab' || wantsNewTab()));
    const place = range ? { noteId, range } : { noteId };
    const tabs = (isNew ? openInNewTab : openHere)(now.tabs, place);
    return { ...withTabs(now, tabs), view: 'note', visit: now.visit + 1, dialog: undefined };
  });
}

export const goBack = (): void => change(goBackInTab);
export const goForward = (): void => change(goForwardInTab);
export const showTab = (index: number): void => change((tabs) => activateTab(tabs, index), true);
export const showNextTab = (step: number): void => change((tabs) => stepTab(tabs, step), true);
export const closeOtherTabsThan = (index: number): void => change((tabs) => closeOtherTabs(tabs, index));
export const reopenClosedTab = (): void => change(reopenTab);
export const putTab = (from: number, to: number): void => change((tabs) => moveTab(tabs, from, to));

/** @param index by default the tab in front */
export function closeTabAt(index = navigation.getState().tabs.active): void {
  change((tabs) => closeTab(tabs, index));
}

/** The note is gone; so are the tabs that show it. */
export function closeTabsOf(noteId: NoteId): void {
  change((tabs) =>
    tabs.tabs
      .map(({ place }, index) => ({ isGone: place.noteId === noteId, index }))
      .filter(({ isGone }) => isGone)
      .reduceRight((state, { index }) => closeTab(state, index), tabs),
  );
}

/** Tabs of last time, before any note was opened. */
export function restoreTabs(tabs: TabsState): void {
  navigation.setState((now) => ({ ...withTabs(now, tabs), visit: now.visit + 1 }));
}

/** The notes are gone from the library; so is the way back to them. */
export function closeNotes(): void {
  navigation.setState((now) => withTabs(now, noTabs));
}

export function showView(view: View): void {
  navigation.setState({ view, dialog: undefined });
}

export function showDialog(dialog: Dialog | undefined, noteId?: NoteId): void {
  navigation.setState({ dialog, dialogNoteId: noteId });
}

/** @param always shows the notes even when the tab was in front already: behind graph or map */
function change(step: (tabs: TabsState) => TabsState, always = false): void {
  navigation.setState((now) => {
    const tabs = step(now.tabs);
    if (tabs === now.tabs && !(always && tabs.tabs.length > 0)) return now;
    return { ...withTabs(now, tabs), view: 'note', visit: now.visit + 1 };
  });
}

function withTabs(now: Navigation, tabs: TabsState): Navigation {
  const tab = activeTab(tabs);
  return { ...now, tabs, place: tab?.place, past: tab?.past ?? [], future: tab?.future ?? [] };
}
