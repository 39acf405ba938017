import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportFixture, filesBelow } from '../../../fixtures/exportFixture.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { createExportConverter } from './index.ts';

const workerPath = new URL('../../../out/main/convertWorker.js', import.meta.url);
const zip = makeZip([
  { name: 'a.md', data: 'a' },
  { name: '../b.md', data: 'b' },
]);

describe('an export', () => {
  it('is converted in a thread of its own, with progress and problems', async () => {
    const fixture = await exportFixture('a.zip', zip);
    const converter = createExportConverter({ workerPath });
    const paths: string[] = [];
    const outcome = await converter.convert({
      ...fixture,
      kind: (await converter.detect(fixture.path))!,
      onProgress: ({ currentPath }) => paths.push(currentPath),
    });
    expect(outcome).toMatchObject({ files: 1, problems: [{ code: 'unsafe-archive' }] });
    expect(paths).toEqual(['a.zip/a.md']);
    expect(await filesBelow(fixture.targetFolder)).toEqual({ 'a.md': 'a' });
  });

  it('that is no such thing is told as in the thread', async () => {
    const fixture = await exportFixture('a.zip', 'no zip');
    const work = createExportConverter({ workerPath }).convert({ ...fixture, kind: 'zip' });
    await expect(work).rejects.toMatchObject({ code: 'parse-failed' });
  });

  it('of a kind that nobody knows is refused', async () => {
    const fixture = await exportFixture('a.zip', zip);
    const work = createExportConverter({ workerPath }).convert({ ...fixture, kind: 'other' });
    await expect(work).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('is stopped before it begins', async () => {
    const fixture = await exportFixture('a.zip', zip);
    const signal = AbortSignal.abort();
    const work = createExportConverter({ workerPath }).convert({ ...fixture, kind: 'zip', signal });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(fixture.targetFolder)).toBe(false);
  });

  it('is stopped while it runs', async () => {
    const many = makeZip(Array.from({ length: 2_000 }, (_, i) => ({ name: `${i}.md`, data: 'x' })));
    const fixture = await exportFixture('many.zip', many);
    const stop = new AbortController();
    const work = createExportConverter({ workerPath }).convert({
      ...fixture,
      kind: 'zip',
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('whose thread is silent is ended', async () => {
    const fixture = await exportFixture('a.zip', zip);
    const work = createExportConverter({ workerPath, maxSilentMs: 0 }).convert({ ...fixture, kind: 'zip' });
    await expect(work).rejects.toMatchObject({ code: 'too-slow' });
  });

  it('loses the one note over which the thread falls silent', async () => {
    const note = (title: string, body: string) =>
      `<note><title>${title}</title><content><![CDATA[<en-note>${body}</en-note>]]></content></note>`;
    const endless = 'x<br/>'.repeat(1_500_000); // the writer of Markdown takes minutes over it
    const notes = [note('first', 'a'), note('endless', endless), note('last', 'b')];
    const fixture = await exportFixture('book.enex', `<en-export>${notes.join('')}</en-export>`);
    const converter = createExportConverter({ workerPath, maxSilentMs: 6_000 });
    const { problems } = await converter.convert({ ...fixture, kind: 'enex' });
    expect([problems, Object.keys(await filesBelow(fixture.targetFolder))]).toEqual([
      [{ path: 'book.enex/2', code: 'too-slow', reason: expect.any(String) }],
      ['book/first.md', 'book/last.md'],
    ]);
  });

  it('that takes more memory than there is for it is too large', async () => {
    const graph = JSON.stringify(
      Array.from({ length: 300_000 }, (_, i) => ({
        title: `${i}`,
        children: [{ string: 'x', uid: `${i}` }],
      })),
    );
    const fixture = await exportFixture('graph.json', graph);
    const work = createExportConverter({ workerPath, heapMB: 40 }).convert({ ...fixture, kind: 'roam' });
    await expect(work).rejects.toMatchObject({ code: 'too-large' });
  });
});
