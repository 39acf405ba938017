import { mkdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../../fixtures/noteFiles.ts';
import { startEngine } from '../../../fixtures/wholeIndex.ts';
import type { Engine } from '../engine.ts';

const context = { signal: new AbortController().signal, emit: () => {} };
let folder: string;
let notes: string;
let other: string;
let engine: Engine;

const inFolder = (name: string) => path.join(folder, name);
const open = () =>
  startEngine({ indexFolder: inFolder('index'), libraryFolder: inFolder('library'), isWatching: true });
const link = (paths: readonly string[]) =>
  engine.handlers['library.import']({ paths, mode: 'link' }, context);
const noteAt = (file: string) => engine.parts.store.noteByPath(file);
const pathsBelow = (root: string) =>
  engine.parts.store
    .notes()
    .map((note) => path.join(note.root, note.path))
    .filter((each) => each.startsWith(root + path.sep))
    .map((each) => path.relative(root, each))
    .sort();
const find = async (text: string) =>
  (await engine.handlers['search.query']({ text, limit: 10 }, context)).hits.map((hit) => hit.path);
const soon = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 50 });
const stateOf = async (source: string) =>
  (await engine.handlers['library.sources']({}, context)).find((each) => each.path === source)?.state;

beforeAll(async () => {
  folder = await temporaryFolder();
  [notes, other] = ['notes', 'other'].map(inFolder);
  await writeFiles(notes, { 'a.md': '# Tea\n\nGreen tea.', 'deep/b.md': 'Bread rests.' });
  await writeFiles(other, { 'c.md': 'Elsewhere.' });
  engine = await open();
  await link([notes, other]);
});

afterAll(async () => {
  await engine.close();
  await removeFolder(folder);
});

