import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../../fixtures/noteFiles.ts';
import { modelFolder, workerFolder } from '../../../fixtures/paths.ts';
import { createEngine, type Engine } from '../engine.ts';

const context = { signal: new AbortController().signal, emit: () => {} };
let folder: string;
let notes: string;
let libraryFolder: string;
let engine: Engine;

const idOf = (notePath: string, root = notes) => engine.parts.store.noteByPath(path.join(root, notePath))!.id;
const read = (noteId: string) => engine.handlers['note.read']({ noteId }, context);
const text = (notePath: string) => readFile(path.join(notes, notePath), 'utf8');

async function find(words: string): Promise<readonly string[]> {
  const { hits } = await engine.handlers['search.query']({ text: words, limit: 10 }, context);
  return hits.map((hit) => hit.path);
}

beforeAll(async () => {
  folder = await temporaryFolder();
  notes = path.join(folder, 'notes');
  libraryFolder = path.join(folder, 'library');
  await writeFiles(notes, {
    'coffee.md': '# Coffee\n\nGrind coarser. ![[cup.png]]',
    'linking.md': '# Linking\n\nThe [[coffee]] was bitter.',
    'naming.md': '# Naming\n\nCoffee keeps me awake.',
    'written.md': '# Written\n\nAs it was.',
    'trashed.md': '# Trashed\n\nRhubarb crumble.',
    'img/cup.png': 'a cup',
  });
  engine = await createEngine({
    indexFolder: path.join(folder, 'index'),
    modelFolder,
    workerFolder,
    libraryFolder,
    isEmbedding: false,
    log: () => {},
  });
  await engine.handlers['library.import']({ paths: [notes], mode: 'link' }, context);
});
afterAll(async () => {
  await engine.close();
  await removeFolder(folder);
});

describe('the calls that read', () => {
  it('give an embedded file', async () => {
    const found = await engine.handlers['note.attachment'](
      { noteId: idOf('coffee.md'), target: 'cup.png' },
      context,
    );
    expect(found).toMatchObject({ mediaType: 'image/png', absolutePath: path.join(notes, 'img/cup.png') });
  });

  it('give links and names with their context', async () => {
    const { linked, unlinked } = await engine.handlers['note.mentions'](
      { noteId: idOf('coffee.md') },
      context,
    );
    expect(linked.map(({ path, excerpt }) => [path, excerpt])).toEqual([
      ['linking.md', 'The [[coffee]] was bitter.'],
    ]);
    expect(unlinked.map(({ path, excerpt }) => [path, excerpt])).toEqual([
      ['naming.md', 'Coffee keeps me awake.'],
    ]);
  });
});

describe('the calls that write', () => {
  it('let a saved text be found, and read again with the hash to save it by', async () => {
    const noteId = idOf('written.md');
    const { contentHash } = await read(noteId);
    const saved = await engine.handlers['note.save'](
      { noteId, text: '# Written\n\nA platypus came by.', baseHash: contentHash },
      context,
    );
    await expect.poll(() => find('platypus')).toEqual(['written.md']);
    expect(await read(noteId)).toMatchObject({
      contentHash: (saved as { contentHash: string }).contentHash,
      isStale: false,
    });
  });

  it('open a note that was emptied', async () => {
    await writeFiles(notes, { 'emptied.md': '# Emptied' });
    await engine.handlers['library.import']({ paths: [notes], mode: 'link' }, context);
    const noteId = idOf('emptied.md');
    const { contentHash } = await read(noteId);
    await engine.handlers['note.save']({ noteId, text: '', baseHash: contentHash }, context);
    expect(await read(noteId)).toMatchObject({ text: '', markup: 'markdown', isWritable: true });
  });

  it('move a note with its identity and its links, and take that back', async () => {
    const noteId = idOf('coffee.md');
    const { note, undoId } = await engine.handlers['note.move'](
      { noteId, path: 'drinks/espresso.md' },
      context,
    );
    expect(note).toMatchObject({ id: noteId, path: 'drinks/espresso.md' });
    expect(await text('linking.md')).toContain('[[espresso]]');
    await expect
      .poll(async () => (await read(noteId)).backlinks.map(({ path }) => path))
      .toEqual(['linking.md']);
    await engine.handlers['note.undo']({ undoId }, context);
    expect(engine.parts.store.note(noteId)).toMatchObject({ path: 'coffee.md' });
    expect(await text('linking.md')).toContain('[[coffee]]');
  });

  it('keep a file that was linked by itself in the library under its new name', async () => {
    await writeFiles(folder, { 'alone/single.md': '# Single' });
    const [single, renamed] = ['single.md', 'renamed.md'].map((name) => path.join(folder, 'alone', name));
    await engine.handlers['library.import']({ paths: [single], mode: 'link' }, context);
    const { id } = engine.parts.store.noteByPath(single)!;
    await engine.handlers['note.move']({ noteId: id, path: 'renamed.md' }, context);
    expect(engine.parts.store.noteByPath(renamed)).toMatchObject({ id });
    const sources = await engine.handlers['library.sources']({}, context);
    expect(sources.map((source) => source.path)).toEqual(expect.arrayContaining([renamed]));
    expect(sources.map((source) => source.path)).not.toContain(single);
  });

  it('put a note in the trash, where search does not find it, and restore it', async () => {
    expect(await find('rhubarb')).toEqual(['trashed.md']);
    const noteId = idOf('trashed.md');
    await engine.handlers['note.trash']({ noteIds: [noteId] }, context);
    expect(await find('rhubarb')).toEqual([]);
    const [trashed] = await engine.handlers['trash.list']({}, context);
    const restored = await engine.handlers['trash.restore']({ id: trashed.id }, context);
    expect(restored).toMatchObject({ id: noteId, path: 'trashed.md' });
    expect(await find('rhubarb')).toEqual(['trashed.md']);
  });

  it('make a note and a daily note in the library folder', async () => {
    const created = await engine.handlers['note.create']({ title: '새 노트' }, context);
    expect(created).toMatchObject({ title: '새 노트', path: '새 노트.md', root: libraryFolder });
    const daily = await engine.handlers['note.daily']({ date: '2026-11-24' }, context);
    expect(daily).toMatchObject({ path: 'daily/2026-11-24.md', root: libraryFolder });
    expect(await engine.handlers['note.daily']({ date: '2026-11-24' }, context)).toEqual(daily);
  });

  it('put a pasted picture where the note then shows it', async () => {
    const noteId = idOf('linking.md');
    const { target } = await engine.handlers['note.attach'](
      { noteId, name: 'image.png', bytes: Buffer.from('p') },
      context,
    );
    const shown = await engine.handlers['note.attachment']({ noteId, target }, context);
    expect(Buffer.from(shown!.bytes).toString()).toBe('p');
  });

  it('give the text of an outside change instead of writing over it', async () => {
    const noteId = idOf('naming.md');
    const { contentHash } = await read(noteId);
    await writeFile(path.join(notes, 'naming.md'), 'theirs');
    const result = await engine.handlers['note.save'](
      { noteId, text: 'mine', baseHash: contentHash },
      context,
    );
    expect(result).toMatchObject({ kind: 'conflict', text: 'theirs' });
  });
});
