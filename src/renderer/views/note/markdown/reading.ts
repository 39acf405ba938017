import { createContext, useContext, type ReactNode } from 'react';
import type { NoteId, SourcePlace } from '../../../../shared/domain/note.ts';
import type { RenderedTree } from './renderTree.ts';

/** What the parts of a drawn note know of it. */
export interface Reading {
  readonly noteId: NoteId;
  /** 0 for the note one reads; what is embedded in it is 1, and embeds nothing itself. */
  readonly depth: number;
  readonly places?: readonly SourcePlace[];
  /** Draws the head of the note around its title; without it no title is drawn. */
  readonly renderTitle?: (title: ReactNode) => ReactNode;
}

export const ReadingContext = createContext<Reading>({ noteId: '', depth: 0 });

export function useReading(): Reading {
  return useContext(ReadingContext);
}

/** Draws a note inside the one that is drawn. */
export type DrawNested = (tree: RenderedTree, reading: Reading) => ReactNode;

export const NestedContext = createContext<DrawNested>(() => null);
