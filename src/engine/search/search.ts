import type { Chunk } from '../../shared/domain/chunk.ts';
import type { NoteId } from '../../shared/domain/note.ts';
import { placeAt } from '../../shared/domain/places.ts';
import type { Hit, RelatedNote, SearchAnswer } from '../../shared/domain/search.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { Embedder, NoteStore, Preparer, QueryTerms, ScoredChunk } from '../parts.ts';
import { dotProduct } from '../../shared/domain/dotProduct.ts';
import { fuseLegs, type Candidate, type FusedScore } from './fuse.ts';
import { createMarker } from './marks.ts';
import { findRelated } from './related.ts';

export interface Search {
  /**
   * Chunks by words and by meaning, best first; by words alone while nothing is embedded. A query without
   * a letter, digit or pictograph finds nothing.
   * @throws SaegimError cancelled
   */
  search(text: string, limit: number, signal?: AbortSignal): Promise<SearchAnswer>;
  /** Notes with a passage near one of this note's passages, nearest first. @throws SaegimError not-found */
  related(noteId: NoteId, limit: number): Promise<readonly RelatedNote[]>;
}

export interface SearchParts {
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly embedder: Embedder;
}

/** What each leg brings to the fusion. Below its hundredth a leg adds next to nothing to a score. */
const POOL_SIZE = 100;
/** A pasted page is asked by its beginning: the model reads 512 tokens, and words only repeat after that. */
const MAX_QUERY_LENGTH = 2000;
/** With so many words to go by, pairs of syllables only cost time. */
const MAX_WORDS_WITH_NGRAMS = 64;
/** What an analyser makes terms of; a query of other signs would only find what the model takes for noise. */
const CAN_BE_ASKED = /[\p{L}\p{N}\p{Extended_Pictographic}\p{RI}]/u;

export function createSearch(parts: SearchParts): Search {
  const { store, preparer, embedder } = parts;
  const mark = createMarker(parts);

  async function searchMeaning(
    query: string,
    size: number,
    signal: AbortSignal | undefined,
  ): Promise<MeaningLeg | undefined> {
    if (store.counts().embedded === 0) return undefined;
    const [vector] = await embedder.embed([await preparer.encodeQuery(query)], 'query', signal);
    return { vector, chunks: await store.searchVectors(vector, size) };
  }

  /** Cosines of chunks that were found by words only, where they have an embedding. */
  async function cosinesOf(
    chunks: readonly Chunk[],
    query: Float32Array,
  ): Promise<ReadonlyMap<string, number>> {
    const vectors = await store.vectors(chunks.map((chunk) => chunk.hash));
    return new Map([...vectors].map(([hash, vector]) => [hash, dotProduct(vector, query)]));
  }

  async function gather(words: readonly ScoredChunk[], meaning: MeaningLeg | undefined): Promise<Pool> {
    const pool: Pool = { chunks: new Map(), candidates: new Map() };
    for (const { chunk, score } of words) add(pool, chunk, { words: score });
    if (!meaning) return pool;
    for (const { chunk, score } of meaning.chunks) add(pool, chunk, { cosine: score });
    const unknown = [...pool.chunks.values()].filter(
      ({ id }) => pool.candidates.get(id)?.cosine === undefined,
    );
    const cosines = unknown.length > 0 ? await cosinesOf(unknown, meaning.vector) : new Map<string, number>();
    for (const chunk of unknown) {
      const cosine = cosines.get(chunk.hash);
      if (cosine !== undefined) add(pool, chunk, { cosine });
    }
    return pool;
  }

  function toHit(score: FusedScore, { chunks, candidates }: Pool): Hit[] {
    const chunk = chunks.get(score.id)!;
    const note = store.note(chunk.noteId);
    if (!note) return []; // removed while the search ran
    return [
      {
        chunkId: chunk.id,
        noteId: note.id,
        path: note.path,
        title: note.title,
        headingPath: chunk.headingPath,
        range: chunk.range,
        ...(chunk.places.length > 0 && { places: chunk.places }),
        text: chunk.text,
        score: score.score,
        parts: score.parts,
        cosine: candidates.get(chunk.id)?.cosine,
        marks: [],
      },
    ];
  }

  return {
    async search(text, limit, signal) {
      const started = performance.now();
      const query = cutQuery(text);
      if (limit < 1 || !CAN_BE_ASKED.test(query)) return answer([], store.counts().embedded > 0, started);
      const size = Math.max(POOL_SIZE, limit);
      const analysed = preparer.analyseQuery(query);
      const [terms, words, meaning] = await Promise.all([
        analysed,
        analysed.then((terms) => store.searchWords(wordsToAsk(terms), size)),
        searchMeaning(query, size, signal),
      ]);
      throwIfAborted(signal);
      const pool = await gather(words, meaning);
      const ranked = fuseLegs([...pool.candidates.values()]);
      const hits = ranked.flatMap((score) => toHit(score, pool)).slice(0, limit);
      const marked = await mark(hits, terms.terms, meaning?.vector, signal);
      throwIfAborted(signal);
      return answer(marked.map(withPlace), meaning !== undefined, started);
    },

    related: (noteId, limit) => findRelated(store, noteId, limit),
  };
}

/** A passage may reach over a page's end: what was found in it says which page is meant. */
function withPlace(hit: Hit): Hit {
  const place = placeAt(hit.places ?? [], hit.marks[0]?.start ?? hit.range.start);
  return place ? { ...hit, place } : hit;
}

interface MeaningLeg {
  readonly vector: Float32Array;
  readonly chunks: readonly ScoredChunk[];
}

/** Both by chunk id. */
interface Pool {
  readonly chunks: Map<string, Chunk>;
  readonly candidates: Map<string, Candidate>;
}

function add(pool: Pool, chunk: Chunk, scores: Omit<Candidate, 'id'>): void {
  pool.chunks.set(chunk.id, chunk);
  pool.candidates.set(chunk.id, { ...pool.candidates.get(chunk.id), id: chunk.id, ...scores });
}

/** The index holds terms and pairs of syllables in one column; a question asks for both. */
export function wordsToAsk({ terms, ngrams }: QueryTerms): readonly string[] {
  return terms.length > MAX_WORDS_WITH_NGRAMS ? terms : [...terms, ...ngrams];
}

function cutQuery(text: string): string {
  const cut = text.trim().slice(0, MAX_QUERY_LENGTH);
  return cut.length === MAX_QUERY_LENGTH && /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SaegimError('cancelled', 'searching');
}

function answer(hits: readonly Hit[], usedMeaning: boolean, started: number): SearchAnswer {
  return { hits, usedMeaning, ms: performance.now() - started };
}
