import { chmod, mkdir, rename, rm, stat, symlink, truncate, unlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../fixtures/noteFiles.ts';
import { modelFolder, workerFolder } from '../../fixtures/paths.ts';
import { unitVector } from '../../fixtures/storedNotes.ts';
import { asUnprivileged } from '../../fixtures/unprivileged.ts';
import { idleQueue } from '../../fixtures/wholeIndex.ts';
import type { ImportProgress } from '../shared/domain/library.ts';
import { SaegimError } from '../shared/errors.ts';
import { openImportJournal, type ImportJournal } from './library/importJournal.ts';
import { openBreadcrumb } from './library/breadcrumb.ts';
import { openFailures, type Failures } from './library/failures.ts';
import type { NoteStore, Preparer } from './parts.ts';
import { createPipeline, type Pipeline, type PipelineParts } from './pipeline.ts';
import { startPreparer } from './prepare/index.ts';
import { openStore } from './store/index.ts';
import { createRecentlyRemoved } from './sync/index.ts';

const dimension = 8;
let preparer: Preparer;
let folder: string;
let notes: string;
let store: NoteStore;
let journal: ImportJournal;
let failures: Failures;

beforeAll(async () => {
  preparer = await startPreparer({ workerPath: path.join(workerFolder, 'prepareWorker.js'), modelFolder });
});

afterAll(() => preparer.close());

beforeEach(async () => {
  folder = await temporaryFolder();
  notes = path.join(folder, 'notes');
  await mkdir(notes);
  store = await openStore({
    folder: path.join(folder, 'store'),
    fingerprint: 'model',
    dimension,
    chunkerVersion: '1',
    analyserVersion: '1',
  });
  journal = await openImportJournal(path.join(folder, 'imports.json'), () => {});
  failures = await openFailures(path.join(folder, 'failures.json'), () => {});
});

afterEach(async () => {
  await store.close();
  await removeFolder(folder);
});

function open(parts: Partial<PipelineParts> = {}): Pipeline {
  return createPipeline({
    store,
    preparer,
    journal,
    queue: idleQueue,
    failures,
    breadcrumb: openBreadcrumb(path.join(folder, 'reading.json'), () => {}),
    recentlyRemoved: createRecentlyRemoved(),
    keptIds: new Map(),
    log: () => {},
    onCommit: () => {},
    ...parts,
  });
}

interface Options {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

function importFrom(
  pipeline: Pipeline,
  paths: readonly string[] = [notes],
  { signal = new AbortController().signal, onProgress = () => {} }: Options = {},
) {
  return pipeline.importPaths(paths, { mode: 'link', signal, onProgress });
}

const write = (files: Readonly<Record<string, string | Uint8Array>>) => writeFiles(notes, files);
const inNotes = (name: string) => path.join(notes, name);
const kept = () =>
  store
    .notes()
    .map((note) => note.path)
    .sort();

/** The real one, and `before` is told each file before it is prepared. */
function watchedPreparer(before: (fileName: string) => void): Preparer {
  return {
    ...preparer,
    prepareNote(bytes, fileName, signal) {
      before(fileName);
      return preparer.prepareNote(bytes, fileName, signal);
    },
  };
}

describe('importing', () => {
  it('adds what is new and says how much that is', async () => {
    await write({ 'a.md': '# Tea\n\nGreen tea wants cooler water.', 'deep/b.txt': '커피는 뜨겁게' });
    const report = await importFrom(open());
    expect(report).toEqual({
      added: 2,
      updated: 0,
      unchanged: 0,
      moved: 0,
      removed: 0,
      failed: [],
      warnings: [],
      copied: 0,
      isCancelled: false,
      notes: 2,
      chunks: 2,
      tokens: store.pendingCount().tokens,
      ms: expect.any(Number),
    });
  });

  it('keeps the path from the folder that was given', async () => {
    await write({ 'deep/er/a.md': 'words' });
    await importFrom(open());
    expect(store.notes()).toMatchObject([{ root: notes, path: 'deep/er/a.md' }]);
  });

  it('keeps the path from a folder that was given before', async () => {
    await write({ 'a.md': 'one' });
    const pipeline = open();
    await importFrom(pipeline);
    await write({ 'deep/b.md': 'two' });
    await importFrom(pipeline, [inNotes('deep')]);
    expect(kept()).toEqual(['a.md', 'deep/b.md']);
  });

  it('leaves what is unchanged as it is, also under a new date', async () => {
    await write({ 'a.md': 'the same words' });
    const pipeline = open();
    await importFrom(pipeline);
    const before = store.notes();
    await utimes(inNotes('a.md'), 1e9, 1e9);
    expect(await importFrom(pipeline)).toMatchObject({ added: 0, updated: 0, unchanged: 1, tokens: 0 });
    expect(store.notes()).toEqual(before);
  });

  it('takes changed content for changed, also under the old date', async () => {
    await write({ 'a.md': 'old words' });
    const pipeline = open();
    await importFrom(pipeline);
    const { atime, mtime } = await stat(inNotes('a.md'));
    await write({ 'a.md': 'new words' });
    await utimes(inNotes('a.md'), atime, mtime);
    expect(await importFrom(pipeline)).toMatchObject({ added: 0, updated: 1, unchanged: 0 });
  });

  it('keeps the identity of a note whose file changed', async () => {
    await write({ 'a.md': '# Before' });
    const pipeline = open();
    await importFrom(pipeline);
    const [before] = store.notes();
    await write({ 'a.md': '# After' });
    await importFrom(pipeline);
    expect(store.notes()).toMatchObject([{ id: before.id, title: 'After' }]);
  });

  it('finds the words of a note before it has a vector', async () => {
    await write({ 'a.md': '전세 계약의 갱신청구권', 'b.md': 'nothing of it' });
    await importFrom(open());
    const { terms } = await preparer.analyseQuery('갱신청구권');
    const found = await store.searchWords(terms, 5);
    expect([found.map(({ chunk }) => chunk.text), store.counts().embedded]).toEqual([
      ['전세 계약의 갱신청구권'],
      0,
    ]);
  });

  it('reads the newest first', async () => {
    await write({ 'old.md': 'old', 'new.md': 'new', 'older.md': 'older' });
    await utimes(inNotes('old.md'), 2e8, 2e8);
    await utimes(inNotes('older.md'), 1e8, 1e8);
    const read: string[] = [];
    await importFrom(open({ preparer: watchedPreparer((fileName) => read.push(fileName)) }));
    expect(read).toEqual(['new.md', 'old.md', 'older.md']);
  });

  it('ends its progress with every file and every byte', async () => {
    await write({ 'a.md': '12345', 'b.md': '123' });
    const seen: ImportProgress[] = [];
    await importFrom(open(), [notes], { onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ phase: 'read', done: 2, total: 2, bytesDone: 8, bytesTotal: 8 });
  });

  it.each([
    ['decomposed Hangul', '커피 메모.md'.normalize('NFD')],
    ['emoji', '👩‍💻 일기 🎉.md'],
    ['right to left', 'ملاحظات القهوة.md'],
  ])('takes in a name with %s', async (_, name) => {
    await write({ [name]: 'some words' });
    await importFrom(open());
    expect(store.notes()).toMatchObject([{ path: name, title: name.slice(0, -3).normalize('NFC') }]);
  });

  it('keeps two files whose names look the same as two notes', async () => {
    await write({ ['커피.md'.normalize('NFC')]: 'composed', ['커피.md'.normalize('NFD')]: 'decomposed' });
    const pipeline = open();
    await importFrom(pipeline);
    expect(await importFrom(pipeline)).toMatchObject({ unchanged: 2, notes: 2 });
  });

  it('is refused where the library is open for reading only', async () => {
    const pipeline = open({ store: { ...store, isReadOnly: true } });
    await expect(importFrom(pipeline)).rejects.toMatchObject({ code: 'store-locked' });
  });

  it('waits for the one before', async () => {
    await write({ 'one/a.md': 'first', 'two/b.md': 'second' });
    const read: string[] = [];
    const pipeline = open({ preparer: watchedPreparer((fileName) => read.push(fileName)) });
    const reports = await Promise.all([
      importFrom(pipeline, [inNotes('one')]),
      importFrom(pipeline, [inNotes('two')]),
    ]);
    expect([read, reports.map((report) => report.notes)]).toEqual([
      ['a.md', 'b.md'],
      [1, 2],
    ]);
  });
});

describe('an empty file', () => {
  it.each(['', ' \n\t\r\n', '\uFEFF'])(
    'of text is a note without passages, called as its file (%j)',
    async (text) => {
      await write({ '회의록.md': text, '할 일.txt': text });
      const report = await importFrom(open());
      expect([report.failed, report.warnings, store.notes()]).toEqual([
        [],
        [],
        expect.arrayContaining([
          expect.objectContaining({ title: '회의록', chunkCount: 0 }),
          expect.objectContaining({ title: '할 일', chunkCount: 0 }),
        ]),
      ]);
    },
  );

  it('that had words before is found by them no more, and is the same note', async () => {
    await write({ 'a.md': '전세 계약의 갱신청구권' });
    const pipeline = open();
    await importFrom(pipeline);
    const [before] = store.notes();
    await write({ 'a.md': '' });
    await importFrom(pipeline);
    const { terms } = await preparer.analyseQuery('갱신청구권');
    expect([await store.searchWords(terms, 5), store.notes(), store.counts()]).toMatchObject([
      [],
      [{ id: before.id, chunkCount: 0 }],
      { notes: 1, chunks: 0 },
    ]);
  });
});

describe('a file that cannot be taken in', () => {
  const binary = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2]);
  const huge = async () => {
    await write({ 'bad.md': '' });
    await truncate(inNotes('bad.md'), 21 * 1024 * 1024);
  };

  it.each([
    ['binary', 'not-text', () => write({ 'bad.md': binary })],
    ['a table of nothing', 'empty-file', () => write({ 'bad.csv': '' })],
    ['too large', 'too-large', huge],
  ])('is named with its reason when it is %s, and stops no other', async (_, code, make) => {
    await write({ 'good.md': 'words', 'other.md': 'more words' });
    await make();
    const report = await importFrom(open());
    expect([report.failed, kept()]).toEqual([
      [{ path: expect.stringMatching(/^bad\./), code, reason: expect.stringMatching(/\w+ \w+/) }],
      ['good.md', 'other.md'],
    ]);
  });

  it.skipIf(process.platform === 'win32')('is named when the system refuses it', async () => {
    await write({ 'bad.md': 'secret', 'good.md': 'words' });
    const pipeline = open({ journal: forgetfulJournal });
    await importFrom(pipeline, [inNotes('good.md')]);
    await chmod(inNotes('bad.md'), 0o000);
    await letOthersIn();
    const report = await asUnprivileged(() => importFrom(pipeline));
    expect([report.failed, report.unchanged]).toEqual([
      [{ path: 'bad.md', code: 'permission-denied', reason: expect.any(String) }],
      1,
    ]);
  });

  it('keeps what was known of it', async () => {
    await write({ 'a.md': 'known words' });
    const pipeline = open();
    await importFrom(pipeline);
    await write({ 'a.md': binary });
    expect(await importFrom(pipeline)).toMatchObject({
      removed: 0,
      notes: 1,
      failed: [{ code: 'not-text' }],
    });
  });

  it('is named by its path in the library', async () => {
    await write({ 'a.md': 'words', 'deep/bad.md': binary });
    const pipeline = open();
    await importFrom(pipeline);
    expect((await importFrom(pipeline, [inNotes('deep')])).failed).toMatchObject([{ path: 'deep/bad.md' }]);
  });
});

