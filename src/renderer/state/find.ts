/** Finding in the open note while one reads; an editor has a search of its own. */
import { createStore } from 'zustand/vanilla';

export interface Find {
  readonly isOpen: boolean;
  readonly query: string;
  /** Counts openings, so that the field takes the focus again. */
  readonly visit: number;
}

export const findStore = createStore<Find>(() => ({ isOpen: false, query: '', visit: 0 }));

const listeners = new Set<(step: 1 | -1) => void>();

/** What is selected in the note is looked for. */
export function openFind(): void {
  const selected = selectedLine();
  findStore.setState(({ query, visit }) => ({ isOpen: true, query: selected || query, visit: visit + 1 }));
}

export function closeFind(): void {
  findStore.setState({ isOpen: false });
}

export function setQuery(query: string): void {
  findStore.setState({ query });
}

/** To the next match or the one before; opens the bar when it is shut. */
export function stepFind(step: 1 | -1): void {
  if (!findStore.getState().isOpen) return openFind();
  for (const listener of listeners) listener(step);
}

/** @returns how to stop listening */
export function onFindStep(listener: (step: 1 | -1) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const longestQuery = 200;

function selectedLine(): string {
  const selected = document.getSelection()?.toString().trim() ?? '';
  return selected.includes('\n') || selected.length > longestQuery ? '' : selected;
}
