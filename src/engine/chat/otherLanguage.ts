/**
 * Passages in the other language. The model puts a text nearer to every text of its own language
 * than to most of another, so that in a mixed library they come far down the list, whatever they
 * say (measured: an answer in the other language stood 7th to 61st, and 1st to 16th among its own).
 */
import type { Hit } from '../../shared/domain/search.ts';
import { placeAt } from '../../shared/domain/places.ts';
import type { NoteStore } from '../parts.ts';
import { isMostlyKorean } from './script.ts';

/** How far down the list is read. */
const searched = 200;

/** Nearest first; none when the library speaks one language. */
export async function findInOtherLanguage(
  question: string,
  vector: Float32Array,
  store: NoteStore,
  limit: number,
): Promise<readonly Hit[]> {
  if (store.counts().embedded === 0) return [];
  const asked = isMostlyKorean(question);
  const scored = await store.searchVectors(vector, searched);
  return scored
    .filter(({ chunk }) => isMostlyKorean(chunk.text) !== asked)
    .slice(0, limit)
    .flatMap(({ chunk, score }) => {
      const note = store.note(chunk.noteId);
      if (!note) return []; // removed while we looked
      const { id: chunkId, noteId, headingPath, range, places, text } = chunk;
      const { path, title } = note;
      const parts = { words: 0, meaning: 1 };
      return [
        {
          chunkId,
          noteId,
          path,
          title,
          headingPath,
          range,
          ...(places.length > 0 && { place: placeAt(places, range.start), places }),
          text,
          score,
          parts,
          cosine: score,
          marks: [],
        },
      ];
    });
}

/** The first few as they are, then one of the others after each of the rest. */
export function interleave(hits: readonly Hit[], others: readonly Hit[], first: number): readonly Hit[] {
  const rest = hits.slice(first);
  const mixed = Array.from({ length: Math.max(rest.length, others.length) }, (_, i) => [others[i], rest[i]]);
  return [...hits.slice(0, first), ...mixed.flat().filter((hit) => hit !== undefined)];
}
