/**
 * The headings of the open note, whoever shows it: the reading view and the editor tell them and where
 * one is, and take a wish to go to one.
 */
import { createStore } from 'zustand/vanilla';
import type { NoteId } from '../../shared/domain/note.ts';

export interface OutlineHeading {
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
  /** Where its line begins in the note's text. */
  readonly start: number;
}

export interface Outline {
  readonly noteId?: NoteId;
  readonly headings: readonly OutlineHeading[];
  /** Index of the heading one reads under; -1 before the first. */
  readonly current: number;
}

export const outlineStore = createStore<Outline>(() => ({ headings: [], current: -1 }));

const listeners = new Set<(start: number) => void>();

export function setOutline(noteId: NoteId, headings: readonly OutlineHeading[]): void {
  outlineStore.setState((former) => ({
    noteId,
    headings,
    current: former.noteId === noteId ? Math.min(former.current, headings.length - 1) : -1,
  }));
}

export function setCurrentHeading(current: number): void {
  if (outlineStore.getState().current !== current) outlineStore.setState({ current });
}

export function goToHeading(start: number): void {
  for (const listener of listeners) listener(start);
}

/** Called with the place in the text to bring into sight. @returns how to stop listening */
export function onGoToHeading(listener: (start: number) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
