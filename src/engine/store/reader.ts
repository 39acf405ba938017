import { MatchQuery, Operator, type Table } from '@lancedb/lancedb';
import type { Chunk } from '../../shared/domain/chunk.ts';
import type { NoteStore, ScoredChunk } from '../parts.ts';
import type { Catalogue } from './catalogue.ts';
import { atLance } from './lanceError.ts';
import { inParts, isOneOf } from './predicates.ts';
import { readRows, readVectors } from './readRows.ts';
import { pendingColumns, readChunk, readPending, type ReadChunkRow } from './rows.ts';
import type { ChunkRow } from './schema.ts';
import type { Tables } from './tables.ts';
import type { TermCounts } from './termCounts.ts';

type Reader = Pick<
  NoteStore,
  | 'chunksOfNote'
  | 'chunks'
  | 'allChunks'
  | 'vectors'
  | 'searchWords'
  | 'searchVectors'
  | 'documentFrequencies'
  | 'pendingEmbeddings'
>;

interface Revision {
  readonly noteId: string;
  readonly rev: string;
}

/** Notes may be replaced while a query runs; after so many times in a row the answer is taken as it is. */
const attempts = 4;

export function createReader(
  tables: Tables,
  catalogue: Catalogue,
  terms: TermCounts,
  dimension: number,
): Reader {
  /**
   * Rows of current revisions only. A query that began before a note was replaced and ended after it
   * brings none of that note: it runs again, so that a note is never missing for a moment.
   */
  async function readCurrent<Row extends Revision>(
    read: () => Promise<readonly Row[]>,
  ): Promise<readonly Row[]> {
    for (let attempt = 1; ; attempt++) {
      const { epoch } = catalogue;
      const rows = await read();
      const current = rows.filter((row) => catalogue.isCurrent(row));
      const isSteady = epoch === catalogue.epoch || current.length === rows.length;
      if (isSteady || attempt === attempts) return current;
    }
  }

  async function readChunks(ids: readonly string[]): Promise<Map<string, Chunk>> {
    const rows = await readCurrent(() =>
      readByList<ReadChunkRow>(tables.chunks, 'id', ids, tables.chunkColumns),
    );
    return new Map(rows.map((row) => [row.id, readChunk(row)]));
  }

  async function loadTermCounts(): Promise<void> {
    const { epoch } = catalogue;
    await terms.load(async () => {
      const query = tables.chunks.query().select(['noteId', 'rev', 'terms']);
      const rows = await readCurrent(() => readRows<Pick<ChunkRow, 'noteId' | 'rev' | 'terms'>>(query));
      return rows.map((row) => row.terms);
    });
    // Notes that came meanwhile are not in it: the next question counts again.
    if (epoch !== catalogue.epoch) terms.clear();
  }

  return {
    chunksOfNote: (id) =>
      atLance('reading the chunks of a note', async () => {
        const ids = catalogue.entry(id)?.chunks.map((chunk) => chunk.id) ?? [];
        const chunks = await readChunks(ids);
        return [...chunks.values()].sort((a, b) => a.ordinal - b.ordinal);
      }),

    chunks: (ids) =>
      atLance('reading chunks', async () => {
        const chunks = await readChunks(ids);
        return ids.flatMap((id) => chunks.get(id) ?? []);
      }),

    allChunks: () =>
      atLance('reading all chunks', async () => {
        const read = () => readRows<ReadChunkRow>(tables.chunks.query().select([...tables.chunkColumns]));
        const chunks = new Map((await readCurrent(read)).map((row) => [row.id, readChunk(row)]));
        return catalogue.chunkIds().flatMap((id) => chunks.get(id) ?? []);
      }),

    vectors: (hashes) =>
      atLance('reading vectors', async () => {
        const query = () => tables.embeddings.query().select(['hash', 'vector']);
        const rows: [string, Float32Array][] = [];
        if (!hashes) rows.push(...(await readVectors(query(), dimension)));
        await inParts(hashes ?? [], async (part) => {
          rows.push(...(await readVectors(query().where(isOneOf('hash', part)), dimension)));
        });
        return new Map(rows.filter(([hash]) => catalogue.hasVector(hash)));
      }),

    searchWords: (words, limit) =>
      atLance('searching words', async () => {
        const text = [...new Set(words)].join(' ').trim();
        if (text === '' || limit < 1) return [];
        const match = new MatchQuery(text, 'terms', { operator: Operator.Or });
        const search = (count: number) =>
          readRows<ReadChunkRow & { _score: number }>(
            tables.chunks
              .query()
              .fullTextSearch(match)
              .select([...tables.chunkColumns, '_score'])
              .limit(count),
          );
        const rows = await readBest(limit, search, readCurrent);
        return rows
          .map(({ _score: score, ...row }): ScoredChunk => ({ chunk: readChunk(row), score }))
          .sort(byScore);
      }),

    searchVectors: (vector, limit) =>
      atLance('searching vectors', async () => {
        if (limit < 1) return [];
        // Of unit vectors the product is the cosine, and LanceDB has it in half the time.
        const search = (count: number) =>
          readRows<{ hash: string; _distance: number }>(
            tables.embeddings
              .query()
              .nearestTo(vector)
              .distanceType('dot')
              .select(['hash', '_distance'])
              .limit(count),
          );
        const known = async (read: () => Promise<readonly { hash: string; _distance: number }[]>) =>
          (await read()).filter(({ hash }) => catalogue.hasVector(hash));
        const passages = await readBest(limit, search, known);
        const scores = new Map(
          passages.flatMap(({ hash, _distance }) =>
            catalogue.chunkIdsOf(hash).map((id) => [id, 1 - _distance]),
          ),
        );
        const chunks = await readChunks([...scores.keys()].slice(0, limit));
        return Array.from(chunks.values(), (chunk) => ({ chunk, score: scores.get(chunk.id) ?? 0 })).sort(
          byScore,
        );
      }),

    documentFrequencies: (words) =>
      atLance('counting terms', async () => {
        for (let attempt = 1; !terms.isLoaded && attempt <= attempts; attempt++) await loadTermCounts();
        return new Map(words.map((word) => [word, terms.of(word)]));
      }),

    pendingEmbeddings: (limit, first) =>
      atLance('reading passages to embed', async () => {
        const waiting = catalogue.pendingChunks(limit, first).map(({ id }) => id);
        const rows = await readCurrent(() =>
          readByList<Pick<ChunkRow, (typeof pendingColumns)[number]>>(
            tables.chunks,
            'id',
            waiting,
            pendingColumns,
          ),
        );
        const byId = new Map(rows.map((row) => [row.id, row]));
        return waiting.flatMap((id) => byId.get(id) ?? []).map(readPending);
      }),
  };
}

/** Asks for more while rows that no longer count take the places of those that do. */
async function readBest<Row>(
  limit: number,
  search: (count: number) => Promise<readonly Row[]>,
  keep: (read: () => Promise<readonly Row[]>) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  for (let count = limit; ; count *= 2) {
    let found = 0;
    const rows = await keep(async () => {
      const all = await search(count);
      found = all.length;
      return all;
    });
    if (rows.length >= limit || found < count) return rows.slice(0, limit);
  }
}

async function readByList<Row extends object>(
  table: Table,
  column: string,
  values: readonly string[],
  columns: readonly string[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  await inParts(values, async (part) => {
    rows.push(
      ...(await readRows<Row>(
        table
          .query()
          .where(isOneOf(column, part))
          .select([...columns]),
      )),
    );
  });
  return rows;
}

function byScore(a: ScoredChunk, b: ScoredChunk): number {
  return b.score - a.score;
}
