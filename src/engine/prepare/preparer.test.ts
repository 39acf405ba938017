import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelFolder, workerFolder } from '../../../fixtures/paths.ts';
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

  it('prepares a note in its thread and takes the bytes over', async () => {
    const bytes = bytesOf('# 커피\n\n92도로 내린다.');
    const { title, chunks } = await preparer.prepareNote(bytes, 'x.md');
    expect({ title, texts: chunks.map(({ text }) => text) }).toEqual({
      title: '커피',
      texts: ['# 커피\n\n92도로 내린다.'],
    });
    expect(bytes).toHaveLength(0);
  });

  it('leaves the rest of a buffer alone that it was given a part of', async () => {
    const whole = bytesOf('커피와 차');
    await preparer.prepareNote(whole.subarray(0, 6), 'x.md');
    expect(new TextDecoder().decode(whole)).toBe('커피와 차');
  });

  it('decodes as it prepares', async () => {
    expect(await preparer.decode(bytesOf('\uFEFF커피\r\n'), 'x.md')).toBe('커피\r\n');
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

  it('answers a query while it prepares a huge note, and stops that when asked to', async () => {
    const controller = new AbortController();
    const huge = preparer.prepareNote(bytesOf('물 온도는 '.repeat(200_000)), 'x.md', controller.signal);
    const first = await Promise.race([huge, preparer.analyseQuery('커피').then(() => 'query')]);
    controller.abort();
    expect(first).toBe('query');
    await expect(huge).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a preparer whose thread dies', () => {
  const dyingWorker = path.join(tmpdir(), `saegim-dying-${process.pid}.mjs`);
  // Answers until it is given a note to decode.
  const script = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ kind, id, method, params }) => {
      if (method === 'decode') throw new Error('out of memory');
      if (method !== 'encodeQuery') parentPort.postMessage({ kind: 'result', id, result: params });
    });`;

  beforeAll(() => writeFile(dyingWorker, script));
  afterAll(() => rm(dyingWorker, { force: true }));

  it('fails what waits with internal and the reason, and starts another for the next call', async () => {
    const preparer = await startPreparer({ workerPath: dyingWorker, modelFolder });
    const waiting = [preparer.encodeQuery('waits'), preparer.decode(bytesOf('x'), 'x.md')];
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
