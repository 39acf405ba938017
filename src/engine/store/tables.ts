/** Opens the tables with their indexes, and makes those that are missing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  connect,
  Index,
  MatchQuery,
  Session,
  type Connection,
  type FtsOptions,
  type Table,
} from '@lancedb/lancedb';
import type { Schema } from 'apache-arrow';
import { lanceErrorCode } from './lanceError.ts';
import { isEqual } from './predicates.ts';
import { readRows } from './readRows.ts';
import { chunkColumns, noPlaces } from './rows.ts';
import { chunksSchema, embeddingsSchema, notesSchema, toArrow, type ChunkRow } from './schema.ts';

export interface Tables {
  readonly notes: Table;
  readonly chunks: Table;
  /** Those of `chunkColumns` that there are. */
  readonly chunkColumns: readonly string[];
  readonly embeddings: Table;
  close(): void;
}

export interface TableOptions {
  readonly folder: string;
  /** Of the model: vectors of another model lie in another table. */
  readonly fingerprint: string;
  readonly dimension: number;
  readonly isReadOnly: boolean;
}

/** LanceDB's own default is 6 GB; this much holds the word index of some 100,000 chunks. */
const indexCacheBytes = 128n << 20n;
const metadataCacheBytes = 32n << 20n;

/** Nobody's chunk, see `seedChunks`. */
export const seedNoteId = '';

export const termsIndex = indexName('terms');

type IndexMakers = Readonly<Record<string, () => Index>>;

/** Terms come ready from the analyser, so nothing is done to them but splitting at blanks. */
const termsConfig: Partial<FtsOptions> = {
  baseTokenizer: 'whitespace',
  withPosition: false,
  lowercase: false,
  stem: false,
  removeStopWords: false,
  asciiFolding: false,
  maxTokenLength: 256,
};

export async function openTables({
  folder,
  fingerprint,
  dimension,
  isReadOnly,
}: TableOptions): Promise<Tables> {
  const disk = isReadOnly ? await connectIfThere(folder) : await connectDisk(folder);
  const names = (await disk?.tableNames()) ?? [];
  const embeddingsName = `embeddings_${fingerprint}`;
  // What a reader does not find stays empty in memory: it must not write.
  const open = async (name: string, schema: Schema) => {
    if (disk && names.includes(name)) return disk.openTable(name);
    const database = isReadOnly || !disk ? await connect('memory://') : disk;
    return database.createEmptyTable(name, schema);
  };

  const notes = await open('notes', notesSchema);
  const chunks = await open('chunks', chunksSchema);
  const embeddings = await open(embeddingsName, embeddingsSchema(dimension));
  const tables = [notes, chunks, embeddings];
  if (!isReadOnly) await addMissingColumns(chunks);
  const columns = new Set((await chunks.schema()).fields.map(({ name }) => name));
  if (!isReadOnly || !names.includes('chunks')) {
    await seedChunks(chunks);
    await keepIndexes(chunks, { terms: () => Index.fts(termsConfig), id: Index.btree, noteId: Index.btree });
  }
  if (!isReadOnly) {
    await keepIndexes(notes, { id: Index.btree });
    await keepIndexes(embeddings, { hash: Index.btree });
  }
  if (disk && !isReadOnly) await dropOtherModels(disk, names, embeddingsName);

  return {
    notes,
    chunks,
    chunkColumns: chunkColumns.filter((name) => columns.has(name)),
    embeddings,
    close() {
      for (const table of tables) table.close();
      disk?.close();
    },
  };
}

/** Schema 1 had no places. Vectors and texts stay; a note gets its places when it is read again. */
async function addMissingColumns(chunks: Table): Promise<void> {
  const { fields } = await chunks.schema();
  if (fields.some(({ name }) => name === 'places')) return;
  await chunks.addColumns([{ name: 'places', valueSql: `'${noPlaces}'` }]);
}

/**
 * One empty chunk is always there, and the word index is built over it: while the index holds no row
 * at all, LanceDB (0.37) answers a word query with the first rows that match instead of the best.
 */
async function seedChunks(chunks: Table): Promise<void> {
  const seeds = await readRows(chunks.query().select(['noteId']).where(isEqual('rev', seedRow.rev)).limit(1));
  if (seeds.length === 0) await chunks.add(toArrow(chunksSchema, [seedRow]));
}

const seedRow: ChunkRow = {
  id: '',
  noteId: seedNoteId,
  rev: '',
  ordinal: 0,
  start: 0,
  end: 0,
  headingPath: '[]',
  text: '',
  lead: '',
  isLeadWhole: false,
  hash: '',
  tokenCount: 0,
  terms: '',
  places: noPlaces,
};

/** Makes missing indexes, and makes them again when they do not answer: all they hold is in the table. */
async function keepIndexes(table: Table, makers: IndexMakers): Promise<void> {
  for (const [column, make] of Object.entries(makers)) {
    const state = await indexState(table, column);
    if (state === 'damaged') await table.dropIndex(indexName(column));
    if (state !== 'whole') await table.createIndex(column, { config: make(), name: indexName(column) });
  }
}

async function indexState(table: Table, column: string): Promise<'whole' | 'missing' | 'damaged'> {
  const query = table.query().limit(1);
  if (column === 'terms') query.fullTextSearch(new MatchQuery('?', column)).select([column, '_score']);
  else query.where(isEqual(column, '?')).select([column]);
  try {
    if (!(await table.indexStats(indexName(column)))) return 'missing';
    await query.toArrow();
    return 'whole';
  } catch (error) {
    if (lanceErrorCode(error) !== 'store-corrupt') throw error;
    return 'damaged';
  }
}

function indexName(column: string): string {
  return `${column}_idx`;
}

async function dropOtherModels(disk: Connection, names: readonly string[], current: string): Promise<void> {
  for (const name of names) {
    if (name.startsWith('embeddings_') && name !== current) await disk.dropTable(name);
  }
}

function connectDisk(folder: string): Promise<Connection> {
  return connect(join(folder, 'lance'), {}, new Session(indexCacheBytes, metadataCacheBytes));
}

/** Connecting would make the folder. */
async function connectIfThere(folder: string): Promise<Connection | undefined> {
  return existsSync(join(folder, 'lance')) ? connectDisk(folder) : undefined;
}
