import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { Schema } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256, storedNote, unitVector } from '../../../fixtures/storedNotes.ts';
import { toEmbeddingTable } from './embeddingRows.ts';
import { openStore, type StoreOptions } from './index.ts';
import { toChunkRow, toNoteRow } from './rows.ts';
import { chunksSchema, embeddingsSchema, notesSchema, toArrow } from './schema.ts';

const dimension = 16;
const place = { kind: 'page', number: 2, start: 0 } as const;
const vector = unitVector('한글', dimension);
let folder: string;

const open = (options: Partial<StoreOptions> = {}) =>
  openStore({
    folder,
    fingerprint: 'model',
    dimension,
    chunkerVersion: '1',
    analyserVersion: '1',
    ...options,
  });

/** A library of one note as schema 1 wrote it: passages without places. */
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'saegim-migration-')), 'store');
  const old = storedNote('old', ['한글']);
  const database = await connect(join(folder, 'lance'));
  const oldChunks = new Schema(chunksSchema.fields.filter(({ name }) => name !== 'places'));
  const chunks = await database.createEmptyTable('chunks', oldChunks);
  await chunks.add(toArrow(oldChunks, [toChunkRow('old', 'rev', old.chunks[0])]));
  const notes = await database.createEmptyTable('notes', notesSchema);
  await notes.add(toArrow(notesSchema, [toNoteRow(old, 'rev', { chunker: '1', analyser: '1' })]));
  const vectors = await database.createEmptyTable('embeddings_model', embeddingsSchema(dimension));
  await vectors.add(toEmbeddingTable([{ hash: sha256('한글'), vector }], dimension));
  for (const table of [chunks, notes, vectors]) table.close();
  database.close();
  await writeFile(join(folder, 'library.json'), JSON.stringify({ schema: 1, roots: ['/notes'] }));
});

afterEach(() => rm(dirname(folder), { recursive: true, force: true }));

describe('a library of schema 1', () => {
  it('keeps its notes, words and vectors', async () => {
    const store = await open();
    expect({
      recoveredFrom: store.recoveredFrom,
      counts: store.counts(),
      chunks: (await store.chunksOfNote('old')).map(({ text, places }) => ({ text, places })),
      words: (await store.searchWords(['한글'], 5)).length,
      meaning: (await store.searchVectors(vector, 5)).length,
    }).toEqual({
      recoveredFrom: undefined,
      counts: { notes: 1, chunks: 1, embedded: 1 },
      chunks: [{ text: '한글', places: [] }],
      words: 1,
      meaning: 1,
    });
    await store.close();
  });

  it('takes places from then on', async () => {
    const first = await open();
    const { note, chunks } = storedNote('new', ['쪽']);
    await first.putNotes([{ note, chunks: chunks.map((chunk) => ({ ...chunk, places: [place] })) }]);
    await first.close();
    const again = await open();
    expect((await again.chunksOfNote('new')).map(({ places }) => places)).toEqual([[place]]);
    expect(again.counts()).toEqual({ notes: 2, chunks: 2, embedded: 1 });
    await again.close();
  });

  it('says its new schema, so that an older program leaves it alone', async () => {
    await (await open()).close();
    expect(JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'))).toMatchObject({ schema: 2 });
  });

  it('is read as it is by who only reads', async () => {
    const reader = await open({ isReadOnly: true });
    expect((await reader.chunksOfNote('old')).map(({ places }) => places)).toEqual([[]]);
    await reader.close();
    expect(JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'))).toMatchObject({ schema: 1 });
  });
});
