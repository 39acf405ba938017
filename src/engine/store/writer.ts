import { randomUUID } from 'node:crypto';
import type { Note } from '../../shared/domain/note.ts';
import type { NoteStore, StoredNote } from '../parts.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { toEmbeddingTable } from './embeddingRows.ts';
import { atLance } from './lanceError.ts';
import { sweep } from './load.ts';
import { optimize, optimizeNow } from './maintenance.ts';
import { inParts, isEqual, isOneOf } from './predicates.ts';
import { readRows } from './readRows.ts';
import { chunkId, toChunkRow, toNoteRow, type MadeBy } from './rows.ts';
import { chunksSchema, notesSchema, toArrow, type ChunkRow, type NoteRow } from './schema.ts';
import { seedNoteId, type Tables } from './tables.ts';
import type { TermCounts } from './termCounts.ts';

type Writer = Pick<
  NoteStore,
  'putNotes' | 'moveNotes' | 'removeNotes' | 'putEmbeddings' | 'clear' | 'maintain'
> & {
  /** Resolves when what was begun is done. */
  settle(): Promise<void>;
};

export interface WriterParts {
  readonly tables: Tables;
  readonly catalogue: Catalogue;
  readonly terms: TermCounts;
  readonly madeBy: MadeBy;
  readonly dimension: number;
  /** Whether rows that no note has were left at opening. */
  readonly isSweepDue: boolean;
  /** Roots are kept before the notes that need them. */
  keepRoots(roots: readonly string[]): Promise<void>;
  forgetRoots(): Promise<void>;
}

