import { mkdir, readdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../fixtures/noteFiles.ts';
import { modelFolder, workerFolder } from '../../fixtures/paths.ts';
import { unitVector } from '../../fixtures/storedNotes.ts';
import { openBreadcrumb } from './library/breadcrumb.ts';
import { createEmbeddingQueue, type EmbeddingQueue } from './embeddingQueue.ts';
import { openFailures, type Failures } from './library/failures.ts';
import { openImportJournal, type ImportJournal } from './library/importJournal.ts';
import { readNoteFile } from './import/index.ts';
import type { Commit } from './intake/importRun.ts';
import type { Embedder, NoteStore, Preparer } from './parts.ts';
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
let queue: EmbeddingQueue;
let embedded = 0;
let commits: Commit[];
let doubtful: string[];
let pipeline: Pipeline;

/** Counts texts; their vectors say nothing. */
const countingEmbedder: Embedder = {
  dimension,
  async embed(tokenIds) {
    embedded += tokenIds.length;
    return tokenIds.map((ids) => unitVector(ids.join(), dimension));
  },
  close: async () => {},
};

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
  queue = createEmbeddingQueue({ store, preparer, embedder: countingEmbedder, isOn: true, log: () => {} });
  embedded = 0;
  commits = [];
  doubtful = [];
  pipeline = open();
});

afterEach(async () => {
  await pipeline.close();
  await queue.close();
  await store.close();
  await removeFolder(folder);
});

function open(parts: Partial<PipelineParts> = {}): Pipeline {
  return createPipeline({
    store,
    preparer,
    queue,
    journal,
    failures,
    breadcrumb: openBreadcrumb(path.join(folder, 'reading.json'), () => {}),
    recentlyRemoved: createRecentlyRemoved(),
    keptIds: new Map(),
    libraryFolder: path.join(folder, 'library'),
    log: () => {},
    onCommit: (commit) => commits.push(commit),
    onDoubt: (sources) => doubtful.push(...sources),
    ...parts,
  });
}

const link = (paths: readonly string[] = [notes]) =>
  pipeline.importPaths(paths, { mode: 'link', signal: new AbortController().signal, onProgress: () => {} });
const copy = (paths: readonly string[]) =>
  pipeline.importPaths(paths, { mode: 'copy', signal: new AbortController().signal, onProgress: () => {} });
const write = (files: Readonly<Record<string, string | Uint8Array>>) => writeFiles(notes, files);
const inNotes = (...names: readonly string[]) => names.map((name) => path.join(notes, name));
const move = async (from: string, to: string) => {
  const [source, target] = inNotes(from, to);
  await mkdir(path.dirname(target), { recursive: true });
  await rename(source, target);
};
/** Note by path. */
const ids = () => Object.fromEntries(store.notes().map((note) => [note.path, note.id]));
const sync = (...names: readonly string[]) => pipeline.sync(inNotes(...names));

/** Files to be copied in. */
const given = async (files: Readonly<Record<string, string>>) => {
  await writeFiles(path.join(folder, 'given'), files);
  return Object.keys(files).map((name) => path.join(folder, 'given', name));
};
/** The real one; something happens while the first note is prepared. */
const onFirst = (act: () => void): Preparer => {
  let isFirst = true;
  return {
    ...preparer,
    async prepareNote(bytes, fileName, signal) {
      if (isFirst) act();
      isFirst = false;
      return preparer.prepareNote(bytes, fileName, signal);
    },
  };
};