describe('while a library is open', () => {
  it('what another program writes is found', async () => {
    await writeFile(path.join(notes, 'new.md'), 'The zanzibar kettle.');
    await soon(async () => expect(await find('zanzibar')).toEqual(['new.md']));
  });

  it('what is deleted is found no more', async () => {
    await unlink(path.join(notes, 'new.md'));
    await soon(async () => expect(await find('zanzibar')).toEqual([]));
  });

  it('a folder that comes with all that is in it is read', async () => {
    await writeFiles(inFolder('aside'), { 'x/y/one.md': 'one', 'x/two.md': 'two' });
    await rename(inFolder('aside'), path.join(notes, 'came'));
    await soon(() => expect(pathsBelow(path.join(notes, 'came'))).toEqual(['x/two.md', 'x/y/one.md']));
  });

  it('files in folders that came meanwhile are followed', async () => {
    const file = path.join(notes, 'came/x/y/one.md');
    const { id } = noteAt(file)!;
    await writeFile(file, '# Changed');
    await soon(() => expect(noteAt(file)).toMatchObject({ id, title: 'Changed' }));
  });

  it('a renamed folder keeps the identity of its notes', async () => {
    const { id } = noteAt(path.join(notes, 'came/x/two.md'))!;
    await rename(path.join(notes, 'came'), path.join(notes, 'renamed'));
    await soon(() => expect(noteAt(path.join(notes, 'renamed/x/two.md'))?.id).toBe(id));
  });

  it('a note moved to another source keeps its identity', async () => {
    const { id } = noteAt(path.join(notes, 'renamed/x/two.md'))!;
    await rename(path.join(notes, 'renamed/x/two.md'), path.join(other, 'two.md'));
    await soon(() => expect(noteAt(path.join(other, 'two.md'))?.id).toBe(id));
  });

  it('a note that is reached in two ways is there once', async () => {
    await symlink(path.join(notes, 'deep'), path.join(notes, 'way'));
    await writeFile(path.join(notes, 'way/through.md'), 'Through the link.');
    await soon(() => expect(noteAt(path.join(notes, 'deep/through.md'))).toBeDefined());
    await engine.atRest();
    expect(noteAt(path.join(notes, 'way/through.md'))).toBeUndefined();
    await unlink(path.join(notes, 'way'));
  });

  it('a `.saegimignore` counts from when it is written', async () => {
    await writeFile(path.join(notes, '.saegimignore'), 'deep/\n');
    await soon(() => expect(pathsBelow(path.join(notes, 'deep'))).toEqual([]));
    await unlink(path.join(notes, '.saegimignore'));
    await soon(() => expect(pathsBelow(path.join(notes, 'deep'))).toEqual(['b.md', 'through.md']));
  });

  it('patterns take notes out and back in', async () => {
    const setPatterns = (exclude: readonly string[]) =>
      engine.handlers['library.setPatterns']({ exclude, include: [] }, context);
    await setPatterns(['deep/']);
    const without = pathsBelow(path.join(notes, 'deep'));
    await setPatterns([]);
    expect([without, pathsBelow(path.join(notes, 'deep'))]).toEqual([[], ['b.md', 'through.md']]);
  });

  it('nothing is read during a pause, and everything after it', async () => {
    await engine.handlers['library.pause']({ isPaused: true }, context);
    await writeFile(path.join(notes, 'paused.md'), 'During the pause.');
    const { isPaused } = await engine.handlers['library.status']({}, context);
    const before = noteAt(path.join(notes, 'paused.md'));
    await engine.handlers['library.pause']({ isPaused: false }, context);
    await soon(() => expect(noteAt(path.join(notes, 'paused.md'))).toBeDefined());
    expect([isPaused, before]).toEqual([true, undefined]);
  });

  it('a source that goes keeps its notes, and is followed again when it is back', async () => {
    await rename(other, inFolder('unplugged'));
    await soon(async () => expect(await stateOf(other)).toBe('missing'));
    await engine.atRest();
    expect(pathsBelow(other)).toEqual(['c.md', 'two.md']);
    await writeFile(inFolder('unplugged/more.md'), 'Written elsewhere.');
    await rename(inFolder('unplugged'), other);
    await soon(() => expect(pathsBelow(other)).toEqual(['c.md', 'more.md', 'two.md']));
    expect(await stateOf(other)).toBe('watched');
  });

  it('a single file that was linked is followed', async () => {
    await writeFiles(inFolder('single'), { 'one.md': '# One', 'beside.md': '# Beside' });
    const file = inFolder('single/one.md');
    await link([file]);
    await engine.handlers['library.sources']({}, context);
    await writeFile(file, '# Two');
    await soon(() => expect(noteAt(file)?.title).toBe('Two'));
    expect(noteAt(inFolder('single/beside.md'))).toBeUndefined();
  });

  it('a source that is removed takes its notes along and leaves its files', async () => {
    const left = await engine.handlers['library.removeSource']({ path: other }, context);
    expect([
      left.map((each) => each.path),
      pathsBelow(other),
      await readFile(path.join(other, 'c.md'), 'utf8'),
    ]).toEqual([[notes, inFolder('single/one.md')], [], 'Elsewhere.']);
  });

  it('a source that goes from around another leaves the notes of that one, with paths from there', async () => {
    const [outer, inner] = ['outer', 'outer/inner'].map(inFolder);
    await writeFiles(inner, { 'x.md': 'Inner one.' });
    await link([inner]);
    await writeFiles(outer, { 'y.md': 'Outer one.' });
    await link([outer]);
    await writeFiles(inner, { 'later.md': 'Came after the outer one.' });
    await soon(() => expect(noteAt(path.join(inner, 'later.md'))).toBeDefined());
    const before = noteAt(path.join(inner, 'later.md'));
    await engine.handlers['library.removeSource']({ path: outer }, context);
    expect([before, noteAt(path.join(inner, 'later.md')), noteAt(path.join(outer, 'y.md'))]).toMatchObject([
      { root: outer, path: 'inner/later.md' },
      { id: before!.id, root: inner, path: 'later.md' },
      undefined,
    ]);
    await engine.handlers['library.removeSource']({ path: inner }, context);
  });

  it('what is no source cannot be removed', async () => {
    const removing = engine.handlers['library.removeSource']({ path: other }, context);
    await expect(removing).rejects.toMatchObject({ code: 'not-found' });
  });

  it('the index can be made anew with the same identities', async () => {
    const before = new Map(engine.parts.store.notes().map((note) => [note.path, note.id]));
    const report = await engine.handlers['library.rebuild']({}, context);
    const after = new Map(engine.parts.store.notes().map((note) => [note.path, note.id]));
    expect([report.added, after, await find('green tea')]).toEqual([before.size, before, ['a.md']]);
  });
});