export function createWriter(parts: WriterParts): Writer {
  const { tables, catalogue, terms, madeBy, dimension } = parts;
  let last: Promise<unknown> = Promise.resolve();
  /** Set while rows may lie about that no note has: their removal failed after the commit. */
  let { isSweepDue } = parts;

  /** Writes run one after another: readers need no order, but two writers of a note would. */
  function inTurn<T>(doing: string, write: () => Promise<T>): Promise<T> {
    const mine = last.then(() => atLance(doing, write));
    last = mine.catch(() => undefined); // reported to whoever asked
    return mine;
  }

  /** After a commit: what fails here changes no answer and is done again by `maintain`. */
  async function tidy(remove: () => Promise<void>): Promise<void> {
    try {
      await remove();
    } catch {
      isSweepDue = true;
    }
  }

  async function put(stored: readonly StoredNote[]): Promise<void> {
    const rev = randomUUID();
    const ids = stored.map(({ note }) => note.id);
    const replaced = ids.filter((id) => catalogue.entry(id));
    const oldTerms = await readTerms(replaced);
    try {
      const rows = stored.flatMap((each) => toChunkRows(each, rev));
      if (rows.length > 0) await tables.chunks.add(toArrow(chunksSchema, rows));
      await commit(stored, rev);
    } catch (error) {
      await tidy(async () => void (await tables.chunks.delete(isEqual('rev', rev))));
      throw error;
    }
    const unused = catalogue.put(stored.map((each) => toEntry(each, rev)));
    terms.remove(oldTerms);
    terms.add(stored.flatMap(({ chunks }) => chunks.map((chunk) => chunk.terms)));
    await tidy(async () => {
      await inParts(replaced, async (part) => {
        await tables.chunks.delete(`${isOneOf('noteId', part)} AND NOT ${isEqual('rev', rev)}`);
      });
      await removeVectors(unused);
    });
  }

  function commit(stored: readonly StoredNote[], rev: string): Promise<void> {
    return putRows(stored.map((each) => toNoteRow(each, rev, madeBy)));
  }

  async function move(notes: readonly Note[]): Promise<void> {
    const entries = notes.map((note) => ({ ...catalogue.entry(note.id)!, note }));
    await putRows(
      entries.map(({ note, rev, chunks }) => ({
        ...toNoteRow({ note, chunks: [] }, rev, madeBy),
        chunkRows: chunks.length,
      })),
    );
    catalogue.put(entries);
  }

  async function putRows(rows: readonly NoteRow[]): Promise<void> {
    await tables.notes
      .mergeInsert('id')
      .whenMatchedUpdateAll()
      .whenNotMatchedInsertAll()
      .execute(toArrow(notesSchema, rows));
  }

  async function remove(ids: readonly string[]): Promise<void> {
    const oldTerms = await readTerms(ids);
    await tables.notes.delete(isOneOf('id', ids));
    const unused = catalogue.remove(ids);
    terms.remove(oldTerms);
    await tidy(async () => {
      await tables.chunks.delete(isOneOf('noteId', ids));
      await removeVectors(unused);
    });
  }

  async function readTerms(noteIds: readonly string[]): Promise<readonly string[]> {
    if (!terms.isLoaded) return [];
    const rows: Pick<ChunkRow, 'noteId' | 'rev' | 'terms'>[] = [];
    await inParts(noteIds, async (part) => {
      const query = tables.chunks.query().where(isOneOf('noteId', part)).select(['noteId', 'rev', 'terms']);
      rows.push(...(await readRows<(typeof rows)[number]>(query)));
    });
    return rows.filter((row) => catalogue.isCurrent(row)).map((row) => row.terms);
  }

  function removeVectors(hashes: readonly string[]): Promise<void> {
    return inParts(hashes, async (part) => void (await tables.embeddings.delete(isOneOf('hash', part))));
  }

  return {
    async putNotes(notes) {
      const stored = [...new Map(notes.map((each) => [each.note.id, each])).values()];
      if (stored.length === 0) return;
      await inTurn('storing notes', async () => {
        await parts.keepRoots(stored.map(({ note }) => note.root));
        await put(stored);
      });
    },

    moveNotes: (notes) =>
      inTurn('moving notes', async () => {
        const known = [...new Map(notes.map((note) => [note.id, note])).values()].filter(({ id }) =>
          catalogue.entry(id),
        );
        if (known.length === 0) return;
        await parts.keepRoots(known.map(({ root }) => root));
        await move(known);
      }),

    removeNotes: (ids) =>
      inTurn('removing notes', async () => {
        const known = ids.filter((id) => catalogue.entry(id));
        await inParts(known, remove);
      }),

    putEmbeddings: (rows) =>
      inTurn('storing vectors', async () => {
        // The passage may have gone, or come from another copy, while it was embedded.
        const needed = [...new Map(rows.map((row) => [row.hash, row])).values()].filter(
          ({ hash }) => catalogue.chunkIdsOf(hash).length > 0 && !catalogue.hasVector(hash),
        );
        if (needed.length === 0) return;
        await tables.embeddings.add(toEmbeddingTable(needed, dimension));
        catalogue.markEmbedded(needed.map(({ hash }) => hash));
      }),

    clear: () =>
      inTurn('clearing the library', async () => {
        await tables.notes.delete('true');
        catalogue.clear();
        terms.clear();
        await parts.forgetRoots();
        await tables.chunks.delete(`NOT ${isEqual('noteId', seedNoteId)}`);
        await tables.embeddings.delete('true');
        await optimizeNow(tables); // the texts leave the disk too
      }),

    maintain: () =>
      inTurn('maintaining the index', async () => {
        if (isSweepDue) await sweep(tables, catalogue);
        isSweepDue = false;
        await optimize(tables);
      }),

    settle: async () => void (await last),
  };
}

function toChunkRows({ note, chunks }: StoredNote, rev: string): readonly ChunkRow[] {
  return chunks.map((chunk) => toChunkRow(note.id, rev, chunk));
}

function toEntry({ note, chunks }: StoredNote, rev: string): CatalogueEntry {
  const inOrder = [...chunks].sort((a, b) => a.ordinal - b.ordinal);
  const entries = inOrder.map((chunk) => ({
    id: chunkId(note.id, chunk),
    hash: chunk.hash,
    tokenCount: chunk.tokenCount,
  }));
  return { note, rev, chunks: entries };
}