describe('syncing', () => {
  beforeEach(async () => {
    await write({
      'a.md': '# Tea\n\nfirst',
      'b.md': 'second',
      'deep/c.md': 'third',
      'deep/er/d.md': 'fourth',
    });
    await link();
    commits = [];
  });

  it('takes in what is new, changed and gone among what is named, and nothing else', async () => {
    await write({ 'a.md': '# Tea\n\nchanged', 'new.md': 'new', 'b.md': 'not named' });
    await unlink(inNotes('deep/c.md')[0]);
    expect(await sync('a.md', 'new.md', 'deep/c.md')).toMatchObject({
      added: 1,
      updated: 1,
      removed: 1,
      notes: 4,
    });
  });

  it('says which notes each commit changed and removed', async () => {
    const before = ids();
    await write({ 'a.md': 'changed' });
    await unlink(inNotes('b.md')[0]);
    await sync('a.md', 'b.md');
    expect(commits).toEqual([
      { changed: [before['a.md']], removed: [] },
      { changed: [], removed: [before['b.md']] },
    ]);
  });

  it.each([
    ['a renamed file', async () => move('a.md', 'z.md'), ['a.md', 'z.md'], { 'z.md': 'a.md' }],
    [
      'a file moved to another folder',
      async () => move('a.md', 'deep/a.md'),
      ['a.md', 'deep/a.md'],
      { 'deep/a.md': 'a.md' },
    ],
    [
      'a renamed folder',
      async () => move('deep', 'low'),
      ['deep', 'low'],
      { 'low/c.md': 'deep/c.md', 'low/er/d.md': 'deep/er/d.md' },
    ],
    ['a name in other case', async () => move('a.md', 'A.md'), ['a.md', 'A.md'], { 'A.md': 'a.md' }],
    [
      'two files that were swapped',
      async () => {
        await move('a.md', 'aside');
        await move('b.md', 'a.md');
        await move('aside', 'b.md');
      },
      ['a.md', 'b.md'],
      { 'a.md': 'b.md', 'b.md': 'a.md' },
    ],
    [
      'a file renamed and edited at once',
      async () => {
        await move('a.md', 'z.md');
        await writeFile(inNotes('z.md')[0], 'something else');
      },
      ['a.md', 'z.md'],
      { 'z.md': 'a.md' },
    ],
    [
      'a file in whose old place another was made',
      async () => {
        await move('a.md', 'z.md');
        await write({ 'a.md': 'another' });
      },
      ['a.md', 'z.md'],
      { 'z.md': 'a.md' },
    ],
  ])('keeps the identity of %s', async (_, change, named, kept) => {
    const before = ids();
    await change();
    const report = await sync(...named);
    const after = ids();
    const now = Object.fromEntries(Object.keys(kept).map((name) => [name, after[name]]));
    const then = Object.fromEntries(Object.entries(kept).map(([name, was]) => [name, before[was]]));
    expect([now, report.moved, report.removed]).toEqual([then, Object.keys(kept).length, 0]);
  });

  it('keeps the identity of a note that was cut here and pasted there a while later', async () => {
    const before = ids();
    await rename(inNotes('a.md')[0], path.join(folder, 'clipboard'));
    await sync('a.md');
    await rename(path.join(folder, 'clipboard'), inNotes('pasted.md')[0]);
    await sync('pasted.md');
    expect(ids()['pasted.md']).toBe(before['a.md']);
  });

  it.each([
    ['one that went before', true],
    ['one that goes with it', false],
  ])(
    'takes another file for a new note, though the disk gives it the number of %s',
    async (_, wentBefore) => {
      const before = ids();
      await unlink(inNotes('b.md')[0]);
      if (wentBefore) await sync('b.md');
      await write({ 'other.md': 'quite other words' });
      await sync('b.md', 'other.md');
      expect(Object.values(before)).not.toContain(ids()['other.md']);
    },
  );

  it('takes an empty file for a new note, though an empty one went', async () => {
    await write({ 'b.md': '', 'c.md': '' });
    await sync('b.md', 'c.md');
    const before = ids();
    await unlink(inNotes('b.md')[0]);
    await sync('b.md');
    await write({ 'new.md': '' });
    await sync('new.md');
    expect(Object.values(before)).not.toContain(ids()['new.md']);
  });

  it('keeps the identity of a note whose new place alone is named', async () => {
    const before = ids();
    await move('a.md', 'deep/a.md');
    expect(await sync('deep/a.md')).toMatchObject({ moved: 1, added: 0, notes: 4 });
    expect(ids()['deep/a.md']).toBe(before['a.md']);
  });

  it('keeps the identity of a note that was moved to another source', async () => {
    const other = path.join(folder, 'other');
    await mkdir(other);
    await link([other]);
    const before = ids();
    await rename(inNotes('a.md')[0], path.join(other, 'moved.md'));
    await pipeline.sync([notes, other]);
    expect(store.notes().find(({ root }) => root === other)).toMatchObject({
      id: before['a.md'],
      path: 'moved.md',
    });
  });

  it('gives a renamed note the title of its new name where it has no other', async () => {
    await move('b.md', 'z.md');
    await move('a.md', 'y.md');
    await sync('b.md', 'z.md', 'a.md', 'y.md');
    expect(
      store
        .notes()
        .map(({ path, title }) => [path, title])
        .sort()
        .slice(-2),
    ).toEqual([
      ['y.md', 'Tea'],
      ['z.md', 'z'],
    ]);
  });

  it('embeds nothing again of what was moved', async () => {
    await queue.settle();
    const before = embedded;
    await move('deep', 'low');
    await move('a.md', 'low/renamed.md');
    await sync('deep', 'low', 'a.md');
    await queue.settle();
    expect([before, embedded, store.counts().embedded]).toEqual([4, 4, 4]);
  });

  it('embeds the new passages of a changed note alone', async () => {
    const part = (name: string) =>
      `## ${name}\n\n${`${name} words that fill a passage of their own. `.repeat(60)}`;
    await write({ 'long.md': ['one', 'two', 'three'].map(part).join('\n\n') });
    await sync('long.md');
    await queue.settle();
    const before = embedded;
    await write({ 'long.md': ['one', 'two', 'four'].map(part).join('\n\n') });
    await sync('long.md');
    await queue.settle();
    const { chunkCount } = store.noteByPath(inNotes('long.md')[0])!;
    expect(embedded - before).toBeLessThan(chunkCount);
  });

  it('drops a note whose file is a folder of the same name now', async () => {
    await rm(inNotes('b.md')[0]);
    await write({ 'b.md/inside.md': 'inside' });
    await sync('b.md');
    expect(Object.keys(ids()).sort()).toEqual(['a.md', 'b.md/inside.md', 'deep/c.md', 'deep/er/d.md']);
  });

  it('drops the notes of a folder that is a file of the same name now', async () => {
    await write({ 'f.md/inside.md': 'inside' });
    await sync('f.md');
    await rm(inNotes('f.md')[0], { recursive: true });
    await write({ 'f.md': 'a file' });
    await sync('f.md');
    expect(Object.keys(ids()).sort()).toEqual(['a.md', 'b.md', 'deep/c.md', 'deep/er/d.md', 'f.md']);
  });

  it('leaves alone what lies in no source', async () => {
    await writeFiles(folder, { 'elsewhere/x.md': 'words' });
    expect(await pipeline.sync([path.join(folder, 'elsewhere')])).toMatchObject({
      added: 0,
      failed: [],
      notes: 4,
    });
  });

  it('passes over what is no note, and what is not there', async () => {
    await write({ 'picture.png': 'no note' });
    expect(await sync('picture.png', 'never/was.md')).toMatchObject({ added: 0, failed: [], removed: 0 });
  });

  it('reads nothing that has the size, date and number of before, when it is to be quick', async () => {
    const handed: string[] = [];
    pipeline = open({
      preparer: {
        ...preparer,
        prepareNote: (...args) => (handed.push(args[1]), preparer.prepareNote(...args)),
      },
    });
    await write({ 'new.md': 'new' });
    expect(await pipeline.sync([notes], { isQuick: true })).toMatchObject({ added: 1, unchanged: 4 });
    expect(handed).toEqual(['new.md']);
  });

  it('asks for a look at the whole source where something lies behind a link', async () => {
    await symlink(inNotes('deep')[0], inNotes('linked')[0]);
    expect([await sync('linked/c.md'), doubtful]).toMatchObject([{ added: 0, notes: 4 }, [notes]]);
  });

  it('knows a note by its own name again when it was known through a link', async () => {
    await symlink(inNotes('deep')[0], inNotes('linked')[0]);
    await journal.setPatterns({ exclude: ['/deep/'], include: [] });
    await pipeline.sync([notes]);
    await journal.setPatterns({ exclude: [], include: [] });
    await pipeline.sync([notes]);
    expect(Object.keys(ids()).sort()).toEqual(['a.md', 'b.md', 'deep/c.md', 'deep/er/d.md']);
  });

  it('drops what the patterns leave out, and takes it back', async () => {
    await journal.setPatterns({ exclude: ['deep/'], include: [] });
    const without = await pipeline.sync([notes]);
    await journal.setPatterns({ exclude: [], include: [] });
    expect([without, await pipeline.sync([notes])]).toMatchObject([{ removed: 2, notes: 2 }, { notes: 4 }]);
  });

  it('does not take in what the patterns leave out, however it is named', async () => {
    await journal.setPatterns({ exclude: ['/private/', '*.txt'], include: [] });
    await write({ 'private/x.md': 'x', 'private/deep/y.md': 'y', 'b.txt': 'z' });
    expect(await sync('private', 'private/x.md', 'private/deep/y.md', 'private/deep', 'b.txt')).toMatchObject(
      { added: 0 },
    );
  });
});

