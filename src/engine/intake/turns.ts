/**
 * Who may change the library when: one run after another; what a person waits for goes between two files of
 * a run that takes long; a pause holds runs where they are and lets that through.
 */
export interface Turns {
  /**
   * After all that were before. When the signal is aborted while it waits, it does not wait any longer: it
   * must then do nothing but end.
   */
  inTurn<T>(act: (giveWay: GiveWay) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Before the next file of the run that has the turn; at once where none runs. */
  between<T>(act: () => Promise<T>): Promise<T>;
  /** Work that has the turn and does not look at the library: others may go meanwhile. */
  beside<T>(work: Promise<T>): Promise<T>;
  setPaused(isPaused: boolean): void;
  /** For work beside: resolves when it may go on, at the latest when aborted; undefined when it need not wait. */
  pause(signal: AbortSignal): Promise<void> | undefined;
  /** Resolves when nothing runs or waits. */
  settle(): Promise<void>;
}

/**
 * Called by a run before each file; undefined when there is nothing to wait for.
 * @param before what the run has to do before others go
 */
export type GiveWay = (before?: () => Promise<void>) => Promise<void> | undefined;

export function createTurns(closing: AbortSignal): Turns {
  const waiting: (() => Promise<void>)[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let isPaused = false;
  let wake = () => {};
  let changed = nextChange();

  function nextChange(): Promise<void> {
    return new Promise((resolve) => {
      wake = () => {
        changed = nextChange();
        resolve();
      };
    });
  }

  function inTurn<T>(act: (giveWay: GiveWay) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = last;
    const turn = signal ? Promise.race([before, whenAborted(signal)]) : before;
    const mine = turn.then(() => act((before) => giveWay(signal, before)));
    last = Promise.allSettled([before, mine]); // whoever asked is told
    return mine;
  }

  function giveWay(signal: AbortSignal | undefined, before?: () => Promise<void>): Promise<void> | undefined {
    return waiting.length === 0 && !isPaused ? undefined : letOthersGo(signal, before);
  }

  async function letOthersGo(signal: AbortSignal | undefined, before?: () => Promise<void>): Promise<void> {
    await before?.();
    const aborted = signal && whenAborted(signal);
    for (;;) {
      const change = changed;
      await goThroughWaiting();
      if (!isPaused || signal?.aborted || closing.aborted) return;
      await Promise.race(aborted ? [change, aborted] : [change]);
    }
  }

  async function untilResumed(signal: AbortSignal): Promise<void> {
    const aborted = whenAborted(signal);
    for (;;) {
      if (!isPaused || signal.aborted || closing.aborted) return;
      await Promise.race([changed, aborted]);
    }
  }

  async function goThroughWaiting(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  }

  closing.addEventListener('abort', () => wake(), { once: true });
  return {
    inTurn,
    between<T>(act: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push(() => act().then(resolve, reject));
        wake();
        inTurn(goThroughWaiting).catch(reject); // where the run ends before its next file, or there is none
      });
    },
    async beside(work) {
      const done = work.then(
        () => true,
        () => true, // told below
      );
      for (let isDone = false; !isDone;) {
        const change = changed;
        await goThroughWaiting();
        isDone = await Promise.race([done, change.then(() => false)]);
      }
      return work;
    },
    setPaused(value) {
      isPaused = value;
      wake();
    },
    pause: (signal) => (isPaused ? untilResumed(signal) : undefined),
    async settle() {
      for (let seen: unknown; seen !== last;) await (seen = last);
    },
  };
}

function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
