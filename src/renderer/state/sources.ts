/** Folders that the library keeps in step with, and what it leaves out of them. */
import { createStore } from 'zustand/vanilla';
import type { ImportReport, LibraryPatterns, LibrarySource } from '../../shared/domain/library.ts';
import { callEngine, onEngineConnected, onEngineEvent } from '../bridge.ts';
import { errorCodeOf } from './latest.ts';
import { readLibrary } from './library.ts';
import { notify } from './notices.ts';

/** Undefined until first read. */
export const sourcesStore = createStore<{ readonly sources?: readonly LibrarySource[] }>(() => ({}));

/** @returns how to stop following */
export function followSources(): () => void {
  const stops = [
    onEngineConnected(() => void readSources()), // another library folder begins with another engine
    onEngineEvent('library.changed', () => void readSources()),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Its notes are forgotten; the files stay. */
export async function removeSource(path: string): Promise<void> {
  try {
    sourcesStore.setState({ sources: await callEngine('library.removeSource', { path }) });
  } catch (error) {
    notify({ tone: 'danger', message: `error.${errorCodeOf(error)}` });
  }
  readLibrary();
}

export function readPatterns(): Promise<LibraryPatterns> {
  return callEngine('library.patterns', {});
}

export async function savePatterns(patterns: LibraryPatterns): Promise<ImportReport> {
  const report = await callEngine('library.setPatterns', patterns);
  readLibrary();
  return report;
}

async function readSources(): Promise<void> {
  try {
    sourcesStore.setState({ sources: await callEngine('library.sources', {}) });
  } catch {
    // An engine that is gone says so elsewhere; the list is read anew at the next change.
  }
}