describe('a warning', () => {
  it('names a broken front matter, and the note is kept', async () => {
    await write({ 'a.md': '---\ntags: [a, b\n: :\n---\n\nThe text is fine.' });
    const report = await importFrom(open());
    expect([report.warnings, kept()]).toEqual([
      [{ path: 'a.md', code: 'front-matter-broken', reason: expect.any(String) }],
      ['a.md'],
    ]);
  });

  it('names the second of two files with one content, and both are kept', async () => {
    await write({ 'first.md': 'the same' });
    const pipeline = open();
    await importFrom(pipeline);
    await write({ 'second.md': 'the same' });
    const report = await importFrom(pipeline);
    expect([report.warnings, kept()]).toEqual([
      [{ path: 'second.md', code: 'duplicate-content', reason: 'The same content as first.md.' }],
      ['first.md', 'second.md'],
    ]);
  });

  it('names one of two that come together', async () => {
    await write({ 'a.md': 'the same', 'b.md': 'the same' });
    expect((await importFrom(open())).warnings).toHaveLength(1);
  });

  it('is not given for a file that was moved', async () => {
    await write({ 'a.md': 'the words stay' });
    const pipeline = open();
    await importFrom(pipeline);
    await rename(inNotes('a.md'), inNotes('b.md'));
    expect(await importFrom(pipeline)).toMatchObject({ moved: 1, added: 0, removed: 0, warnings: [] });
  });
});

