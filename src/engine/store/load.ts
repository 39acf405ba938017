/** Reads the catalogue from the tables, and finds what an interrupted write left behind. */
import { readRows } from './readRows.ts';
import { createCatalogue, type Catalogue, type CatalogueEntry } from './catalogue.ts';
import { inParts, isEqual, isOneOf } from './predicates.ts';
import { readNote, type MadeBy } from './rows.ts';
import type { ChunkRow, NoteRow } from './schema.ts';
import { seedNoteId, type Tables } from './tables.ts';

const identity = ['id', 'noteId', 'rev', 'ordinal', 'hash', 'tokenCount'] as const;
type IdentityRow = Pick<ChunkRow, (typeof identity)[number]>;

export async function loadCatalogue(tables: Tables, madeBy: MadeBy): Promise<Catalogue> {
  const [notes, chunks, embeddings] = await Promise.all([
    readRows<NoteRow>(tables.notes.query()),
    readRows<IdentityRow>(tables.chunks.query().select([...identity])),
    readRows<{ hash: string }>(tables.embeddings.query().select(['hash'])),
  ]);
  const byRev = groupByRevision(chunks);
  const entries = notes.flatMap((row): CatalogueEntry[] => {
    const own = byRev.get(`${row.id} ${row.rev}`) ?? [];
    // A note without all its chunks is no note: it counts as absent, and its file is read again.
    if (own.length !== row.chunkRows) return [];
    own.sort((a, b) => a.ordinal - b.ordinal);
    return [
      {
        note: readNote(row, madeBy),
        rev: row.rev,
        chunks: own.map(({ id, hash, tokenCount }) => ({ id, hash, tokenCount })),
      },
    ];
  });
  const catalogue = createCatalogue();
  catalogue.put(entries);
  catalogue.markEmbedded(embeddings.map(({ hash }) => hash));
  return catalogue;
}

function groupByRevision(rows: readonly IdentityRow[]): Map<string, IdentityRow[]> {
  const groups = new Map<string, IdentityRow[]>();
  for (const row of rows) {
    const key = `${row.noteId} ${row.rev}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Deletes what the catalogue does not know: half-written revisions, replaced ones, unused vectors. */
export async function sweep({ notes, chunks, embeddings }: Tables, catalogue: Catalogue): Promise<void> {
  const noteRows = await readRows<Pick<NoteRow, 'id'>>(notes.query().select(['id']));
  const lostNotes = noteRows.filter(({ id }) => !catalogue.entry(id)).map(({ id }) => id);
  await inParts(lostNotes, async (ids) => void (await notes.delete(isOneOf('id', ids))));

  const chunkRows = await readRows<Pick<ChunkRow, 'noteId' | 'rev'>>(
    chunks.query().select(['noteId', 'rev']),
  );
  const stale = chunkRows.filter((row) => row.noteId !== seedNoteId && !catalogue.isCurrent(row));
  const pairs = new Map(stale.map((row) => [`${row.noteId} ${row.rev}`, row]));
  await inParts([...pairs.values()], async (rows) => {
    const one = ({ noteId, rev }: (typeof rows)[number]) =>
      `(${isEqual('noteId', noteId)} AND ${isEqual('rev', rev)})`;
    await chunks.delete(rows.map(one).join(' OR '));
  });

  const vectorRows = await readRows<{ hash: string }>(embeddings.query().select(['hash']));
  const unused = new Set(
    vectorRows.map(({ hash }) => hash).filter((hash) => catalogue.chunkIdsOf(hash).length === 0),
  );
  await inParts([...unused], async (hashes) => void (await embeddings.delete(isOneOf('hash', hashes))));
}
