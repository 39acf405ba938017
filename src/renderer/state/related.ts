/** Notes near the open one by meaning, asked anew as the library grows. */
import { createStore } from 'zustand/vanilla';
import type { NoteId } from '../../shared/domain/note.ts';
import type { RelatedNote } from '../../shared/domain/search.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { callEngine, onEngineEvent } from '../bridge.ts';
import { createLatest, errorCodeOf } from './latest.ts';
import { navigation } from './navigation.ts';

export interface RelatedNotes {
  /** The note they are related to. */
  readonly noteId?: NoteId;
  /** Undefined until the first answer for this note has come. */
  readonly notes?: readonly RelatedNote[];
  readonly error?: ErrorCode;
}

/** As many as a pane shows without much scrolling. */
const limit = 12;

/** While an import runs, related notes are asked for at most this often: each time costs the engine many searches. */
const pauseMs = 2500;

export const relatedStore = createStore<RelatedNotes>(() => ({}));

const latest = createLatest();
let timer: ReturnType<typeof setTimeout> | undefined;

/** @returns how to stop following */
export function followRelated(): () => void {
  const stopPlace = navigation.subscribe((now, before) => {
    if (now.place?.noteId !== before.place?.noteId) readRelated();
  });
  const stopChanges = onEngineEvent('library.changed', readRelatedSoon);
  const stopEmbedding = onEngineEvent('embedding.progress', ({ done, total }) => {
    if (done >= total || !relatedStore.getState().notes?.length) readRelatedSoon();
  });
  readRelated();
  return () => {
    stopPlace();
    stopChanges();
    stopEmbedding();
    latest.cancel();
    clearTimeout(timer);
    timer = undefined;
  };
}

function readRelatedSoon(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    readRelated();
  }, pauseMs);
}

export function readRelated(): void {
  const noteId = navigation.getState().place?.noteId;
  const signal = latest.begin();
  if (noteId !== relatedStore.getState().noteId)
    relatedStore.setState({ noteId, notes: undefined, error: undefined });
  if (noteId === undefined) return;
  callEngine('note.related', { noteId, limit }, { signal }).then(
    (notes) => {
      if (!signal.aborted) relatedStore.setState({ notes, error: undefined });
    },
    (error: unknown) => {
      if (!signal.aborted) relatedStore.setState({ error: errorCodeOf(error) });
    },
  );
}