describe('a source', () => {
  const paths = () => journal.sources().map((source) => source.path);

  it('is what was linked and is there, once', async () => {
    await write({ 'a.md': 'words', 'deep/b.md': 'words', 'picture.png': 'no note' });
    await link([notes, path.join(folder, 'nowhere')]);
    await link(inNotes('deep', 'a.md', 'picture.png'));
    expect(paths()).toEqual([notes]);
  });

  it('that was a single file lends its folder to no other', async () => {
    await writeFiles(folder, { 'single.md': 'single', 'notes/a.md': 'a' });
    await link([path.join(folder, 'single.md')]);
    await link();
    await copy(await given({ 'copied.md': 'copied' }));
    expect(store.notes().map(({ root, path: name }) => [root, name])).toEqual(
      expect.arrayContaining([
        [folder, 'single.md'],
        [notes, 'a.md'],
        [path.join(folder, 'library'), 'copied.md'],
      ]),
    );
  });

  it('that holds the library folder leaves its notes their paths from there', async () => {
    await copy(await given({ 'first.md': 'first' }));
    await link([folder]);
    await copy(await given({ 'second.md': 'second' }));
    const inLibrary = store.notes().filter(({ root }) => root === path.join(folder, 'library'));
    expect(inLibrary.map(({ path: name }) => name).sort()).toEqual(['first.md', 'second.md']);
  });

  it('that is removed while it is read leaves no note', async () => {
    await write(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.md`, `text ${i}`])));
    let removing: Promise<unknown> | undefined;
    const remove = async () => {
      await store.removeNotes(store.notes().map(({ id }) => id));
      await journal.removeSource(notes);
    };
    pipeline = open({ preparer: onFirst(() => (removing = pipeline.between(remove))) });
    await link();
    await removing;
    expect(store.notes()).toEqual([]);
  });

  it('that is removed while an import of it waits leaves no note', async () => {
    await write({ 'a.md': 'a' });
    await link();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const holding = pipeline.alone(() => held);
    const removing = pipeline.between(async () => {
      await store.removeNotes(store.notes().map(({ id }) => id));
      await journal.removeSource(notes);
    });
    const other = path.join(folder, 'other');
    await writeFiles(other, { 'b.md': 'b' });
    const importing = link([notes, other]);
    await vi.waitFor(() => expect(journal.sources().map((source) => source.path)).toContain(other));
    letGo();
    await Promise.all([holding, removing, importing]);
    expect(Object.keys(ids())).toEqual(['b.md']);
  });

  it('is also a folder that another one leaves out', async () => {
    await write({ '.hidden/b.md': 'words' });
    await link();
    await link(inNotes('.hidden'));
    expect([paths(), Object.values(ids()).length]).toEqual([[notes, ...inNotes('.hidden')], 1]);
  });
});

describe('a source whose device is another', () => {
  beforeEach(async () => {
    await write({ 'a.md': 'first', 'b.md': 'second' });
    await link();
    await journal.setDevice(notes, 'another device');
  });

  it('keeps its notes when none of their files is there: its drive is not mounted', async () => {
    await rm(inNotes('a.md')[0]);
    await rm(inNotes('b.md')[0]);
    await write({ 'readme.md': 'The drive is not mounted.' });
    expect(await pipeline.sync([notes])).toMatchObject({ removed: 0, added: 0, notes: 2 });
  });

  it('is read as usual when some of them are there: it was moved to another disk', async () => {
    await rm(inNotes('a.md')[0]);
    expect(await pipeline.sync([notes])).toMatchObject({ removed: 1, notes: 1 });
    expect(journal.sources()[0].device).not.toBe('another device');
  });

  it('is looked at whole when a part of it is named', async () => {
    await rm(inNotes('a.md')[0]);
    expect([await sync('a.md'), doubtful]).toMatchObject([{ removed: 0, notes: 2 }, [notes]]);
  });
});

describe('what a person writes', () => {
  it('does not wait for a long import', async () => {
    await link();
    await writeFiles(
      path.join(folder, 'many'),
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.md`, `text ${i}`])),
    );
    let during = -1;
    pipeline = open({
      preparer: {
        ...preparer,
        async prepareNote(bytes, fileName, signal) {
          if (fileName === 'written.md') during = store.notes().length;
          else if (during < 0 && !writing) {
            await write({ 'written.md': 'just written' });
            writing = sync('written.md');
          }
          return preparer.prepareNote(bytes, fileName, signal);
        },
      },
    });
    let writing: Promise<unknown> | undefined;
    await link([path.join(folder, 'many')]);
    await writing;
    expect([during < 30, store.notes().length]).toEqual([true, 31]);
  });

  it('during an import is not replaced by what was read before it', async () => {
    await write(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.md`, `old ${i}`])));
    let writing: Promise<unknown> | undefined;
    const save = async () => {
      await write(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.md`, `new ${i}`])));
      await sync(...Array.from({ length: 12 }, (_, i) => `${i}.md`));
    };
    pipeline = open({ preparer: onFirst(() => void (writing = save())) });
    await link();
    await writing;
    const hashes = new Map(store.notes().map((note) => [note.path, note.contentHash]));
    const fresh = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => (await readNoteFile(inNotes(`${i}.md`)[0])).contentHash),
    );
    expect(Array.from({ length: 12 }, (_, i) => hashes.get(`${i}.md`))).toEqual(fresh);
  });

  it('moves is one note, also when its file was read for an import a moment before', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `${i}.md`);
    await write(Object.fromEntries(names.map((name) => [name, `text ${name}`])));
    await link();
    await write(Object.fromEntries(names.map((name) => [name, `changed ${name}`])));
    let moving: Promise<unknown> | undefined;
    const moveAll = async () => {
      for (const name of names) await move(name, `moved/${name}`);
      await sync(...names, ...names.map((name) => `moved/${name}`));
    };
    pipeline = open({ preparer: onFirst(() => void (moving = moveAll())) });
    const before = ids();
    await link();
    await moving;
    expect(ids()).toEqual(Object.fromEntries(names.map((name) => [`moved/${name}`, before[name]])));
  });

  it('is read while the library is paused, and what else changed is not', async () => {
    await link();
    await write({ 'written.md': 'by hand', 'other.md': 'by another program' });
    pipeline.setPaused(true);
    const patient = pipeline.sync([notes], { isPatient: true });
    await sync('written.md');
    const during = Object.keys(ids());
    pipeline.setPaused(false);
    await patient;
    expect([during, Object.keys(ids()).sort()]).toEqual([['written.md'], ['other.md', 'written.md']]);
  });

  it('makes the library folder a source', async () => {
    const library = path.join(folder, 'library');
    await writeFiles(library, { 'new.md': 'a new note', 'older.md': 'was there' });
    await pipeline.sync([path.join(library, 'new.md')]);
    expect([journal.sources(), Object.keys(ids()).sort()]).toMatchObject([
      [{ path: library, kind: 'library' }],
      ['new.md', 'older.md'],
    ]);
  });
});

