/**
 * Meaning follows words: passages without a vector are embedded in the background, open notes first, then
 * the newest. What waits is read from the store, so the queue survives any end of the process.
 */
import { setTimeout as passTime } from 'node:timers/promises';
import type { EmbeddingProgress } from '../shared/domain/library.ts';
import type { NoteId } from '../shared/domain/note.ts';
import { isCancelled } from '../shared/errors.ts';
import type { Log } from './log.ts';
import type { Embedder, NoteStore, PendingEmbedding, Preparer } from './parts.ts';
import { untilAborted } from './untilAborted.ts';

export interface EmbeddingQueue {
  /** Looks for waiting passages; call after notes came. */
  wake(): void;
  /** While true only one core embeds, so that words come first. */
  setGentle(isGentle: boolean): void;
  /** Nothing is embedded while true, but for what the model has before it. `settle` waits for the end of the pause. */
  setPaused(isPaused: boolean): void;
  /** The passages of this note come first, before those that were asked for earlier. */
  prioritise(noteId: NoteId): void;
  /** On battery one core embeds, and rests as long as it worked. */
  setPace(pace: { readonly isOnBattery: boolean }): void;
  progress(): EmbeddingProgress;
  onProgress(listener: (progress: EmbeddingProgress) => void): () => void;
  /** Resolves when nothing waits; rejects when embedding failed or the signal is aborted. */
  settle(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface EmbeddingQueueParts {
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly embedder: Embedder;
  /** False: nothing is embedded. */
  readonly isOn: boolean;
  readonly log: Log;
  /** Whether other programs want the machine; one core embeds then. */
  readonly isMachineBusy?: () => boolean;
  /** Replaced in tests. @throws AbortError */
  readonly rest?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Passages a round: enough to keep every worker busy, few enough that a crash costs seconds. */
const roundSize = 64;
/** Vectors a commit: each commit is a file in the store, and many small ones slow it. */
const commitSize = 256;
/** At the latest after this long what is done is kept and shown. */
const commitMs = 4000;
/** Speed is taken over the last while, so that the time left follows what the machine does now. */
const rateWindowMs = 15_000;
/** One passage that fails is the passage's fault; this many in a row are the model's. */
const mostFailuresInARow = 3;
/** Notes that were open lately; more are as good as all. */
const mostPrioritised = 20;
/** On battery, after each passage; longer than that one passage never takes but where the machine slept meanwhile. */
const longestRestMs = 10_000;

export function createEmbeddingQueue({
  store,
  preparer,
  embedder,
  isOn,
  log,
  isMachineBusy = () => false,
  rest = (ms, signal) => passTime(ms, undefined, { signal }),
}: EmbeddingQueueParts): EmbeddingQueue {
  const listeners = new Set<(progress: EmbeddingProgress) => void>();
  const controller = new AbortController();
  let isGentle = false;
  let isOnBattery = false;
  let isBusy = false;
  /** While the person holds it: resolves at the end of the pause. */
  let pause: { readonly over: Promise<void>; readonly end: () => void } | undefined;
  /** Last asked for first. */
  let prioritised: readonly NoteId[] = [];
  let isAwake = false;
  let running: Promise<void> | undefined;
  let rate: { at: number; tokens: number }[] = [];
  /** Done but not yet in the store. */
  let uncommitted: { hash: string; vector: Float32Array }[] = [];
  let lastCommit = Date.now();
  /** Passages that cannot be embedded: left out until the next start, so that they do not hold up the others. */
  const failed = new Set<string>();
  let failedInARow: string[] = [];

  function wake(): void {
    if (!isOn || store.isReadOnly || controller.signal.aborted) return;
    isAwake = true;
    if (running) return;
    running = run();
    running.catch((error) => {
      if (!isCancelled(error)) log('error', 'embedding stopped', error);
    });
  }

  async function run(): Promise<void> {
    try {
      while (isAwake) {
        isAwake = false;
        await embedWaiting();
      }
    } finally {
      running = undefined; // at once: who wakes it from here on starts it anew
    }
  }

  async function embedWaiting(): Promise<void> {
    lastCommit = Date.now();
    let next = takeRound();
    /** The round before: its last texts share the threads with the first of this one, so that none is idle. */
    let before = Promise.resolve();
    for (;;) {
      if (pause) {
        await before;
        await next;
        if (uncommitted.length > 0) await commit();
        report();
        await untilAborted(pause.over, controller.signal);
        next = takeRound(); // what the pause cut off is among it again
        continue;
      }
      const round = await next;
      isBusy = isMachineBusy();
      if (round.passages.length === 0) {
        await before;
        if (uncommitted.length === 0) break;
        await commit();
        next = takeRound();
        continue;
      }
      const embedding = embedRound(round);
      embedding.catch(() => {}); // reported where it is awaited
      await before;
      before = embedding;
      if (isSlow()) await embedding;
      next = takeRound(round.passages); // tokenised while this one is embedded
      next.catch(() => {}); // reported where it is awaited
      if (isCommitDue()) await commit();
    }
    await store.maintain();
    report();
  }

  function isPaused(): boolean {
    return pause !== undefined;
  }

  function isSlow(): boolean {
    return isGentle || isOnBattery || isBusy;
  }

  function isCommitDue(): boolean {
    return uncommitted.length >= commitSize || Date.now() - lastCommit > commitMs;
  }

  async function takeRound(besides: readonly PendingEmbedding[] = []): Promise<Round> {
    const taken = new Set([...[...besides, ...uncommitted].map(({ hash }) => hash), ...failed]);
    const waiting = await store.pendingEmbeddings(roundSize + taken.size, prioritised);
    const passages = waiting.filter(({ hash }) => !taken.has(hash)).slice(0, roundSize);
    const tokenIds =
      passages.length > 0 ? await preparer.encodePassages(passages.map((p) => p.embeddingText)) : [];
    return { passages, tokenIds };
  }

  async function embedRound({ passages, tokenIds }: Round): Promise<void> {
    for (let from = 0, step = 0; from < passages.length && !isPaused(); from += step) {
      step = isSlow() ? 1 : roundSize;
      const startedAt = Date.now();
      await embedStep({
        passages: passages.slice(from, from + step),
        tokenIds: tokenIds.slice(from, from + step),
      });
      if (isOnBattery) await rest(Math.min(Date.now() - startedAt, longestRestMs), controller.signal);
    }
    report();
  }

  async function embedStep({ passages, tokenIds }: Round): Promise<void> {
    try {
      const vectors = await embedder.embed(tokenIds, 'background', controller.signal);
      vectors.forEach((vector, i) => uncommitted.push({ hash: passages[i].hash, vector }));
      rate.push({ at: Date.now(), tokens: passages.reduce((sum, { tokenCount }) => sum + tokenCount, 0) });
      failedInARow = [];
    } catch (error) {
      if (isCancelled(error)) throw error;
      if (passages.length === 1) return leaveOut(passages[0], error);
      for (let i = 0; i < passages.length; i++) {
        await embedStep({ passages: [passages[i]], tokenIds: [tokenIds[i]] });
      }
    }
  }

  function leaveOut({ hash }: PendingEmbedding, error: unknown): void {
    failed.add(hash);
    failedInARow.push(hash);
    if (failedInARow.length < mostFailuresInARow) {
      log('error', 'a passage cannot be embedded and is left out until the next start', error);
      return;
    }
    for (const innocent of failedInARow) failed.delete(innocent);
    failedInARow = [];
    throw error;
  }

  async function commit(): Promise<void> {
    const rows = [...uncommitted]; // more may come meanwhile
    await store.putEmbeddings(rows);
    uncommitted = uncommitted.slice(rows.length);
    await store.maintain(); // many small commits slow the queries of whoever searches meanwhile
    lastCommit = Date.now();
  }

  function progress(): EmbeddingProgress {
    const now = Date.now();
    rate = rate.filter(({ at }) => now - at < rateWindowMs);
    const { passages, tokens } = store.pendingCount();
    const { chunks, embedded } = store.counts();
    const waiting = Math.max(0, passages - uncommitted.length);
    const span = rate.length > 1 ? (now - rate[0].at) / 1000 : 0;
    const tokensPerSecond = span > 0 ? rate.slice(1).reduce((sum, entry) => sum + entry.tokens, 0) / span : 0;
    const secondsLeft =
      tokensPerSecond > 0 && passages > 0 ? (tokens / tokensPerSecond) * (waiting / passages) : undefined;
    return {
      done: Math.min(chunks, embedded + uncommitted.length),
      total: chunks,
      tokensPerSecond: Math.round(tokensPerSecond),
      ...(secondsLeft !== undefined && waiting > 0 && !pause && { secondsLeft: Math.ceil(secondsLeft) }),
      ...(waiting > 0 && holdNow()),
    };
  }

  function holdNow(): Pick<EmbeddingProgress, 'hold'> {
    if (pause) return { hold: 'paused' };
    if (isOnBattery) return { hold: 'battery' };
    return isBusy ? { hold: 'busy' } : {};
  }

  function report(): void {
    const now = progress();
    for (const listener of listeners) listener(now);
  }

  return {
    wake,
    setGentle(value) {
      isGentle = value;
    },
    setPaused(value) {
      if (value === isPaused()) return;
      if (value) {
        pause = pausing();
      } else {
        pause?.end();
        pause = undefined;
      }
      report();
    },
    prioritise(noteId) {
      prioritised = [noteId, ...prioritised.filter((each) => each !== noteId)].slice(0, mostPrioritised);
    },
    setPace(pace) {
      if (isOnBattery === pace.isOnBattery) return;
      ({ isOnBattery } = pace);
      report();
    },
    progress,
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settle(signal) {
      wake();
      for (let current = running; current; current = running) await untilAborted(current, signal);
    },
    async close() {
      controller.abort();
      await running?.catch(() => {}); // told to the log already
      if (uncommitted.length > 0 && !store.isReadOnly) {
        await commit().catch((error) =>
          log('warn', 'the last vectors were not kept and are made again', error),
        );
      }
    },
  };
}

function pausing() {
  let end = (): void => {};
  const over = new Promise<void>((resolve) => (end = resolve));
  return { over, end };
}

interface Round {
  readonly passages: readonly PendingEmbedding[];
  readonly tokenIds: readonly Int32Array[];
}