describe('when a library is opened again', () => {
  it('what happened meanwhile is followed', async () => {
    const { id } = noteAt(path.join(notes, 'a.md'))!;
    await engine.close();
    await rename(path.join(notes, 'a.md'), path.join(notes, 'z.md'));
    await rm(path.join(notes, 'deep/through.md'));
    await writeFile(path.join(notes, 'deep/b.md'), '# Changed meanwhile');
    engine = await open();
    await engine.atRest();
    expect([
      noteAt(path.join(notes, 'z.md'))?.id,
      pathsBelow(path.join(notes, 'deep')),
      noteAt(path.join(notes, 'deep/b.md'))?.title,
    ]).toEqual([id, ['b.md'], 'Changed meanwhile']);
  });

  it('a library folder that is there is read', async () => {
    await engine.close();
    await writeFiles(inFolder('library'), { 'own.md': '# Own' });
    engine = await open();
    await engine.atRest();
    expect(
      (await engine.handlers['library.sources']({}, context)).find(({ kind }) => kind === 'library'),
    ).toEqual({
      path: inFolder('library'),
      kind: 'library',
      state: 'watched',
      notes: 1,
    });
  });

  it('the library folder cannot be removed', async () => {
    const removing = engine.handlers['library.removeSource']({ path: inFolder('library') }, context);
    await expect(removing).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('a rebuild that was begun is ended, with the same identities', async () => {
    const before = new Map(
      engine.parts.store.notes().map((note) => [path.join(note.root, note.path), note.id]),
    );
    await engine.close();
    const journal = JSON.parse(await readFile(inFolder('index/imports.json'), 'utf8')) as object;
    await writeFiles(inFolder('index'), {
      'identities.json': JSON.stringify([...before]),
      'imports.json': JSON.stringify({ ...journal, rebuilding: 'clearing' }),
    });
    engine = await open();
    await engine.atRest();
    const after = new Map(
      engine.parts.store.notes().map((note) => [path.join(note.root, note.path), note.id]),
    );
    expect([after, JSON.parse(await readFile(inFolder('index/imports.json'), 'utf8'))]).toEqual([
      before,
      expect.not.objectContaining({ rebuilding: expect.anything() }),
    ]);
  });

  it('what was dropped and not yet copied when a rebuild was cut short is copied after it', async () => {
    await engine.close();
    await writeFiles(inFolder('given'), { 'dropped.md': 'Dropped before the end.' });
    const journal = JSON.parse(await readFile(inFolder('index/imports.json'), 'utf8')) as object;
    await writeFiles(inFolder('index'), {
      'identities.json': '[]',
      'imports.json': JSON.stringify({
        ...journal,
        rebuilding: 'reading',
        unfinished: [{ paths: [inFolder('given/dropped.md')], mode: 'copy' }],
      }),
    });
    engine = await open();
    await engine.atRest();
    expect(noteAt(inFolder('library/dropped.md'))).toBeDefined();
    await unlink(inFolder('library/dropped.md'));
    await soon(() => expect(noteAt(inFolder('library/dropped.md'))).toBeUndefined());
  });

  it('what was cleared stays cleared, until something is made there', async () => {
    await engine.handlers['library.clear']({}, context);
    await engine.close();
    engine = await open();
    await engine.atRest();
    const cleared = engine.parts.store.notes().length;
    await mkdir(inFolder('library/more'), { recursive: true });
    await engine.handlers['note.create']({ title: 'First' }, context);
    expect([cleared, pathsBelow(inFolder('library'))]).toEqual([0, ['First.md', 'own.md']]);
  });
});
