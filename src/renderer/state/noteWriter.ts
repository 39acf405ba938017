/**
 * The text of one note on its way to its file: written a moment after the last key, never over a version that
 * nobody has seen, and kept aside as a draft until the file holds it, so that a crash loses at most a few letters.
 */
import type { NoteId } from '../../shared/domain/note.ts';
import type { SaveResult } from '../../shared/domain/writing.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Draft, Drafts } from './drafts.ts';
import { errorCodeOf } from './latest.ts';

export type WritingState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly code: ErrorCode }
  | { readonly kind: 'conflict'; readonly theirs: Version };

/** What stands in the file. */
export interface Version {
  readonly text: string;
  readonly contentHash: string;
}

export interface WriterParts {
  readonly save: (noteId: NoteId, text: string, baseHash: string) => Promise<SaveResult>;
  readonly drafts: Drafts;
  /** Calls back after a pause. @returns how to call it off */
  readonly afterPause: (ms: number, callback: () => void) => () => void;
  readonly onState: (state: WritingState) => void;
}

export interface NoteWriter {
  readonly state: WritingState;
  /** sha256 of the version that the text stems from. */
  readonly baseHash: string;
  /** The text has changed. @param read gives it as it is when it is needed, with the line ends of the file */
  write(read: () => string): void;
  /** Writes now what is unsaved. Resolves when it is written, or cannot be. */
  flush(): Promise<void>;
  /** Writes over what stands in the file, which the person has seen. */
  keepMine(): Promise<void>;
  /** What stands in the file is the text from now on. */
  takeTheirs(theirs: Version): void;
  /** Nothing more is written; a draft stays. */
  close(): void;
}

/** After the last key: short enough that search finds it within two seconds. */
const saveAfterMs = 500;
/** Who types without a pause is saved all the same. */
const saveAtLeastEveryMs = 5_000;
const draftAfterMs = 120;
/** More than fail in a row before one looks. */
const sentCount = 3;
/** The engine is started again within a few seconds. */
const retryAfterMs = 3_000;

export function createNoteWriter(
  noteId: NoteId,
  title: string,
  { baseHash, sent: unheard = [] }: Pick<Draft, 'baseHash' | 'sent'>,
  parts: WriterParts,
): NoteWriter {
  let state: WritingState = { kind: 'saved' };
  let base = baseHash;
  let read: (() => string) | undefined;
  /** Texts handed over to be written, without a word yet whether they were. */
  let sent = unheard;
  let isUnsaved = false;
  let isClosed = false;
  let running: Promise<void> | undefined;
  const timers: Record<'save' | 'longest' | 'draft', (() => void) | undefined> = {
    save: undefined,
    longest: undefined,
    draft: undefined,
  };

  function become(next: WritingState): void {
    state = next;
    parts.onState(next);
  }

  function callOff(...names: (keyof typeof timers)[]): void {
    for (const name of names) {
      timers[name]?.();
      timers[name] = undefined;
    }
  }

  function keepDraft(): void {
    callOff('draft');
    if (read && isUnsaved) {
      parts.drafts.keep(noteId, { text: read(), baseHash: base, title, sent });
    }
  }

  function flush(): Promise<void> {
    callOff('save', 'longest');
    keepDraft(); // at once: the page may be going away
    running ??= saveWhileUnsaved().finally(() => (running = undefined));
    return running;
  }

  const waiting = (): typeof read => (isUnsaved && !isClosed && state.kind !== 'conflict' ? read : undefined);

  async function saveWhileUnsaved(): Promise<void> {
    for (let next = waiting(); next; next = waiting()) {
      const text = next();
      sent = [...sent, text].slice(-sentCount);
      keepDraft();
      isUnsaved = false;
      become({ kind: 'saving' });
      try {
        accept(text, await parts.save(noteId, text, base));
      } catch (error) {
        return fail(errorCodeOf(error));
      }
    }
  }

  function accept(text: string, result: SaveResult): void {
    const earlier = sent;
    sent = [];
    if (result.kind === 'saved' || sameLines(result.text, text)) return settle(result.contentHash);
    isUnsaved = true;
    if (isOneOf(earlier, result.text)) {
      base = result.contentHash; // ours, written without our hearing of it
    } else {
      become({ kind: 'conflict', theirs: result });
      keepDraft();
    }
  }

  function settle(contentHash: string): void {
    base = contentHash;
    if (isUnsaved) return become({ kind: 'unsaved' });
    callOff('draft');
    parts.drafts.drop(noteId);
    become({ kind: 'saved' });
  }

  function fail(code: ErrorCode): void {
    isUnsaved = true;
    keepDraft();
    become({ kind: 'failed', code });
    if (code === 'engine-gone' && !isClosed) timers.save = parts.afterPause(retryAfterMs, () => void flush());
  }

  return {
    get state() {
      return state;
    },
    get baseHash() {
      return base;
    },
    write(next) {
      read = next;
      isUnsaved = true;
      timers.draft ??= parts.afterPause(draftAfterMs, keepDraft);
      if (state.kind === 'conflict') return;
      if (state.kind === 'saved') become({ kind: 'unsaved' });
      callOff('save');
      timers.save = parts.afterPause(saveAfterMs, () => void flush());
      timers.longest ??= parts.afterPause(saveAtLeastEveryMs, () => void flush());
    },
    flush,
    async keepMine() {
      if (state.kind !== 'conflict') return;
      base = state.theirs.contentHash;
      become({ kind: 'unsaved' });
      await flush();
    },
    takeTheirs(theirs) {
      callOff('save', 'longest', 'draft');
      base = theirs.contentHash;
      isUnsaved = false;
      parts.drafts.drop(noteId);
      become({ kind: 'saved' });
    },
    close() {
      keepDraft();
      isClosed = true;
      callOff('save', 'longest', 'draft');
    },
  };
}

/** Whether the file holds a text of ours. */
export function isOneOf(texts: readonly string[], text: string): boolean {
  return texts.some((each) => sameLines(each, text));
}

/** Line ends aside, which the engine writes as the file has them. */
function sameLines(a: string, b: string): boolean {
  const lines = (text: string) => text.replace(/\r\n?/g, '\n');
  return lines(a) === lines(b);
}
