/** What the library holds: the list of notes, its facts, and how far meaning has come. */
import { createStore } from 'zustand/vanilla';
import type { EmbeddingProgress, LibraryStatus } from '../../shared/domain/library.ts';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import { isCancelled, type ErrorCode } from '../../shared/errors.ts';
import { callEngine, onEngineConnected, onEngineEvent } from '../bridge.ts';
import { errorCodeOf } from './latest.ts';
import { notify } from './notices.ts';

export interface LibraryState {
  /** Undefined until first read. Newest change first. */
  readonly notes?: readonly Note[];
  /** Of `notes`. */
  readonly noteIds?: ReadonlySet<NoteId>;
  readonly status?: LibraryStatus;
  /** The last word of the background work; absent before the first. */
  readonly embedding?: EmbeddingProgress;
  readonly error?: ErrorCode;
}

export const libraryStore = createStore<LibraryState>(() => ({}));

/** While an import runs, the list is read anew at most this often: all notes cross the port each time. */
const pauseMs = 700;
/** Longer for many notes, so that taking them in stays under a twentieth of the page's time. */
const pauseMsPerNote = 0.2;

let isReading = false;
let isStale = false;

export function followLibrary(): void {
  onEngineConnected(readLibrary);
  onEngineEvent('library.changed', readLibrary);
  onEngineEvent('embedding.progress', (embedding) => {
    libraryStore.setState({ embedding });
    if (embedding.done >= embedding.total) readLibrary();
  });
}

/** Reads once more afterwards if it was asked for meanwhile. */
export function readLibrary(): void {
  isStale = true;
  if (!isReading) void readWhileStale();
}

export async function clearLibrary(): Promise<void> {
  await callEngine('library.clear', {});
  libraryStore.setState({ embedding: undefined });
  readLibrary();
}

/** Reading and embedding stop after what is under way, and go on from there. */
export async function togglePause(): Promise<void> {
  const isPaused = !(libraryStore.getState().status?.isPaused ?? false);
  try {
    await callEngine('library.pause', { isPaused });
  } catch (error) {
    notify({ tone: 'danger', message: `error.${errorCodeOf(error)}` });
  }
  readLibrary();
}

async function readWhileStale(): Promise<void> {
  isReading = true;
  while (isStale) {
    isStale = false;
    await readOnce();
    const pause = pauseMs + pauseMsPerNote * (libraryStore.getState().notes?.length ?? 0);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  isReading = false;
}

async function readOnce(): Promise<void> {
  try {
    const [status, notes] = await Promise.all([
      callEngine('library.status', {}),
      callEngine('library.notes', {}),
    ]);
    if (status.recoveredFrom && !libraryStore.getState().status?.recoveredFrom) {
      notify({ tone: 'danger', message: 'engine.recovered' });
    }
    libraryStore.setState({ status, notes, noteIds: new Set(notes.map(({ id }) => id)), error: undefined });
  } catch (error) {
    // A dead engine says so elsewhere and the list is read again when it is back.
    const code = errorCodeOf(error);
    if (!isCancelled(error) && code !== 'engine-gone') libraryStore.setState({ error: code });
  }
}