describe('a note', () => {
  beforeEach(async () => {
    await write({ 'a.md': 'first', 'deep/b.md': 'second', 'deep/er/c.md': 'third' });
    await importFrom(open());
  });

  it('goes when its file is gone', async () => {
    await unlink(inNotes('deep/b.md'));
    expect(await importFrom(open())).toMatchObject({ removed: 1, unchanged: 2, notes: 2 });
  });

  it('goes with its folder when the folder around it is there', async () => {
    await rm(inNotes('deep'), { recursive: true });
    expect(await importFrom(open())).toMatchObject({ removed: 2, notes: 1 });
  });

  it('goes also when its missing folder was named beside the one around it', async () => {
    await rm(inNotes('deep'), { recursive: true });
    expect(await importFrom(open(), [inNotes('deep'), notes])).toMatchObject({ removed: 2, notes: 1 });
  });

  it('goes when its own file was named and is missing from its folder', async () => {
    await unlink(inNotes('a.md'));
    expect(await importFrom(open(), [inNotes('a.md')])).toMatchObject({ removed: 1, notes: 2 });
  });

  it('stays when all of what was given is missing: a drive may be unplugged', async () => {
    await rename(notes, path.join(folder, 'away'));
    expect(await importFrom(open())).toMatchObject({ removed: 0, notes: 3, failed: [{ code: 'not-found' }] });
  });

  it('stays when what was given and the folder around it are missing', async () => {
    await rename(inNotes('deep'), path.join(folder, 'away'));
    expect(await importFrom(open(), [inNotes('deep/er')])).toMatchObject({ removed: 0, notes: 3 });
  });

  it('stays when its folder is a link to what is missing', async () => {
    await rename(inNotes('deep'), path.join(folder, 'away'));
    await symlink(path.join(folder, 'elsewhere'), inNotes('deep'));
    expect(await importFrom(open())).toMatchObject({ removed: 0, notes: 3 });
  });

  it('stays when another folder was given', async () => {
    await unlink(inNotes('a.md'));
    expect(await importFrom(open(), [inNotes('deep')])).toMatchObject({ removed: 0, notes: 3 });
  });

  it.skipIf(process.platform === 'win32')('stays when its folder may not be listed', async () => {
    await unlink(inNotes('deep/b.md'));
    await chmod(inNotes('deep'), 0o111);
    await letOthersIn();
    const report = await asUnprivileged(() => importFrom(open({ journal: forgetfulJournal })));
    await chmod(inNotes('deep'), 0o755);
    expect(report).toMatchObject({
      removed: 0,
      notes: 3,
      failed: [{ path: 'deep', code: 'permission-denied' }],
    });
  });
});