describe('a pause', () => {
  it('holds an import, which can still be cancelled', async () => {
    await write({ 'a.md': 'first' });
    pipeline.setPaused(true);
    const importing = link();
    await pipeline.cancelAll();
    expect([await importing, journal.unfinished()]).toMatchObject([{ isCancelled: true, added: 0 }, []]);
  });

  it('gives way to what has to run alone', async () => {
    await link();
    pipeline.setPaused(true);
    const patient = pipeline.sync([notes], { isPatient: true });
    const rejected = expect(patient).rejects.toMatchObject({ code: 'cancelled' });
    expect(await pipeline.alone(async () => 'done')).toBe('done');
    await rejected;
  });
});

describe('copying', () => {
  it('puts the files into the library folder and reads them there', async () => {
    await write({ 'a.md': 'first', 'deep/b.md': 'second' });
    const report = await copy([notes]);
    const library = path.join(folder, 'library');
    expect([
      report.added,
      report.copied,
      journal.sources().map(({ path }) => path),
      journal.unfinished(),
    ]).toEqual([2, 2, [library], []]);
    expect(store.notes().map(({ root }) => root)).toEqual([library, library]);
  });

  it('that is cut short by the end of the engine is taken up by the next one', async () => {
    const files = await given(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.md`, `${i}`])));
    const convert = {
      async detect() {
        closing ??= pipeline.close();
        return undefined;
      },
      convert: () => Promise.reject(new Error('there is no export')),
    };
    let closing: Promise<void> | undefined;
    pipeline = open({ convert });
    await expect(copy(files)).rejects.toMatchObject({ code: 'engine-gone' });
    await closing;
    expect(journal.unfinished()).toMatchObject([{ paths: files, mode: 'copy' }]);
    pipeline = open();
    await copy(files);
    expect(store.notes().length).toBe(20);
  });

  it('waits while the library is paused', async () => {
    await link();
    await write(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.md`, `text ${i}`])));
    const files = await given({ 'first.md': 'first' });
    let isListed = () => {};
    const listed = new Promise<void>((resolve) => (isListed = resolve));
    const detect = async () => void isListed();
    pipeline = open({ convert: { detect, convert: () => Promise.reject(new Error('no export')) } });
    pipeline.setPaused(true);
    const copying = copy(files);
    await listed;
    await sync(''); // takes longer than a small file
    const inLibrary = async () =>
      (await readdir(path.join(folder, 'library'))).filter((name) => name.endsWith('.md'));
    const early = await inLibrary();
    pipeline.setPaused(false);
    await copying;
    expect([early, await inLibrary()]).toEqual([[], ['first.md']]);
  });

  it('leaves the files that were given as they are', async () => {
    await write({ 'a.md': 'first' });
    await copy(inNotes('a.md'));
    expect(await readFile(inNotes('a.md')[0], 'utf8')).toBe('first');
  });

  it('is refused where there is no library folder', async () => {
    pipeline = open({ libraryFolder: undefined });
    await expect(copy([notes])).rejects.toMatchObject({ code: 'invalid-argument' });
  });
});

describe('a file that fails', () => {
  beforeEach(async () => {
    await write({ 'bad.md': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'good.md': 'words' });
    await link();
  });

  const tries = () => failures.list().map(({ attempts, isSetAside }) => ({ attempts, isSetAside }));

  it('is set aside at the third time with the same content', async () => {
    for (let i = 0; i < 5; i++) await pipeline.sync([notes]);
    expect([tries(), (await pipeline.sync([notes])).failed]).toMatchObject([
      [{ attempts: 3, isSetAside: true }],
      [{ path: 'bad.md', code: 'not-text' }],
    ]);
  });

  it('is tried again when it changed, and forgotten when it can be read', async () => {
    for (let i = 0; i < 3; i++) await pipeline.sync([notes]);
    await write({ 'bad.md': 'words at last' });
    expect([await sync('bad.md'), failures.list()]).toMatchObject([{ added: 1, failed: [] }, []]);
  });

  it('is forgotten when it is gone', async () => {
    await unlink(inNotes('bad.md')[0]);
    await sync('bad.md');
    expect(failures.list()).toEqual([]);
  });
});
