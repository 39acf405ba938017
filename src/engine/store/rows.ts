import type { Chunk } from '../../shared/domain/chunk.ts';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import type { PendingEmbedding, PreparedChunk, StoredNote } from '../parts.ts';
import type { ChunkRow, NoteRow } from './schema.ts';

/** What this program writes into its rows; other rows are outdated. */
export interface MadeBy {
  readonly chunker: string;
  readonly analyser: string;
}

/** Columns of a chunk as the rest of the engine knows it. */
export const chunkColumns = [
  'id',
  'noteId',
  'rev',
  'ordinal',
  'start',
  'end',
  'headingPath',
  'text',
  'hash',
  'tokenCount',
  'places',
] as const;

/** A reader beside an older program finds no places. */
export type ReadChunkRow = Pick<ChunkRow, Exclude<(typeof chunkColumns)[number], 'places'>> &
  Partial<Pick<ChunkRow, 'places'>>;

/** Of a passage whose file is its own text, as nearly all are. */
export const noPlaces = '[]';

/** `<noteId>:<ordinal>:<first 12 of hash>`. */
export function chunkId(noteId: NoteId, { ordinal, hash }: Pick<PreparedChunk, 'ordinal' | 'hash'>): string {
  return `${noteId}:${ordinal}:${hash.slice(0, 12)}`;
}

export function toNoteRow({ note, chunks }: StoredNote, rev: string, madeBy: MadeBy): NoteRow {
  return { id: note.id, rev, note: JSON.stringify(note), chunkRows: chunks.length, ...madeBy };
}

/** The content hash of an outdated note reads as empty, so that the next import makes it anew. */
export function readNote(row: NoteRow, madeBy: MadeBy): Note {
  const note = JSON.parse(row.note) as Note;
  const isOutdated = row.chunker !== madeBy.chunker || row.analyser !== madeBy.analyser;
  return isOutdated ? { ...note, contentHash: '' } : note;
}

export function toChunkRow(noteId: NoteId, rev: string, chunk: PreparedChunk): ChunkRow {
  const { ordinal, range, headingPath, places, text, embeddingText, hash, tokenCount, terms } = chunk;
  const endsWithText = embeddingText.endsWith(text);
  return {
    id: chunkId(noteId, chunk),
    noteId,
    rev,
    ordinal,
    start: range.start,
    end: range.end,
    headingPath: JSON.stringify(headingPath),
    text,
    lead: endsWithText ? embeddingText.slice(0, embeddingText.length - text.length) : embeddingText,
    isLeadWhole: !endsWithText,
    hash,
    tokenCount,
    terms,
    places: JSON.stringify(places),
  };
}

export function readChunk(row: ReadChunkRow): Chunk {
  const { id, noteId, ordinal, start, end, headingPath, text, hash, tokenCount, places } = row;
  return {
    id,
    noteId,
    ordinal,
    range: { start, end },
    headingPath: JSON.parse(headingPath),
    places: places === undefined || places === noPlaces ? [] : JSON.parse(places),
    text,
    hash,
    tokenCount,
  };
}

export const pendingColumns = [
  'id',
  'rev',
  'noteId',
  'hash',
  'lead',
  'isLeadWhole',
  'text',
  'tokenCount',
] as const;

export function readPending(row: Pick<ChunkRow, (typeof pendingColumns)[number]>): PendingEmbedding {
  const { hash, lead, isLeadWhole, text, tokenCount } = row;
  return { hash, embeddingText: isLeadWhole ? lead : lead + text, tokenCount };
}