it('leaves nothing to embed when a file was only moved', async () => {
  await write({ 'a.md': 'the words stay' });
  const pipeline = open();
  await importFrom(pipeline);
  const waiting = await store.pendingEmbeddings(10);
  await store.putEmbeddings(waiting.map(({ hash }) => ({ hash, vector: unitVector(hash, dimension) })));
  await mkdir(inNotes('deep'));
  await rename(inNotes('a.md'), inNotes('deep/a.md'));
  await importFrom(pipeline);
  expect([kept(), store.pendingCount()]).toEqual([['deep/a.md'], { passages: 0, tokens: 0 }]);
});

describe('cancelling', () => {
  it('keeps what was read until then', async () => {
    await write({ 'a.md': 'first', 'b.md': 'second', 'c.md': 'third' });
    const { report, read } = await cancelAt(2);
    expect([report.isCancelled, report.added, kept()]).toEqual([true, 1, [read[0]]]);
  });

  it('removes nothing', async () => {
    await write({ 'gone.md': 'first' });
    await importFrom(open());
    await unlink(inNotes('gone.md'));
    await write({ 'a.md': 'second' });
    expect((await cancelAt(1)).report).toMatchObject({ isCancelled: true, removed: 0, notes: 1 });
  });

  it('is the end of it: nothing is taken up later', async () => {
    await write({ 'a.md': 'first' });
    await cancelAt(1);
    expect(journal.unfinished()).toEqual([]);
  });

  it('also ends an import that still waits for its turn', async () => {
    await write({ 'one/a.md': 'first', 'two/b.md': 'second' });
    const pipeline = open();
    const controller = new AbortController();
    const first = importFrom(pipeline, [inNotes('one')]);
    const second = importFrom(pipeline, [inNotes('two')], { signal: controller.signal });
    controller.abort();
    expect([(await first).isCancelled, (await second).isCancelled, kept()]).toEqual([false, true, ['a.md']]);
  });

  it('can be for all of them at once', async () => {
    await write({ 'one/a.md': 'first', 'two/b.md': 'second' });
    const pipeline = open();
    const imports = [importFrom(pipeline, [inNotes('one')]), importFrom(pipeline, [inNotes('two')])];
    await pipeline.cancelAll();
    const reports = await Promise.all(imports);
    expect([reports.map(({ isCancelled }) => isCancelled), pipeline.isImporting]).toEqual([
      [true, true],
      false,
    ]);
  });

  async function cancelAt(file: number) {
    const controller = new AbortController();
    const read: string[] = [];
    const watched = watchedPreparer((fileName) => {
      read.push(fileName);
      if (read.length === file) controller.abort();
    });
    const report = await importFrom(open({ preparer: watched }), [notes], { signal: controller.signal });
    return { report, read };
  }
});

