/** Open notes as tabs: data and pure functions on them. Each tab has a way back and forward of its own. */
import type { NoteId, SourceRange } from '../../shared/domain/note.ts';

export interface Place {
  readonly noteId: NoteId;
  /** The passage to show and mark. */
  readonly range?: SourceRange;
}

export interface Tab {
  readonly id: number;
  readonly place: Place;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
}

export interface TabsState {
  readonly tabs: readonly Tab[];
  /** Index into `tabs`; 0 when there are none. */
  readonly active: number;
  /** Closed ones, last closed at the end. */
  readonly closed: readonly { readonly tab: Tab; readonly index: number }[];
  readonly nextId: number;
}

/** How many places one can go back in one tab. */
const historyLength = 100;
/** As many as anyone reopens one after the other. */
const closedLength = 20;

export const noTabs: TabsState = { tabs: [], active: 0, closed: [], nextId: 1 };

export function activeTab({ tabs, active }: TabsState): Tab | undefined {
  return tabs[active];
}

/** In the tab in front; the same note at another passage is no step one would go back over. */
export function openHere(state: TabsState, place: Place): TabsState {
  const tab = activeTab(state);
  if (!tab) return openInNewTab(state, place);
  if (tab.place.noteId === place.noteId) return replaceActive(state, { ...tab, place });
  const past = [...tab.past, tab.place].slice(-historyLength);
  return replaceActive(state, { ...tab, place, past, future: [] });
}

/** Right of the tab in front, and in front itself. */
export function openInNewTab(state: TabsState, place: Place): TabsState {
  const index = state.tabs.length === 0 ? 0 : state.active + 1;
  const tab: Tab = { id: state.nextId, place, past: [], future: [] };
  return { ...state, tabs: state.tabs.toSpliced(index, 0, tab), active: index, nextId: state.nextId + 1 };
}

/** The right neighbour comes to the front, at the end the left one. */
export function closeTab(state: TabsState, index: number): TabsState {
  const tab = state.tabs[index];
  if (!tab) return state;
  const tabs = state.tabs.toSpliced(index, 1);
  const isBefore = index < state.active;
  const active = Math.max(0, Math.min(tabs.length - 1, state.active - (isBefore ? 1 : 0)));
  return { ...state, tabs, active, closed: [...state.closed, { tab, index }].slice(-closedLength) };
}

export function closeOtherTabs(state: TabsState, index: number): TabsState {
  const kept = state.tabs[index];
  if (!kept) return state;
  const others = state.tabs.flatMap((tab, at) => (at === index ? [] : [{ tab, index: at }]));
  return { ...state, tabs: [kept], active: 0, closed: [...state.closed, ...others].slice(-closedLength) };
}

export function reopenTab(state: TabsState): TabsState {
  const last = state.closed.at(-1);
  if (!last) return state;
  const index = Math.min(last.index, state.tabs.length);
  return {
    ...state,
    tabs: state.tabs.toSpliced(index, 0, last.tab),
    active: index,
    closed: state.closed.slice(0, -1),
  };
}

export function activateTab(state: TabsState, index: number): TabsState {
  return state.tabs[index] && index !== state.active ? { ...state, active: index } : state;
}

/** By `step` tabs, around the ends. */
export function stepTab(state: TabsState, step: number): TabsState {
  const count = state.tabs.length;
  return count === 0 ? state : activateTab(state, (((state.active + step) % count) + count) % count);
}

/** Puts a tab at another index; the one in front stays in front. */
export function moveTab(state: TabsState, from: number, to: number): TabsState {
  const tab = state.tabs[from];
  if (!tab || !state.tabs[to] || from === to) return state;
  const inFront = activeTab(state);
  const tabs = state.tabs.toSpliced(from, 1).toSpliced(to, 0, tab);
  return { ...state, tabs, active: tabs.findIndex(({ id }) => id === inFront?.id) };
}

export function goBackInTab(state: TabsState): TabsState {
  const tab = activeTab(state);
  const place = tab?.past.at(-1);
  if (!tab || !place) return state;
  return replaceActive(state, {
    ...tab,
    place,
    past: tab.past.slice(0, -1),
    future: [tab.place, ...tab.future],
  });
}

export function goForwardInTab(state: TabsState): TabsState {
  const tab = activeTab(state);
  const place = tab?.future[0];
  if (!tab || !place) return state;
  return replaceActive(state, {
    ...tab,
    place,
    past: [...tab.past, tab.place],
    future: tab.future.slice(1),
  });
}

/** As it is kept from one start to the next: which notes, and which one in front. */
export function writeTabs({ tabs, active }: TabsState): string {
  return JSON.stringify({ notes: tabs.map(({ place }) => place.noteId), active });
}

/** @param isThere whether a note is still in the library; tabs of others are left out */
export function readTabs(text: string, isThere: (noteId: NoteId) => boolean): TabsState {
  const { notes, active } = parseTabs(text);
  const kept = notes.filter(isThere);
  const tabs = kept.map((noteId, index) => ({ id: index + 1, place: { noteId }, past: [], future: [] }));
  const inFront = kept.indexOf(notes[active] ?? '');
  return { ...noTabs, tabs, active: Math.max(0, inFront), nextId: tabs.length + 1 };
}

function parseTabs(text: string): { notes: readonly string[]; active: number } {
  try {
    const { notes, active } = JSON.parse(text) as { notes?: unknown; active?: unknown };
    const isList = Array.isArray(notes) && notes.every((note) => typeof note === 'string');
    return { notes: isList ? notes : [], active: typeof active === 'number' ? active : 0 };
  } catch {
    return { notes: [], active: 0 }; // of another version, or cut off: the window opens without tabs
  }
}

function replaceActive(state: TabsState, tab: Tab): TabsState {
  return { ...state, tabs: state.tabs.with(state.active, tab) };
}
