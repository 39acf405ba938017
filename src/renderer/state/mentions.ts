/** Where other notes link to the open note or name it, asked anew as the library changes. */
import { createStore } from 'zustand/vanilla';
import type { Mentions, NoteId } from '../../shared/domain/note.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { callEngine, onEngineEvent } from '../bridge.ts';
import { createLatest, errorCodeOf } from './latest.ts';
import { navigation } from './navigation.ts';

export interface NoteMentions {
  readonly noteId?: NoteId;
  /** Undefined until the first answer for this note has come. */
  readonly mentions?: Mentions;
  readonly error?: ErrorCode;
}

/** While an import runs, mentions are asked for at most this often. */
const pauseMs = 2500;

export const mentionsStore = createStore<NoteMentions>(() => ({}));

const latest = createLatest();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Only while somebody looks at them. @returns how to stop following */
export function followMentions(): () => void {
  const stopPlace = navigation.subscribe((now, before) => {
    if (now.place?.noteId !== before.place?.noteId) readMentions();
  });
  const stopChanges = onEngineEvent('library.changed', readMentionsSoon);
  readMentions();
  return () => {
    stopPlace();
    stopChanges();
    latest.cancel();
    clearTimeout(timer);
    timer = undefined;
  };
}

function readMentionsSoon(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    readMentions();
  }, pauseMs);
}

export function readMentions(): void {
  const noteId = navigation.getState().place?.noteId;
  const signal = latest.begin();
  if (noteId !== mentionsStore.getState().noteId)
    mentionsStore.setState({ noteId, mentions: undefined, error: undefined });
  if (noteId === undefined) return;
  callEngine('note.mentions', { noteId }, { signal }).then(
    (mentions) => {
      if (!signal.aborted) mentionsStore.setState({ mentions, error: undefined });
    },
    (error: unknown) => {
      if (!signal.aborted) mentionsStore.setState({ error: errorCodeOf(error) });
    },
  );
}
