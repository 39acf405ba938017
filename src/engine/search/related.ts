/**
 * Notes related to a note, from passage to passage: the mean of a long note is near to everything and tells
 * nothing, while one passage that is near to another is a reason that can be shown.
 */
import type { Chunk } from '../../shared/domain/chunk.ts';
import { createLinkResolver } from '../../shared/domain/links.ts';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import type { RelatedNote } from '../../shared/domain/search.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { NoteStore, ScoredChunk } from '../parts.ts';

/** Each asks the store once (7 ms at 10,000 chunks): a book still answers at once. */
const MAX_PASSAGES = 24;
/** Of each passage's neighbours several lie in the same note, so more are asked for than notes are wanted. */
const NEIGHBOURS_PER_NOTE = 4;
const EXCERPT_LENGTH = 240;

export async function findRelated(
  store: NoteStore,
  noteId: NoteId,
  limit: number,
): Promise<readonly RelatedNote[]> {
  const note = store.note(noteId);
  if (!note) throw new SaegimError('not-found', 'no such note');
  if (limit < 1) return [];
  const passages = await store.vectors(
    pickEvenly(distinctHashes(await store.chunksOfNote(noteId)), MAX_PASSAGES),
  );
  const size = limit * NEIGHBOURS_PER_NOTE + note.chunkCount;
  const neighbours = await Promise.all(
    [...passages.values()].map((vector) => store.searchVectors(vector, size)),
  );
  const best = bestOfEachNote(neighbours.flat(), noteId).slice(0, limit);
  const isLinked = linkTest(store.notes(), note);
  return best.flatMap(({ chunk, score }) => {
    const other = store.note(chunk.noteId);
    return other ? [toRelated(other, chunk, score, isLinked(other))] : [];
  });
}

/** The same picks each time, first and last among them. */
export function pickEvenly<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  if (count === 1) return items.slice(0, 1);
  return Array.from({ length: count }, (_, i) => items[Math.round((i * (items.length - 1)) / (count - 1))]);
}

function distinctHashes(chunks: readonly Chunk[]): string[] {
  return [...new Set(chunks.map((chunk) => chunk.hash))];
}

function bestOfEachNote(neighbours: readonly ScoredChunk[], noteId: NoteId): ScoredChunk[] {
  const best = new Map<NoteId, ScoredChunk>();
  for (const neighbour of neighbours) {
    const known = best.get(neighbour.chunk.noteId);
    if (neighbour.chunk.noteId !== noteId && (!known || neighbour.score > known.score)) {
      best.set(neighbour.chunk.noteId, neighbour);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** Whether one of the two links to the other. */
function linkTest(notes: readonly Note[], note: Note): (other: Note) => boolean {
  const resolve = createLinkResolver(notes);
  const linksTo = (from: Note, to: NoteId) => from.links.some((link) => resolve(from, link) === to);
  return (other) => linksTo(note, other.id) || linksTo(other, note.id);
}

function toRelated(note: Note, chunk: Chunk, similarity: number, isLinked: boolean): RelatedNote {
  return {
    noteId: note.id,
    title: note.title,
    path: note.path,
    similarity,
    range: chunk.range,
    excerpt: excerptOf(chunk.text),
    isLinked,
  };
}

/** Line breaks are kept: without them nobody could tell a list or a heading from text with such signs. */
function excerptOf(text: string): string {
  const passage = text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n\s*\n/g, '\n\n')
    .trim();
  if (passage.length <= EXCERPT_LENGTH) return passage;
  const cut = passage.slice(0, EXCERPT_LENGTH);
  return `${cut.slice(0, Math.max(cut.search(/\s\S*$/), EXCERPT_LENGTH / 2))}…`;
}
