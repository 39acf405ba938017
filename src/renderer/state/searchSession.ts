/**
 * Searching while someone types: a short pause, then the newest text is asked and only its answer
 * counts. The former answer stays in sight until the next has come. Enter before that waits for it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hit, SearchAnswer } from '../../shared/domain/search.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { createLatest, errorCodeOf } from './latest.ts';

export interface SearchState {
  readonly text: string;
  /** The text that `answer` answers. */
  readonly answeredText: string;
  /** Hits in the order in which they are shown: those of one note together. */
  readonly answer?: SearchAnswer;
  readonly error?: ErrorCode;
  /** Index of the row the keys are on: into `answer.hits` when there is one. */
  readonly active: number;
  /** Enter was pressed before the answer came. */
  readonly opensFirst: boolean;
}

export interface SearchParts {
  readonly query: (text: string, signal: AbortSignal) => Promise<SearchAnswer>;
  readonly open: (hit: Hit) => void;
  /** Calls back after a pause. @returns how to call it off */
  readonly afterPause: (callback: () => void) => () => void;
}

export interface SearchSession {
  readonly store: StoreApi<SearchState>;
  setText(text: string): void;
  /** By `step` of `count` rows, around the ends. */
  move(step: number, count: number): void;
  activate(index: number): void;
  /** Opens the active hit, now or as soon as the text typed last is answered. */
  submit(): void;
  retry(): void;
  /** Asks the answered text anew, since notes may have changed or gone; the row stays on its hit. */
  refresh(): void;
}

const initial: SearchState = { text: '', answeredText: '', active: 0, opensFirst: false };

export function createSearchSession({ query, open, afterPause }: SearchParts): SearchSession {
  const store = createStore<SearchState>(() => initial);
  const latest = createLatest();
  let callOff = () => {};

  function ask(text: string): void {
    const signal = latest.begin();
    query(text, signal).then(
      (answer) => {
        if (!signal.aborted) receive(text, answer);
      },
      (error: unknown) => {
        if (!signal.aborted) store.setState({ error: errorCodeOf(error), opensFirst: false });
      },
    );
  }

  function receive(text: string, found: SearchAnswer): void {
    const answer = { ...found, hits: groupByNote(found.hits).flat() };
    const { opensFirst, ...before } = store.getState();
    const chosen = text === before.answeredText ? before.answer?.hits[before.active]?.chunkId : undefined;
    const active = Math.max(
      0,
      answer.hits.findIndex(({ chunkId }) => chunkId === chosen),
    );
    store.setState({ answer, answeredText: text, error: undefined, active, opensFirst: false });
    if (opensFirst && answer.hits[0]) open(answer.hits[0]);
  }

  return {
    store,
    setText(text) {
      callOff();
      latest.cancel();
      const wanted = text.trim();
      if (wanted === '') return store.setState({ ...initial, text });
      store.setState({ text, error: undefined, opensFirst: false });
      if (wanted === store.getState().answeredText) return;
      callOff = afterPause(() => ask(wanted));
    },
    move(step, count) {
      if (count === 0) return;
      store.setState(({ active }) => ({ active: (active + step + count) % count, opensFirst: false }));
    },
    activate(index) {
      store.setState({ active: index });
    },
    submit() {
      const { text, answer, active } = store.getState();
      if (isSearching(store.getState())) return store.setState({ opensFirst: text.trim() !== '' });
      const hit = answer?.hits[active];
      if (hit) open(hit);
    },
    retry() {
      store.setState({ error: undefined });
      ask(store.getState().text.trim());
    },
    refresh() {
      const { text, answeredText } = store.getState();
      if (answeredText !== '' && text.trim() === answeredText) ask(answeredText);
    },
  };
}

/** The text typed last is not answered yet. */
export function isSearching({ text, answeredText, error }: SearchState): boolean {
  return text.trim() !== answeredText && error === undefined;
}

/** Hits of one note together, notes in the order of their best hit. */
export function groupByNote(hits: readonly Hit[]): Hit[][] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.noteId);
    if (group) group.push(hit);
    else groups.set(hit.noteId, [hit]);
  }
  return [...groups.values()];
}
