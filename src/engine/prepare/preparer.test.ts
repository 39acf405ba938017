import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsFolder, modelFolder, workerFolder } from '../../../fixtures/paths.ts';
import type { Preparer } from '../parts.ts';
import { startPreparer } from './preparer.ts';

const workerPath = path.join(workerFolder, 'prepareWorker.js');
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the preparer', () => {
  let preparer: Preparer;

  beforeAll(async () => {
    preparer = await startPreparer({ workerPath, modelFolder });
  });
  afterAll(() => preparer.close());

  it('prepares a note in its thread', async () => {
    const { title, chunks } = await preparer.prepareNote(bytesOf('# 커피\n\n92도로 내린다.'), 'x.md');
    expect({ title, texts: chunks.map(({ text }) => text) }).toEqual({
      title: '커피',
      texts: ['# 커피\n\n92도로 내린다.'],
    });
  });

  it('leaves the rest of a buffer alone that it was given a part of', async () => {
    const whole = bytesOf('커피와 차');
    await preparer.prepareNote(whole.subarray(0, 6), 'x.md');
    expect(new TextDecoder().decode(whole)).toBe('커피와 차');
  });

  it('decodes as it prepares', async () => {
    expect(await (await preparer.read(bytesOf('\uFEFF커피\r\n'), 'x.md')).text).toBe('커피\r\n');
  });

  it('counts tokens as it encodes them', async () => {
    const { chunks } = await preparer.prepareNote(bytesOf('물 온도는 92도. '.repeat(80)), 'x.md');
    const encoded = await preparer.encodePassages(chunks.map(({ embeddingText }) => embeddingText));
    expect(encoded.map((ids) => ids.length)).toEqual(chunks.map(({ tokenCount }) => tokenCount));
  });

  it('encodes a query otherwise than a passage', async () => {
    const [passage] = await preparer.encodePassages(['물 온도']);
    const query = await preparer.encodeQuery('물 온도');
    expect(query).toBeInstanceOf(Int32Array);
    expect([...query]).not.toEqual([...passage]);
  });

  it('finds the terms of a query', async () => {
    expect(await preparer.analyseQuery('물 온도는 얼마인가요?')).toMatchObject({
      terms: expect.arrayContaining(['온도']),
      language: 'ko',
    });
  });

  it('splits sentences', async () => {
    expect(await preparer.splitSentences('하나다. 둘이다.')).toEqual([
      { start: 0, end: 4 },
      { start: 5, end: 9 },
    ]);
  });

  it('fails one bad file with its code and goes on', async () => {
    await expect(preparer.prepareNote(new Uint8Array([0, 0, 1, 1]), 'x.md')).rejects.toMatchObject({
      code: 'not-text',
    });
    expect((await preparer.prepareNote(bytesOf('good'), 'x.md')).title).toBe('x');
  });

  it('prepares a document that another thread reads, each passage with the page it begins on', async () => {
    const bytes = new Uint8Array(await readFile(path.join(documentsFolder, 'library-ko.pdf')));
    const { title, chunks } = await preparer.prepareNote(bytes, 'x.pdf');
    expect(title).toBe('연구 보고서');
    expect(chunks.at(-1)).toMatchObject({ text: expect.stringContaining('맺음말'), places: [{ number: 2 }] });
    expect(chunks.at(0)).toMatchObject({
      text: expect.stringContaining('지식 관리'),
      places: [{ number: 1 }],
    });
  });

  it('reads a document as it prepares it', async () => {
    const bytes = await readFile(path.join(documentsFolder, 'library-ko.pdf'));
    const { text } = await preparer.read(new Uint8Array(bytes), 'x.pdf');
    const { chunks } = await preparer.prepareNote(new Uint8Array(bytes), 'x.pdf');
    expect(chunks.map(({ range }) => text.slice(range.start, range.end))).toEqual(
      chunks.map((chunk) => chunk.text),
    );
  });

  it('answers a query while it prepares a huge note, and stops that when asked to', async () => {
    const controller = new AbortController();
    const huge = preparer.prepareNote(bytesOf('물 온도는 '.repeat(200_000)), 'x.md', controller.signal);
    const first = await Promise.race([huge, preparer.analyseQuery('커피').then(() => 'query')]);
    controller.abort();
    expect(first).toBe('query');
    await expect(huge).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a preparer given a note that takes too long', () => {
  const stuckWorker = path.join(tmpdir(), `saegim-stuck-${process.pid}.mjs`);
  // Never comes back from a note; everything else waits behind it.
  const script = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, method, params }) => {
      parentPort.postMessage({ kind: 'part', id, part: null });
      if (params?.fileName === 'stuck.md') for (;;);
      parentPort.postMessage({ kind: 'result', id, result: params });
    });`;

  beforeAll(() => writeFile(stuckWorker, script));
  afterAll(() => rm(stuckWorker, { force: true }));

  it('fails that note alone and answers what waited behind it', async () => {
    const preparer = await startPreparer({ workerPath: stuckWorker, modelFolder, maxSilentMs: 2000 });
    const [stuck, next, waiting] = await Promise.allSettled([
      preparer.prepareNote(bytesOf('x'), 'stuck.md'),
      preparer.prepareNote(bytesOf('x'), 'next.md'),
      preparer.splitSentences('waits'),
    ]);
    await preparer.close();
    expect([stuck, next, waiting]).toMatchObject([
      { reason: { code: 'too-slow' } },
      { value: { fileName: 'next.md' } },
      { value: 'waits' },
    ]);
  });
});

describe('a preparer whose thread dies', () => {
  const dyingWorker = path.join(tmpdir(), `saegim-dying-${process.pid}.mjs`);
  // Answers until it is given a note to decode.
  const script = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ kind, id, method, params }) => {
      if (method === 'read') throw new Error('out of memory');
      if (method !== 'encodeQuery') parentPort.postMessage({ kind: 'result', id, result: params });
    });`;

  beforeAll(() => writeFile(dyingWorker, script));
  afterAll(() => rm(dyingWorker, { force: true }));

  it('fails what waits with internal and the reason, and starts another for the next call', async () => {
    const preparer = await startPreparer({ workerPath: dyingWorker, modelFolder });
    const waiting = [preparer.encodeQuery('waits'), preparer.read(bytesOf('x'), 'x.md')];
    for (const result of await Promise.allSettled(waiting)) {
      expect(result).toMatchObject({ reason: { code: 'internal', cause: { message: 'out of memory' } } });
    }
    expect(await preparer.splitSentences('again')).toBe('again');
    await preparer.close();
  });

  it('says that it is gone once it is closed', async () => {
    const preparer = await startPreparer({ workerPath: dyingWorker, modelFolder });
    const waiting = preparer.encodeQuery('waits');
    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'engine-gone' }), preparer.close()]);
    await expect(preparer.splitSentences('x')).rejects.toMatchObject({ code: 'engine-gone' });
  });
});

it('fails to start with model-missing where there is no model', async () => {
  await expect(startPreparer({ workerPath, modelFolder: tmpdir() })).rejects.toMatchObject({
    code: 'model-missing',
  });
});
