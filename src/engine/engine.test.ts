import { readdir, readFile, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../fixtures/noteFiles.ts';
import { sayForever, startOllamaServer } from '../../fixtures/ollamaServer.ts';
import { modelFolder, workerFolder } from '../../fixtures/paths.ts';
import type { EngineCalls, EngineEvents } from '../shared/contract.ts';
import type { AnswerPart } from '../shared/domain/chat.ts';
import type { EmbeddingProgress, ImportReport } from '../shared/domain/library.ts';
import { createClient, type Client } from '../shared/rpc.ts';
import { createEngine, type Engine, type EngineOptions } from './engine.ts';
import { readNoteFile } from './import/index.ts';
import { toPort } from './threads/workerPort.ts';

let folder: string;
let notes: string;
const engines: Engine[] = [];

async function start(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const engine = await createEngine({
    indexFolder: path.join(folder, 'index'),
    modelFolder,
    workerFolder,
    log: () => {},
    ...options,
  });
  engines.push(engine);
  return engine;
}

async function stop(engine: Engine): Promise<void> {
  engines.splice(engines.indexOf(engine), 1);
  await engine.close();
}

async function makeFolders(): Promise<void> {
  folder = await temporaryFolder();
  notes = path.join(folder, 'notes');
}

async function cleanUp(): Promise<void> {
  while (engines.length > 0) await stop(engines[0]);
  await removeFolder(folder);
}

const context = { signal: new AbortController().signal, emit: () => {} };

function importNotes(engine: Engine, paths: readonly string[] = [notes]): Promise<ImportReport> {
  return engine.handlers['library.import']({ paths, mode: 'link' }, context);
}

const settle = (engine: Engine) => engine.handlers['library.settle']({}, context);
const status = (engine: Engine) => engine.handlers['library.status']({}, context);

async function find(engine: Engine, text: string): Promise<readonly string[]> {
  const { hits } = await engine.handlers['search.query']({ text, limit: 10 }, context);
  return hits.map((hit) => hit.path);
}

type Page = Client<EngineCalls, EngineEvents>;

/** A page on its own port, as the window has one. */
function openPage(engine: Engine): { readonly page: Page; close(): void } {
  const { port1, port2 } = new MessageChannel();
  engine.serve(toPort(port1));
  const page = createClient<EngineCalls, EngineEvents>(toPort(port2));
  return {
    page,
    close() {
      page.close();
      port2.close();
    },
  };
}

const nextImport = (page: Page) => new Promise<ImportReport>((resolve) => page.on('import.done', resolve));

const unfinishedImport = () => ({
  version: 2,
  sources: [{ path: notes, kind: 'linked' }],
  unfinished: [{ paths: [notes], mode: 'link' }],
  patterns: { exclude: [], include: [] },
  isPaused: false,
  isCleared: false,
});

const journalFile = () => path.join(folder, 'index', 'imports.json');

async function readJournal(): Promise<unknown> {
  return JSON.parse(await readFile(journalFile(), 'utf8'));
}

describe('a library of some notes', () => {
  let engine: Engine;
  const idOf = (notePath: string) => engine.parts.store.noteByPath(path.join(notes, notePath))!.id;
  const read = (notePath: string) => engine.handlers['note.read']({ noteId: idOf(notePath) }, context);

  beforeAll(async () => {
    await makeFolders();
    await writeFiles(notes, {
      'coffee.md':
        '# Pour-over\n\nGrind coarser when the cup is bitter. See [[tea]], [[Nowhere]] and [bread](bake/bread.md).',
      'tea.md': '# Tea\n\nGreen tea wants cooler water than [[coffee]]. [[tea]]',
      'bake/bread.md': '# Bread\n\nThe dough rests overnight. It is better than [[tea]].',
      '잠.md': '# 잠\n\n자기 전에 휴대전화를 보면 잠드는 데 오래 걸린다.',
      'edited.md': '# Edited\n\nAs it was.',
      'vanished.md': '# Vanished\n\nAs it was.',
    });
    engine = await start();
    await importNotes(engine);
    await settle(engine);
  });

  afterAll(cleanUp);

  it('says what it holds', async () => {
    expect(await status(engine)).toEqual({
      notes: 6,
      chunks: 6,
      embedded: 6,
      roots: [notes],
      failed: 0,
      isPaused: false,
      indexFolder: path.join(folder, 'index'),
      indexBytes: expect.any(Number),
      model: 'multilingual-e5-small-int8',
      isReadOnly: false,
      isImporting: false,
    });
  });

  it('lists the notes, newest change first', async () => {
    const listed = await engine.handlers['library.notes']({}, context);
    const times = listed.map(({ modified }) => modified);
    expect([listed.length, times]).toEqual([6, [...times].sort((a, b) => b - a)]);
  });

  it('finds by meaning across languages', async () => {
    expect((await find(engine, 'looking at a phone before sleep'))[0]).toBe('잠.md');
  });

  it('resolves the links of a note, and leaves those to nowhere open', async () => {
    const { outgoing } = await read('coffee.md');
    expect(outgoing.map(({ target, noteId }) => [target, noteId])).toEqual([
      ['tea', idOf('tea.md')],
      ['Nowhere', undefined],
      ['bake/bread.md', idOf('bake/bread.md')],
    ]);
  });

  it('names the notes that link to a note, not the note itself', async () => {
    const { backlinks } = await read('tea.md');
    expect([...backlinks].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { noteId: idOf('bake/bread.md'), title: 'Bread', path: 'bake/bread.md' },
      { noteId: idOf('coffee.md'), title: 'Pour-over', path: 'coffee.md' },
    ]);
  });

  it('gives a note as its file is now, and says that it changed since', async () => {
    const before = await read('edited.md');
    await writeFiles(notes, { 'edited.md': '# Edited\n\nAs it is.' });
    const after = await read('edited.md');
    expect([before.isStale, after.isStale, after.text]).toEqual([false, true, '# Edited\n\nAs it is.']);
  });

  it('says that a file is gone', async () => {
    await unlink(path.join(notes, 'vanished.md'));
    await expect(read('vanished.md')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says that no note has an id', async () => {
    const reading = engine.handlers['note.read']({ noteId: 'nobody' }, context);
    await expect(reading).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is locked for a second engine that would write', async () => {
    await expect(start()).rejects.toMatchObject({ code: 'store-locked' });
  });

  it('can be searched by a second engine that only reads', async () => {
    const reader = await start({ isReadOnly: true });
    expect([(await find(reader, 'bitter cup'))[0], (await status(reader)).isReadOnly]).toEqual([
      'coffee.md',
      true,
    ]);
  });

  it.each([
    ['cleared', (reader: Engine) => reader.handlers['library.clear']({}, context)],
    ['rebuilt', (reader: Engine) => reader.handlers['library.rebuild']({}, context)],
    ['paused', (reader: Engine) => reader.handlers['library.pause']({ isPaused: true }, context)],
    [
      'given patterns',
      (reader: Engine) => reader.handlers['library.setPatterns']({ exclude: ['*'], include: [] }, context),
    ],
  ])('is not %s through an engine that only reads', async (_, change) => {
    const reader = await start({ isReadOnly: true });
    const before = await readJournal();
    await expect(change(reader)).rejects.toMatchObject({ code: 'store-locked' });
    expect([await readJournal(), (await status(engine)).notes]).toEqual([before, 6]);
  });

  it('takes no import through an engine that only reads', async () => {
    const reader = await start({ isReadOnly: true });
    await expect(importNotes(reader)).rejects.toMatchObject({ code: 'store-locked' });
  });

  it('keeps an answer that was stopped in the middle', async () => {
    const ollama = await startOllamaServer();
    ollama.answer(sayForever('Grind coarser [1]. '));
    const asking = await start({ isReadOnly: true, ollamaHost: ollama.host });
    const { page, close } = openPage(asking);
    const onPart = ({ kind }: AnswerPart) => void (kind === 'text' && page.call('chat.stop', {}));
    const question = 'What to do when the cup is bitter?';
    const answer = await page.call('chat.ask', { question, model: 'scripted' }, { onPart });
    close();
    await ollama.close();
    expect([answer.reason, answer.answer.startsWith('Grind coarser')]).toEqual(['stopped', true]);
  });
});

describe('a note whose file was deleted', () => {
  let engine: Engine;
  const question = 'Which kettle is green?';

  beforeAll(async () => {
    await makeFolders();
    await writeFiles(notes, {
      'kettle.md': '# Kettle\n\nThe zanzibar kettle is green. #zanzibar See [[kitchen]].',
      'kitchen.md': '# Kitchen\n\nThe kitchen has a stove. See [[kettle]].',
      'bread.md': '# Bread\n\nThe dough rests overnight in the kitchen.',
    });
    engine = await start();
    await importNotes(engine);
    await settle(engine);
    const before = await askFor();
    expect([before.citations[0]?.path, await drawnInMap()]).toEqual([
      'kettle.md',
      expect.arrayContaining(['kettle.md']),
    ]);
    await unlink(path.join(notes, 'kettle.md'));
    await importNotes(engine);
  });

  afterAll(cleanUp);

  const askFor = () => engine.handlers['chat.ask']({ question, model: null }, context);
  const drawnInMap = async () => (await engine.handlers['space.map']({}, context)).paths;

  it('is not found', async () => {
    expect(await find(engine, 'zanzibar kettle')).not.toContain('kettle.md');
  });

  it('is not cited, nor named among the nearest', async () => {
    const { citations, nearest } = await askFor();
    expect([...citations, ...nearest].map((each) => each.path)).not.toContain('kettle.md');
  });

  it('is not on the map', async () => {
    expect([...(await drawnInMap())].sort()).toEqual(['bread.md', 'kitchen.md']);
  });

  it('is a link to nowhere in the graph, and its tag is gone', async () => {
    const { nodes } = await engine.handlers['space.graph']({}, context);
    expect(nodes.map(({ kind, label }) => `${kind} ${label}`).sort()).toEqual([
      'missing kettle',
      'note Bread',
      'note Kitchen',
    ]);
  });

  it('is not related to any note', async () => {
    const { id } = engine.parts.store.noteByPath(path.join(notes, 'kitchen.md'))!;
    const related = await engine.handlers['note.related']({ noteId: id, limit: 5 }, context);
    expect(related.map((each) => each.path)).toEqual(['bread.md']);
  });

  it('leaves no vector behind', async () => {
    expect((await engine.parts.store.vectors()).size).toBe(2);
  });
});

describe('an engine', () => {
  beforeEach(async () => {
    await makeFolders();
    await writeFiles(notes, {
      'a.md': '# Tea\n\nGreen tea wants cooler water.',
      'b.md': '# 커피\n\n커피는 뜨겁게.',
    });
  });

  afterEach(cleanUp);

  it('finds words before there is any vector, and embeds them at the next start', async () => {
    const first = await start({ isEmbedding: false });
    await importNotes(first);
    const { hits, usedMeaning } = await first.handlers['search.query']({ text: '커피', limit: 5 }, context);
    await stop(first);
    const second = await start();
    const parts: EmbeddingProgress[] = [];
    const settled = await second.handlers['library.settle'](
      {},
      { ...context, emit: (part) => parts.push(part) },
    );
    expect([hits.map((hit) => hit.path), usedMeaning, settled.embedded, parts.at(-1)]).toMatchObject([
      ['b.md'],
      false,
      2,
      { done: 2, total: 2 },
    ]);
  });

  it('takes up an import that the last one did not finish', async () => {
    await writeFiles(path.join(folder, 'index'), { 'imports.json': JSON.stringify(unfinishedImport()) });
    const engine = await start({ isEmbedding: false });
    const { page, close } = openPage(engine);
    expect(await nextImport(page)).toMatchObject({ added: 2, notes: 2 });
    close();
    expect(await readJournal()).toMatchObject({ sources: [{ path: notes }], unfinished: [] });
  });

  it('sets the file aside that ended three engines, and takes in the others', async () => {
    const killer = path.join(notes, 'a.md');
    const { contentHash } = await readNoteFile(killer);
    const reading = { absolutePath: killer, path: 'a.md', contentHash };
    const struckTwice = { ...reading, code: 'internal', reason: 'x', attempts: 2, failedAt: 0 };
    await writeFiles(path.join(folder, 'index'), {
      'reading.json': JSON.stringify(reading),
      'failures.json': JSON.stringify({ version: 1, failures: [struckTwice] }),
      'imports.json': JSON.stringify(unfinishedImport()),
    });
    const engine = await start({ isEmbedding: false });
    const { page, close } = openPage(engine);
    const report = await nextImport(page);
    close();
    expect([report, await engine.handlers['library.failures']({}, context)]).toMatchObject([
      { added: 1, failed: [{ path: 'a.md', code: 'internal' }] },
      [{ absolutePath: killer, attempts: 3, isSetAside: true }],
    ]);
  });

  it('tries a file that was set aside when a person asks', async () => {
    const killer = path.join(notes, 'a.md');
    const { contentHash } = await readNoteFile(killer);
    const failure = { absolutePath: killer, path: 'a.md', code: 'internal', reason: 'x', contentHash };
    await writeFiles(path.join(folder, 'index'), {
      'failures.json': JSON.stringify({ version: 1, failures: [{ ...failure, attempts: 3, failedAt: 0 }] }),
      'imports.json': JSON.stringify({ ...unfinishedImport(), unfinished: [] }),
    });
    const engine = await start({ isEmbedding: false });
    const report = await engine.handlers['library.retry']({}, context);
    expect([report.added, await engine.handlers['library.failures']({}, context)]).toEqual([1, []]);
  });

  it('that closes during an import leaves the rest of it to the next', async () => {
    const first = await start({ isEmbedding: false });
    let closing: Promise<void> | undefined;
    const importing = first.handlers['library.import'](
      { paths: [notes], mode: 'link' },
      { ...context, emit: () => (closing ??= stop(first)) },
    );
    await expect(importing).rejects.toMatchObject({ code: 'engine-gone' });
    await closing;
    const { page, close } = openPage(await start({ isEmbedding: false }));
    expect(await nextImport(page)).toMatchObject({ notes: 2 });
    close();
  });

  it('goes on with an import when the page that asked for it goes', async () => {
    const engine = await start({ isEmbedding: false });
    const [asking, watching] = [openPage(engine), openPage(engine)];
    const done = nextImport(watching.page);
    const call = asking.page.call(
      'library.import',
      { paths: [notes], mode: 'link' },
      { onPart: () => asking.close() },
    );
    await expect(call).rejects.toMatchObject({ code: 'engine-gone' });
    expect(await done).toMatchObject({ isCancelled: false, added: 2 });
    watching.close();
  });

  it('ends an import when the page cancels it, and says so to every page', async () => {
    const engine = await start({ isEmbedding: false });
    const [asking, watching] = [openPage(engine), openPage(engine)];
    const done = nextImport(watching.page);
    const controller = new AbortController();
    const options = { signal: controller.signal, onPart: () => controller.abort() };
    await expect(
      asking.page.call('library.import', { paths: [notes], mode: 'link' }, options),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await done).toMatchObject({ isCancelled: true });
    for (const each of [asking, watching]) each.close();
  });

  it('forgets everything when it is cleared, also an import that runs, and leaves the files', async () => {
    const engine = await start();
    await importNotes(engine);
    const importing = importNotes(engine, [path.join(notes, 'a.md')]);
    const cleared = await engine.handlers['library.clear']({}, context);
    await importing;
    await settle(engine);
    expect([cleared, await find(engine, 'tea'), await readdir(notes)]).toMatchObject([
      { notes: 0, chunks: 0, embedded: 0, roots: [] },
      [],
      ['a.md', 'b.md'],
    ]);
  });

  it('answers about an empty library that it is empty', async () => {
    const engine = await start();
    const answer = await engine.handlers['chat.ask']({ question: 'What is tea?', model: null }, context);
    const map = await engine.handlers['space.map']({}, context);
    const graph = await engine.handlers['space.graph']({}, context);
    expect([answer.reason, map.noteIds, map.clusters, graph.nodes]).toEqual(['empty-library', [], [], []]);
  });

  it('makes a damaged index again from the folders it was given', async () => {
    const first = await start({ isEmbedding: false });
    await importNotes(first);
    await stop(first);
    const damaged = path.join(folder, 'index/store/lance/chunks.lance/data');
    for (const name of await readdir(damaged)) await writeFile(path.join(damaged, name), 'no longer a table');

    const engine = await start({ isEmbedding: false });
    const { page, close } = openPage(engine);
    expect([await nextImport(page), await status(engine), await find(engine, '커피')]).toMatchObject([
      { added: 2 },
      { notes: 2, recoveredFrom: expect.stringContaining('damaged') },
      ['b.md'],
    ]);
    close();
  });

  it('leaves a library unlocked when it cannot start', async () => {
    const withoutWorkers = start({ workerFolder: path.join(folder, 'nothing') });
    await expect(withoutWorkers).rejects.toMatchObject({ code: 'internal' });
    expect((await status(await start())).isReadOnly).toBe(false);
  });

  it('says that the model is missing', async () => {
    await expect(start({ modelFolder: folder })).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('writes nothing where it only reads', async () => {
    const reader = await start({ isReadOnly: true });
    expect([await find(reader, 'tea'), await readdir(folder)]).toEqual([[], ['notes']]);
  });

  it('neither changes nor copies the notes', async () => {
    await utimes(path.join(notes, 'a.md'), 1e9, 1e9);
    const before = await stat(path.join(notes, 'a.md'));
    await importNotes(await start({ isEmbedding: false }));
    const after = await stat(path.join(notes, 'a.md'));
    expect([after.mtimeMs, after.ctimeMs, await readdir(notes)]).toEqual([
      before.mtimeMs,
      before.ctimeMs,
      ['a.md', 'b.md'],
    ]);
  });
});
