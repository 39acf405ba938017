import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixtureRoot, storedNote, unitVector } from '../../../fixtures/storedNotes.ts';
import { openStore, type StoreOptions } from './index.ts';
import { toChunkRow } from './rows.ts';
import { chunksSchema, toArrow } from './schema.ts';
import { openTables } from './tables.ts';

const dimension = 16;
const fingerprint = 'model';
let folder: string;

const open = (options: Partial<StoreOptions> = {}) =>
  openStore({ folder, fingerprint, dimension, chunkerVersion: '1', analyserVersion: '1', ...options });

const texts = ['한글 단어', 'second passage'];

/** A closed library of two notes, every passage with its vector. */
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'saegim-recovery-')), 'store');
  const store = await open();
  await store.putNotes([storedNote('a', texts), storedNote('b', ['third'])]);
  const waiting = await store.pendingEmbeddings(10);
  await store.putEmbeddings(waiting.map(({ hash }) => ({ hash, vector: unitVector(hash, dimension) })));
  await store.close();
});

afterEach(() => rm(dirname(folder), { recursive: true, force: true }));

describe('a damaged index', () => {
  beforeEach(() => overwrite('chunks.lance/data'));

  it('is moved aside and begun anew', async () => {
    const store = await open();
    expect(store.counts()).toEqual({ notes: 0, chunks: 0, embedded: 0 });
    expect(store.recoveredFrom).toMatch(/store\.damaged-/);
    expect(store.roots()).toEqual([fixtureRoot]);
    expect(await readdir(store.recoveredFrom ?? '')).toContain('lance');
    await store.putNotes([storedNote('new', ['works again'])]);
    expect(await store.searchWords(['again'], 5)).toHaveLength(1);
    await store.close();
  });

  it('is left alone by a reader, which says so', async () => {
    await expect(open({ isReadOnly: true })).rejects.toMatchObject({ code: 'store-corrupt' });
    expect(await readdir(dirname(folder))).toEqual(['store']);
  });
});

describe('a damaged library.json', () => {
  it('counts as a damaged index', async () => {
    await writeFile(join(folder, 'library.json'), '{ broken');
    const store = await open();
    expect(store.recoveredFrom).toMatch(/damaged/);
    await store.close();
  });
});

describe('a damaged word index', () => {
  it('is made anew from the notes, and nothing else is lost', async () => {
    await overwrite('chunks.lance/_indices');
    const store = await open();
    expect(store.recoveredFrom).toBeUndefined();
    expect(await store.searchWords(['한글'], 5)).toHaveLength(1);
    expect(store.counts()).toEqual({ notes: 2, chunks: 3, embedded: 3 });
    await store.close();
  });
});

describe('an index of a newer program', () => {
  it('is refused and stays as it is', async () => {
    const file = join(folder, 'library.json');
    const newer = JSON.stringify({ schema: 99, roots: [] });
    await writeFile(file, newer);
    await expect(open()).rejects.toMatchObject({ code: 'store-newer' });
    expect(await readFile(file, 'utf8')).toBe(newer);
    expect(await readdir(dirname(folder))).toEqual(['store']);
  });
});

describe('an interrupted write', () => {
  it('that had not come to its commit is swept away', async () => {
    const { chunks } = storedNote('a', ['uncommitted']);
    await withTables((tables) =>
      tables.chunks.add(toArrow(chunksSchema, [toChunkRow('a', 'rev2', chunks[0])])),
    );
    const store = await open();
    expect((await store.chunksOfNote('a')).map(({ text }) => text)).toEqual(texts);
    expect(await store.searchWords(['uncommitted'], 5)).toEqual([]);
    await store.close();
    await withTables(async (tables) => expect(await tables.chunks.countRows(`text = 'uncommitted'`)).toBe(0));
  });

  it('that took a chunk of a note leaves that note out, so that its file is read again', async () => {
    await withTables((tables) => tables.chunks.delete(`text = 'second passage'`));
    const store = await open();
    expect(store.notes().map(({ id }) => id)).toEqual(['b']);
    expect((await store.vectors()).size).toBe(1);
    await store.close();
  });
});

async function withTables<T>(
  use: (tables: Awaited<ReturnType<typeof openTables>>) => Promise<T>,
): Promise<void> {
  const tables = await openTables({ folder, fingerprint, dimension, isReadOnly: false });
  await use(tables);
  tables.close();
}

async function overwrite(part: string): Promise<void> {
  const entries = await readdir(join(folder, 'lance', part), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) await writeFile(file, Buffer.alloc(200, 0xab));
}