describe('an import that does not come to its end', () => {
  beforeEach(() => write({ 'a.md': 'first', 'b.md': 'second' }));

  it('fails with disk-full on a full disk, and waits in the journal', async () => {
    const full: NoteStore = {
      ...store,
      putNotes: () => Promise.reject(new SaegimError('disk-full', 'no space left')),
    };
    await expect(importFrom(open({ store: full }))).rejects.toMatchObject({ code: 'disk-full' });
    expect(journal.unfinished()).toEqual([{ paths: [notes], mode: 'link' }]);
  });

  it('does not stop the one after it', async () => {
    let isFull = true;
    const full: NoteStore = {
      ...store,
      putNotes: (stored) =>
        isFull ? Promise.reject(new SaegimError('disk-full', 'no space left')) : store.putNotes(stored),
    };
    const pipeline = open({ store: full });
    await expect(importFrom(pipeline)).rejects.toMatchObject({ code: 'disk-full' });
    isFull = false;
    expect(await importFrom(pipeline)).toMatchObject({ added: 2, notes: 2 });
  });

  it('is kept in the journal when the engine closes, with what was read until then in the store', async () => {
    const read: string[] = [];
    let closed: Promise<void> | undefined;
    const watched = watchedPreparer((fileName) => {
      read.push(fileName);
      if (read.length === 2) closed = pipeline.close();
    });
    const pipeline = open({ preparer: watched });
    await expect(importFrom(pipeline)).rejects.toMatchObject({ code: 'engine-gone' });
    await closed;
    expect([kept(), journal.unfinished()]).toEqual([[read[0]], [{ paths: [notes], mode: 'link' }]]);
  });

  it('stands in the journal already while it waits for its turn', async () => {
    const pipeline = open();
    const first = importFrom(pipeline, [inNotes('a.md')]);
    const second = importFrom(pipeline, [inNotes('b.md')]);
    const asked = journal.unfinished().map(({ paths }) => paths);
    await Promise.all([first, second]);
    expect([asked, journal.unfinished()]).toEqual([[[inNotes('a.md')], [inNotes('b.md')]], []]);
  });
});

/** Writes nothing, for those who may not. */
const forgetfulJournal: ImportJournal = {
  sources: () => [],
  unfinished: () => [],
  patterns: () => ({ exclude: [], include: [] }),
  isPaused: false,
  isCleared: false,
  rebuilding: undefined,
  ask: async () => {},
  keepPlan: async () => {},
  finish: async () => {},
  addSource: async () => {},
  removeSource: async () => {},
  setDevice: async () => {},
  setPatterns: async () => {},
  setPaused: async () => {},
  setRebuilding: async () => {},
  clear: async () => {},
};

/** The temporary folder is its maker's only. */
async function letOthersIn(): Promise<void> {
  await chmod(folder, 0o755);
}
