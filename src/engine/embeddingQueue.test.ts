import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storedNote, unitVector } from '../../fixtures/storedNotes.ts';
import { isCancelled, SaegimError } from '../shared/errors.ts';
import { createEmbeddingQueue, type EmbeddingQueue, type EmbeddingQueueParts } from './embeddingQueue.ts';
import type { Embedder, NoteStore, Preparer } from './parts.ts';
import { openStore } from './store/index.ts';

const dimension = 8;
let folder: string;
let store: NoteStore;
let queue: EmbeddingQueue;
let logged: { message: string; error: unknown }[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'saegim-queue-'));
  store = await openStoreAgain();
  logged = [];
});

afterEach(async () => {
  await queue.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function openStoreAgain(): Promise<NoteStore> {
  return openStore({ folder, fingerprint: 'model', dimension, chunkerVersion: '1', analyserVersion: '1' });
}

/** One token id a passage: its place in `texts`, so that the embedder knows what it is given. */
const texts: string[] = [];
const preparer: Pick<Preparer, 'encodePassages'> = {
  encodePassages: async (passages) => passages.map((text) => Int32Array.of(texts.push(text) - 1)),
};

type Run = (passages: readonly string[], signal?: AbortSignal) => Promise<void> | void;

/** Keeps what it was asked for; `run` may wait, fail or look. */
function fakeEmbedder(run: Run = () => {}) {
  const calls: string[][] = [];
  const embed: Embedder['embed'] = async (tokenIds, _, signal) => {
    const passages = tokenIds.map(([id]) => texts[id].split('\n')[1]);
    calls.push(passages);
    await run(passages, signal);
    return passages.map((text) => unitVector(text, dimension));
  };
  return { calls, dimension, embed, close: async () => {} };
}

function open(embedder: Embedder, options: Partial<EmbeddingQueueParts> = {}): EmbeddingQueue {
  const log: EmbeddingQueueParts['log'] = (_, message, error) => logged.push({ message, error });
  queue = createEmbeddingQueue({
    store,
    preparer: preparer as Preparer,
    embedder,
    isOn: true,
    log,
    ...options,
  });
  return queue;
}

const manyTexts = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name} passage ${i}`);

/** Resolves when `open` is called. */
function gate() {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

/** As the real embedder: it rejects when it is told to stop. */
function untilCancelled(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new SaegimError('cancelled', 'embedding')), {
      once: true,
    });
  });
}

describe('the embedding queue', () => {
  it('gives every passage its vector', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 100)), storedNote('b', manyTexts('b', 50))]);
    await open(fakeEmbedder()).settle();
    expect(store.counts()).toEqual({ notes: 2, chunks: 150, embedded: 150 });
  });

  it('embeds a passage that two notes have once', async () => {
    await store.putNotes([storedNote('a', ['shared', 'one']), storedNote('b', ['shared', 'two'])]);
    const embedder = fakeEmbedder();
    await open(embedder).settle();
    expect([embedder.calls.flat().sort(), store.counts().embedded]).toEqual([['one', 'shared', 'two'], 4]);
  });

  it('embeds nothing that has its vector', async () => {
    await store.putNotes([storedNote('a', ['known'])]);
    await open(fakeEmbedder()).settle();
    await queue.close();
    await store.putNotes([storedNote('b', ['new'])]);
    const embedder = fakeEmbedder();
    await open(embedder).settle();
    expect(embedder.calls).toEqual([['new']]);
  });

  it('begins with the newest note', async () => {
    await store.putNotes([
      storedNote('old', ['old'], { modified: 1 }),
      storedNote('new', ['new'], { modified: 2 }),
    ]);
    const embedder = fakeEmbedder();
    await open(embedder).settle();
    expect(embedder.calls).toEqual([['new', 'old']]);
  });

  it('takes up notes that come while it runs', async () => {
    await store.putNotes([storedNote('a', ['first'])]);
    const embedder = fakeEmbedder(async (passages) => {
      if (!passages.includes('first')) return;
      await store.putNotes([storedNote('b', ['second'])]);
      queue.wake();
    });
    await open(embedder).settle();
    expect(embedder.calls).toEqual([['first'], ['second']]);
  });

  it('drops the vector of a passage that went while it was embedded', async () => {
    await store.putNotes([storedNote('a', ['stays']), storedNote('b', ['goes'])]);
    await open(fakeEmbedder(() => store.removeNotes(['b']))).settle();
    expect([store.counts(), (await store.vectors()).size]).toEqual([{ notes: 1, chunks: 1, embedded: 1 }, 1]);
  });

  it('embeds one text at a time while it is gentle', async () => {
    await store.putNotes([storedNote('a', ['one', 'two', 'three'])]);
    const embedder = fakeEmbedder();
    open(embedder).setGentle(true);
    await queue.settle();
    expect(embedder.calls).toEqual([['one'], ['two'], ['three']]);
  });

  it('embeds nothing when it is off', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    const embedder = fakeEmbedder();
    await open(embedder, { isOn: false }).settle();
    expect([embedder.calls, store.counts().embedded]).toEqual([[], 0]);
  });
});

describe('closing in the middle', () => {
  it('keeps what is done, and the next queue does the rest', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 100))]);
    const inSecondRound = gate();
    const first = fakeEmbedder((_, signal) => {
      if (first.calls.length === 1) return;
      inSecondRound.open();
      return untilCancelled(signal);
    });
    open(first).wake();
    await inSecondRound.passed;
    await queue.close();
    await store.close();

    store = await openStoreAgain();
    const embeddedBefore = store.counts().embedded;
    const second = fakeEmbedder();
    await open(second).settle();
    expect([embeddedBefore, second.calls.flat(), store.counts().embedded]).toEqual([
      64,
      manyTexts('a', 100).slice(64),
      100,
    ]);
  });

  it('is no failure: nothing is logged', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    const begun = gate();
    open(
      fakeEmbedder((_, signal) => {
        begun.open();
        return untilCancelled(signal);
      }),
    ).wake();
    await begun.passed;
    await queue.close();
    expect(logged).toEqual([]);
  });

  it('ends those who wait for it to settle', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    const begun = gate();
    open(
      fakeEmbedder((_, signal) => {
        begun.open();
        return untilCancelled(signal);
      }),
    );
    const settled = expect(queue.settle()).rejects.toMatchObject({ code: 'cancelled' });
    await begun.passed;
    await queue.close();
    await settled;
  });
});

describe('waiting for it to settle', () => {
  it('ends at once when nothing waits', async () => {
    await open(fakeEmbedder()).settle();
    expect(queue.progress()).toEqual({ done: 0, total: 0, tokensPerSecond: 0 });
  });

  it('ends when the one who waits no longer wants to, and embedding goes on', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    const { passed, open: goOn } = gate();
    open(fakeEmbedder(() => passed));
    const controller = new AbortController();
    const waiting = queue.settle(controller.signal);
    const other = queue.settle();
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    goOn();
    await other;
    expect(store.counts().embedded).toBe(1);
  });

  it('ends at once with a signal that is aborted already', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    const { passed, open: goOn } = gate();
    open(fakeEmbedder(() => passed));
    await expect(queue.settle(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    goOn();
  });

  it('leaves no listener behind', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal) as (...given: unknown[]) => void;
    const remove = signal.removeEventListener.bind(signal) as (...given: unknown[]) => void;
    signal.addEventListener = (...given: unknown[]) => {
      listeners++;
      add(...given);
    };
    signal.removeEventListener = (...given: unknown[]) => {
      listeners--;
      remove(...given);
    };
    await open(fakeEmbedder()).settle(signal);
    expect(listeners).toBe(0);
  });

  it('fails when the model fails', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 5))]);
    open(fakeEmbedder(() => Promise.reject(new SaegimError('internal', 'the embedding thread died'))));
    await expect(queue.settle()).rejects.toMatchObject({ code: 'internal' });
  });

  it('fails when the disk is full, and a later wake stores the same vectors', async () => {
    await store.putNotes([storedNote('a', ['one', 'two'])]);
    let isFull = true;
    const full: NoteStore = {
      ...store,
      putEmbeddings: (rows) =>
        isFull ? Promise.reject(new SaegimError('disk-full', 'no space left')) : store.putEmbeddings(rows),
    };
    const embedder = fakeEmbedder();
    open(embedder, { store: full });
    await expect(queue.settle()).rejects.toMatchObject({ code: 'disk-full' });
    isFull = false;
    await queue.settle();
    expect([embedder.calls, store.counts().embedded]).toEqual([[['one', 'two']], 2]);
  });
});

describe('a pause', () => {
  it('holds everything until it ends', async () => {
    await store.putNotes([storedNote('a', ['one', 'two'])]);
    const embedder = fakeEmbedder();
    open(embedder).setPaused(true);
    const settled = queue.settle();
    const held = new Promise((resolve) => queue.onProgress(resolve));
    expect([await held, embedder.calls]).toMatchObject([{ done: 0, total: 2, hold: 'paused' }, []]);
    queue.setPaused(false);
    await settled;
    expect([embedder.calls, queue.progress().hold]).toEqual([[['one', 'two']], undefined]);
  });

  it('keeps what was embedded before it, and does not embed that again', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 100))]);
    const embedder = fakeEmbedder(() => {
      if (embedder.calls.length === 1) queue.setPaused(true);
    });
    open(embedder);
    const kept = gate();
    queue.onProgress(() => {
      if (store.counts().embedded === 64) kept.open();
    });
    const settled = queue.settle();
    await kept.passed;
    expect(embedder.calls.length).toBe(1);
    queue.setPaused(false);
    await settled;
    expect([embedder.calls.flat().length, new Set(embedder.calls.flat()).size]).toEqual([100, 100]);
  });

  it('cuts a slow round short, and what it cut off comes afterwards', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 10))]);
    const embedder = fakeEmbedder(() => {
      if (embedder.calls.length === 3) queue.setPaused(true);
    });
    open(embedder).setGentle(true);
    const kept = gate();
    queue.onProgress(() => {
      if (store.counts().embedded === 3) kept.open();
    });
    const settled = queue.settle();
    await kept.passed;
    expect(embedder.calls.length).toBe(3);
    queue.setPaused(false);
    await settled;
    expect([embedder.calls.length, store.counts().embedded]).toEqual([10, 10]);
  });

  it('does not keep it from being closed', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    open(fakeEmbedder()).setPaused(true);
    const settled = queue.settle();
    await Promise.all([queue.close(), expect(settled).rejects.toSatisfy(isCancelled)]);
  });
});

describe('an open note', () => {
  it('comes before newer ones', async () => {
    await store.putNotes([
      storedNote('new', manyTexts('new', 70), { modified: 3 }),
      storedNote('open', ['open'], { modified: 2 }),
      storedNote('old', ['old'], { modified: 1 }),
    ]);
    const embedder = fakeEmbedder();
    open(embedder).prioritise('old');
    queue.prioritise('open');
    await queue.settle();
    expect(embedder.calls.flat().slice(0, 3)).toEqual(['open', 'old', 'new passage 0']);
  });

  it('that is gone holds nothing up', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    open(fakeEmbedder()).prioritise('gone');
    await queue.settle();
    expect(store.counts().embedded).toBe(1);
  });
});

describe('a machine that wants to be spared', () => {
  it('embeds one text at a time on battery and rests after each', async () => {
    await store.putNotes([storedNote('a', ['one', 'two'])]);
    const order: string[] = [];
    const embedder = fakeEmbedder(([text]) => void order.push(text));
    open(embedder, { rest: async () => void order.push('rest') }).setPace({ isOnBattery: true });
    expect(queue.progress().hold).toBe('battery');
    await queue.settle();
    expect([order, queue.progress().hold]).toEqual([['one', 'rest', 'two', 'rest'], undefined]);
  });

  it('rests no longer once it is plugged in', async () => {
    await store.putNotes([storedNote('a', ['one', 'two', 'three'])]);
    let rests = 0;
    const rest = async () => {
      rests++;
      queue.setPace({ isOnBattery: false });
    };
    const embedder = fakeEmbedder();
    open(embedder, { rest }).setPace({ isOnBattery: true });
    await queue.settle();
    expect([rests, embedder.calls]).toEqual([1, [['one'], ['two', 'three']]]);
  });

  it('embeds one text at a time while others want it, and says why', async () => {
    await store.putNotes([storedNote('a', ['one', 'two'])]);
    const holds: unknown[] = [];
    const embedder = fakeEmbedder(() => void holds.push(queue.progress().hold));
    await open(embedder, { isMachineBusy: () => true }).settle();
    expect([embedder.calls, holds]).toEqual([
      [['one'], ['two']],
      ['busy', 'busy'],
    ]);
  });
});

describe('a passage that cannot be embedded', () => {
  const failOn = (bad: string) =>
    fakeEmbedder((passages) => {
      if (passages.includes(bad)) throw new SaegimError('internal', 'the embedding thread died');
    });

  it('is left out, and the others get their vectors', async () => {
    await store.putNotes([storedNote('a', ['one', 'bad', 'three'])]);
    await open(failOn('bad')).settle();
    const waiting = await store.pendingEmbeddings(10);
    expect([store.counts().embedded, waiting.map(({ embeddingText }) => embeddingText)]).toEqual([
      2,
      ['a\nbad'],
    ]);
  });

  it('is tried once by itself, and logged once', async () => {
    await store.putNotes([storedNote('a', ['one', 'bad'])]);
    const embedder = failOn('bad');
    await open(embedder).settle();
    await queue.settle();
    expect([embedder.calls, logged.length]).toEqual([[['one', 'bad'], ['one'], ['bad']], 1]);
  });

  it('is not blamed when the model fails on everything', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 10))]);
    let isBroken = true;
    open(
      fakeEmbedder(() => {
        if (isBroken) throw new SaegimError('internal', 'the embedding thread died');
      }),
    );
    await expect(queue.settle()).rejects.toMatchObject({ code: 'internal' });
    isBroken = false;
    await queue.settle();
    expect(store.counts().embedded).toBe(10);
  });
});

describe('a failure that nobody waits for', () => {
  it('is logged once however often it was woken', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 5))]);
    open(
      fakeEmbedder(() => {
        throw new SaegimError('internal', 'the embedding thread died');
      }),
    );
    queue.wake();
    queue.wake();
    await queue.settle().catch(() => {});
    expect(logged.filter(({ message }) => message === 'embedding stopped')).toHaveLength(1);
  });
});

describe('progress', () => {
  it('counts the passages of all notes, also those with one text', async () => {
    await store.putNotes([storedNote('a', ['shared', 'one']), storedNote('b', ['shared', 'two'])]);
    open(fakeEmbedder());
    const before = queue.progress();
    await queue.settle();
    expect([before, queue.progress()]).toMatchObject([
      { done: 0, total: 4 },
      { done: 4, total: 4 },
    ]);
  });

  it('counts what is embedded and not stored yet', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 100))]);
    const seen: number[] = [];
    open(fakeEmbedder()).onProgress(({ done }) => seen.push(done));
    await queue.settle();
    expect(seen).toEqual([64, 100, 100]);
  });

  it('gives the time left while something waits, and none afterwards', async () => {
    await store.putNotes([storedNote('a', manyTexts('a', 130))]);
    let now = Date.now();
    const second = () => new Promise<void>((resolve) => setImmediate(resolve)).then(() => void (now += 1000));
    const realNow = Date.now;
    Date.now = () => now;
    try {
      const seen: (number | undefined)[] = [];
      open(fakeEmbedder(second)).onProgress(({ secondsLeft }) => seen.push(secondsLeft));
      await queue.settle();
      expect(seen).toEqual([undefined, 1, undefined, undefined]);
    } finally {
      Date.now = realNow;
    }
  });

  it('is not told to those who stopped listening', async () => {
    await store.putNotes([storedNote('a', ['one'])]);
    const seen: unknown[] = [];
    const stop = open(fakeEmbedder()).onProgress((progress) => seen.push(progress));
    stop();
    await queue.settle();
    expect(seen).toEqual([]);
  });
});
