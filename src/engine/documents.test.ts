/** Documents of every format on their whole way: imported, found and cited by the place where it stands. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../../fixtures/noteFiles.ts';
import { documentsFolder, modelFolder, workerFolder } from '../../fixtures/paths.ts';
import type { ImportReport } from '../shared/domain/library.ts';
import { createEngine, type Engine } from './engine.ts';

const documents = [
  'bees.pdf',
  'library-ko.pdf',
  'locked.pdf',
  'report.docx',
  'talk.pptx',
  'sums.xlsx',
  'report.epub',
  'minutes.hwpx',
];
const context = { signal: new AbortController().signal, emit: () => {} };
let folder: string;
let engine: Engine;
let report: ImportReport;

beforeAll(async () => {
  folder = await temporaryFolder();
  engine = await createEngine({
    indexFolder: path.join(folder, 'index'),
    modelFolder,
    workerFolder,
    log: () => {},
  });
  const paths = documents.map((name) => path.join(documentsFolder, name));
  report = await engine.handlers['library.import']({ paths, mode: 'link' }, context);
  await engine.handlers['library.settle']({}, context);
});
afterAll(async () => {
  await engine.close();
  await removeFolder(folder);
});

async function firstHit(text: string, notePath: string) {
  const { hits } = await engine.handlers['search.query']({ text, limit: 20 }, context);
  return hits.find((hit) => hit.path === notePath);
}

describe('a folder of documents', () => {
  it('comes in but for the one that is locked', () => {
    expect(report.failed).toEqual([expect.objectContaining({ path: 'locked.pdf', code: 'encrypted' })]);
    expect(report.added).toBe(documents.length - 1);
  });

  it('knows what its passages stand in', async () => {
    const kinds = await Promise.all(
      engine.parts.store.notes().map(async ({ id, path: notePath }) => {
        const chunks = await engine.parts.store.chunksOfNote(id);
        return [notePath, chunks.at(-1)?.places.at(0)?.kind] as const;
      }),
    );
    expect(Object.fromEntries(kinds)).toMatchObject({
      'bees.pdf': 'page',
      'report.docx': 'section',
      'talk.pptx': 'slide',
      'sums.xlsx': 'sheet',
      'report.epub': 'chapter',
    });
  });

  it('is found by page, in English and in Korean', async () => {
    expect(await firstHit('How do bees keep warm in winter?', 'bees.pdf')).toMatchObject({
      place: { kind: 'page', number: 2 },
    });
    expect(await firstHit('귀신고래는 얼마나 헤엄치나?', 'library-ko.pdf')).toMatchObject({
      place: { kind: 'page', number: 2 },
    });
  });

  it('is cited by page', async () => {
    const answer = await engine.handlers['chat.ask'](
      { question: '귀신고래는 해마다 얼마나 헤엄치나요?', model: null },
      context,
    );
    expect(answer.citations.find((citation) => citation.path === 'library-ko.pdf')).toMatchObject({
      place: { kind: 'page', number: 2 },
      quote: expect.stringContaining('이만 킬로미터'),
    });
  });

  it('is shown as it was read, with its pages', async () => {
    const hit = await firstHit('bees winter', 'bees.pdf');
    const { text, markup, places, isWritable } = await engine.handlers['note.read'](
      { noteId: hit!.noteId },
      context,
    );
    expect({ markup, isWritable, pages: places.map(({ number }) => number) }).toEqual({
      markup: 'markdown',
      isWritable: false,
      pages: [1, 2],
    });
    expect(text.slice(hit!.range.start, hit!.range.end)).toBe(hit!.text);
  });
});
