import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../parts.ts';
import { loadTokenizer, startEmbedder, type Tokenizer } from './index.ts';

const root = new URL('../../../', import.meta.url);
const modelFolder = new URL('resources/models/multilingual-e5-small', root).pathname;
const workerPath = new URL('out/main/inferenceWorker.js', root);
const dyingWorkerPath = new URL('fixtures/dyingInferenceWorker.mjs', root);

interface KnownVector {
  readonly text: string;
  readonly tokenIds: readonly number[];
  readonly vector: readonly number[];
}

let tokenizer: Tokenizer;
let embedder: Embedder;
let known: readonly KnownVector[];

beforeAll(async () => {
  known = JSON.parse(await readFile(new URL('fixtures/vectors.json', root), 'utf8'));
  tokenizer = await loadTokenizer(modelFolder);
  embedder = await startEmbedder({ workerPath, modelFolder, workers: 2 });
});
afterAll(() => embedder.close());

const embed = (...texts: string[]) => embedder.embed(texts.map(tokenizer.encode), 'background');

describe('the model', () => {
  it('gives the known vectors', async () => {
    const vectors = await embed(...known.map(({ text }) => text));
    for (const [i, { vector }] of known.entries()) {
      expect(cosine(vectors[i], vector)).toBeGreaterThan(0.999);
    }
  });

  it('gives unit vectors of its dimension', async () => {
    const [vector] = await embed('passage: 한글');
    expect([embedder.dimension, vector.length]).toEqual([384, 384]);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
  });

  it.each([
    ['세종대왕은 한글을 만들었다.', 'King Sejong created the Korean alphabet.'],
    ['고양이가 물을 자주 마신다.', 'The cat often drinks water.'],
    ['예산을 초과하면 승인을 받아야 한다.', 'Spending over budget needs approval.'],
  ])('puts a sentence nearest to its translation: %s', async (korean, english) => {
    const others = ['The train leaves at nine.', '비가 많이 온다.', 'Knead the dough for ten minutes.'];
    const [query, translation, ...rest] = await embed(
      `query: ${korean}`,
      ...[english, ...others].map((text) => `passage: ${text}`),
    );
    const nearest = Math.max(...rest.map((vector) => cosine(query, vector)));
    expect(cosine(query, translation)).toBeGreaterThan(nearest);
  });
});

describe('embedding', () => {
  it('gives a text the same vector whatever runs beside it', async () => {
    const texts = Array.from(
      { length: 24 },
      (_, i) => `passage: ${'단어 word '.repeat(1 + ((i * 7) % 13))}${i}`,
    );
    const together = await embed(...texts);
    const alone: Float32Array[] = [];
    for (const text of texts.slice(0, 6)) alone.push(...(await embed(text)));
    expect(alone).toEqual(together.slice(0, 6));
  });

  it('lets a query pass the passages that wait', async () => {
    const one = await startEmbedder({ workerPath, modelFolder, workers: 1 });
    const done: string[] = [];
    const note = (name: string) => () => void done.push(name);
    const ids = tokenizer.encode(`passage: ${'긴 글 '.repeat(60)}`);
    const passages = Array.from({ length: 8 }, (_, i) =>
      one.embed([ids], 'background').then(note(`passage ${i}`)),
    );
    const query = one.embed([tokenizer.encode('query: 무엇')], 'query').then(note('query'));
    await Promise.all([...passages, query]);
    await one.close();
    expect(done.indexOf('query')).toBeLessThanOrEqual(1);
  });

  it('of nothing is nothing', async () => {
    expect(await embedder.embed([], 'background')).toEqual([]);
  });

  it('stops when it is cancelled, and only what was cancelled', async () => {
    const controller = new AbortController();
    const ids = tokenizer.encode(`passage: ${'글 '.repeat(100)}`);
    const cancelled = embedder.embed(Array(50).fill(ids), 'background', controller.signal);
    const other = embedder.embed([ids], 'background');
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await other).toHaveLength(1);
  });

  it('refuses a text without tokens', async () => {
    await expect(embedder.embed([new Int32Array(0)], 'query')).rejects.toMatchObject({
      code: 'invalid-argument',
    });
  });

  it('ends with what waits when it is closed', async () => {
    const closing = await startEmbedder({ workerPath, modelFolder, workers: 1 });
    const waiting = closing.embed([tokenizer.encode('a'), tokenizer.encode('b')], 'background');
    const ended = expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await closing.close();
    await ended;
    await expect(closing.embed([], 'query')).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a thread that dies', () => {
  const alwaysDeadly = 666;
  const deadlyAtWork = 667;
  const texts = (...firsts: number[][]) => firsts.map((ids) => Int32Array.from(ids));

  it('is replaced and its text runs again', async () => {
    const pool = await startEmbedder({ workerPath: dyingWorkerPath, modelFolder, workers: 1 });
    const vectors = await pool.embed(texts([1], [deadlyAtWork], [2], [3]), 'background');
    await pool.close();
    expect(vectors.map(([first]) => first)).toEqual([1, deadlyAtWork, 2, 3]);
  });

  it('of its text every time fails that text alone', async () => {
    const pool = await startEmbedder({ workerPath: dyingWorkerPath, modelFolder, workers: 2 });
    const calls = [[1], [alwaysDeadly], [2], [3], [4]].map((ids) => pool.embed(texts(ids), 'background'));
    const results = await Promise.allSettled(calls);
    await pool.close();
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(results[1]).toMatchObject({ reason: { code: 'internal' } });
  });

  it('at its start is an error of the start', async () => {
    const missing = new URL('out/main/noSuchWorker.js', root);
    await expect(startEmbedder({ workerPath: missing, modelFolder })).rejects.toMatchObject({
      code: 'internal',
    });
  });
});

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum / Math.hypot(...Array.from(a)) / Math.hypot(...Array.from(b));
}
