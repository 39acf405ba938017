import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { documentsFolder, workerFolder } from '../../../fixtures/paths.ts';
import { createReader, type Reader, type ReaderOptions } from './reader.ts';

const realWorker = path.join(workerFolder, 'readWorker.js');
const opened: Reader[] = [];
const open = (options: ReaderOptions) => {
  const reader = createReader(options);
  opened.push(reader);
  return reader;
};
const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const document = async (name: string) => new Uint8Array(await readFile(path.join(documentsFolder, name)));

afterEach(async () => {
  for (const reader of opened.splice(0)) await reader.close();
});

describe('the reader', () => {
  it('reads documents in its thread', async () => {
    const { text } = await open({ workerPath: realWorker }).read(await document('bees.pdf'), 'bees.pdf');
    expect(text).toContain('Urban beekeeping');
  });

  it('gives the code of the error that a file makes, and reads the next', async () => {
    const reader = open({ workerPath: realWorker });
    const [locked, read] = await Promise.allSettled([
      reader.read(await document('locked.pdf'), 'locked.pdf'),
      reader.read(bytesOf('<p>good</p>'), 'x.html'),
    ]);
    expect([locked, read]).toMatchObject([{ reason: { code: 'encrypted' } }, { value: { text: 'good' } }]);
  });

  it('calls a file too large that takes more memory than there is', async () => {
    const reader = open({ workerPath: realWorker, heapMB: 48 });
    await expect(reader.read(bytesOf('<b>x</b>'.repeat(500_000)), 'x.html')).rejects.toMatchObject({
      code: 'too-large',
    });
    expect((await reader.read(bytesOf('<p>good</p>'), 'x.html')).text).toBe('good');
  });

  it('calls a file too large that unpacks without end', async () => {
    const reader = open({ workerPath: realWorker, growthMB: 100 });
    await expect(reader.read(pdfBomb(1000), 'bomb.pdf')).rejects.toMatchObject({ code: 'too-large' });
    expect((await reader.read(bytesOf('<p>good</p>'), 'x.html')).text).toBe('good');
  });

  it('starts another thread after it rested', async () => {
    const reader = open({ workerPath: realWorker, idleMs: 0 });
    await reader.read(bytesOf('a,b'), 'x.csv');
    expect((await reader.read(bytesOf('c,d'), 'x.csv')).text).toContain('c');
  });
});

/** A small PDF whose page says that it is so many megabytes of blanks. */
function pdfBomb(megabytes: number): Uint8Array<ArrayBuffer> {
  // Deflate joins blocks: one is packed, then said again and again.
  const block = deflateRawSync(Buffer.alloc(2 ** 20, ' '), { finishFlush: constants.Z_SYNC_FLUSH });
  const zlibHead = Buffer.from([0x78, 0x9c]);
  const packed = deflateSync(Buffer.concat([zlibHead, ...Array<Buffer>(megabytes).fill(block)]));
  const pdf = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >> endobj
4 0 obj << /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >> stream
`;
  const end = '\nendstream endobj\ntrailer << /Size 5 /Root 1 0 R >>\n';
  return new Uint8Array(Buffer.concat([Buffer.from(pdf), packed, Buffer.from(end)]));
}

describe('a reader whose thread', () => {
  const script = path.join(tmpdir(), `saegim-reading-${process.pid}.mjs`);
  // Does with a file as its name says.
  const source = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, method, params }) => {
      if (params?.fileName === 'hangs') for (;;);
      if (params?.fileName === 'dies') throw new Error('died of it');
      parentPort.postMessage({ kind: 'result', id, result: { text: params?.fileName } });
    });`;
  beforeAll(() => writeFile(script, source));
  afterAll(() => rm(script, { force: true }));

  it('hangs over a file fails that file with too-slow and reads the next', async () => {
    const reader = open({ workerPath: script, maxMs: 500 });
    const results = await Promise.allSettled(
      ['hangs', 'good'].map((name) => reader.read(bytesOf('x'), name)),
    );
    expect(results).toMatchObject([{ reason: { code: 'too-slow' } }, { value: { text: 'good' } }]);
  });

  it('dies of a file fails that file with parse-failed and the reason, and reads the next', async () => {
    const reader = open({ workerPath: script });
    const results = await Promise.allSettled(['dies', 'good'].map((name) => reader.read(bytesOf('x'), name)));
    expect(results).toMatchObject([
      { reason: { code: 'parse-failed', cause: { message: 'died of it' } } },
      { value: { text: 'good' } },
    ]);
  });

  it('is asked to stop ends at once, and reads the next', async () => {
    const reader = open({ workerPath: script });
    const controller = new AbortController();
    const stopped = reader.read(bytesOf('x'), 'hangs', controller.signal);
    const next = reader.read(bytesOf('x'), 'good');
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect((await next).text).toBe('good');
  });

  it('is closed fails what it reads with engine-gone', async () => {
    const reader = open({ workerPath: script });
    const reading = reader.read(bytesOf('x'), 'hangs');
    await Promise.all([expect(reading).rejects.toMatchObject({ code: 'engine-gone' }), reader.close()]);
  });

  it('does not start says internal, for it is not the fault of the file', async () => {
    const reader = open({ workerPath: path.join(tmpdir(), 'no-such-worker.mjs') });
    await expect(reader.read(bytesOf('x'), 'good')).rejects.toMatchObject({ code: 'internal' });
  });
});
