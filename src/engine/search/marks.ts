/**
 * Where a hit shows why it is one: its matched words, or, when it was found by meaning alone, the sentence
 * nearest to the query. Sentences cost an embedding each, so only a few of the first hits get them, and only
 * within a short time; the others are shown from their beginning.
 */
import type { SourceRange } from '../../shared/domain/note.ts';
import type { Hit } from '../../shared/domain/search.ts';
import { isCancelled } from '../../shared/errors.ts';
import { findTerms } from '../analyse/index.ts';
import type { SearchParts } from './search.ts';
import { dotProduct } from '../../shared/domain/dotProduct.ts';

export type Marker = (
  hits: readonly Hit[],
  terms: readonly string[],
  query: Float32Array | undefined,
  signal?: AbortSignal,
) => Promise<readonly Hit[]>;

/** Estimated from 7,000 tokens/s: some 50 ms. The time limit holds where a machine is slower. */
const MAX_SENTENCES = 20;
const MAX_SENTENCE_HITS = 5;
const TIME_LIMIT_MS = 60;
/** Typing asks almost the same again and again. 384 floats each: 3 MB. */
const MAX_CACHED_SENTENCES = 2000;

export function createMarker({ preparer, embedder }: Pick<SearchParts, 'preparer' | 'embedder'>): Marker {
  const cache = new Map<string, Float32Array>();

  async function embedSentences(sentences: readonly string[], signal: AbortSignal): Promise<void> {
    const unknown = [...new Set(sentences)].filter((sentence) => !cache.has(sentence));
    if (unknown.length === 0) return;
    const vectors = await embedder.embed(await preparer.encodePassages(unknown), 'answer', signal);
    for (const [i, sentence] of unknown.entries()) cache.set(sentence, vectors[i]);
  }

  function forgetOldest(): void {
    for (const sentence of cache.keys()) {
      if (cache.size <= MAX_CACHED_SENTENCES) return;
      cache.delete(sentence);
    }
  }

  async function splitHits(hits: readonly Hit[]): Promise<Map<Hit, readonly SourceRange[]>> {
    const sentences = new Map<Hit, readonly SourceRange[]>();
    let count = 0;
    for (const hit of hits.slice(0, MAX_SENTENCE_HITS)) {
      const ranges = await preparer.splitSentences(hit.text);
      count += ranges.length;
      if (count > MAX_SENTENCES) break;
      sentences.set(hit, ranges);
    }
    return sentences;
  }

  async function bestSentences(
    hits: readonly Hit[],
    query: Float32Array,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<Hit, SourceRange>> {
    const sentences = await splitHits(hits);
    const texts = [...sentences].flatMap(([hit, ranges]) => ranges.map((range) => textOf(hit, range)));
    await embedSentences(texts, signal);
    const best = new Map<Hit, SourceRange>();
    for (const [hit, ranges] of sentences) {
      const nearest = nearestRange(ranges, (range) => dotProduct(cache.get(textOf(hit, range))!, query));
      if (nearest) best.set(hit, nearest);
    }
    forgetOldest();
    return best;
  }

  return async (hits, terms, query, signal) => {
    const marked = hits.map((hit) => withMarks(hit, findTerms(hit.text, terms)));
    const unmarked = marked.filter((hit) => hit.marks.length === 0);
    if (!query || unmarked.length === 0) return marked;
    const timeLimit = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      const best = await bestSentences(
        unmarked,
        query,
        signal ? AbortSignal.any([signal, timeLimit]) : timeLimit,
      );
      return marked.map((hit) => (best.has(hit) ? withMarks(hit, [best.get(hit)!]) : hit));
    } catch (error) {
      if (timeLimit.aborted && isCancelled(error)) return marked;
      throw error;
    }
  };
}

/** @param ranges in the hit's text */
function withMarks(hit: Hit, ranges: readonly SourceRange[]): Hit {
  const { start } = hit.range;
  return { ...hit, marks: ranges.map((range) => ({ start: start + range.start, end: start + range.end })) };
}

function textOf(hit: Hit, { start, end }: SourceRange): string {
  return hit.text.slice(start, end);
}

function nearestRange(
  ranges: readonly SourceRange[],
  similarity: (range: SourceRange) => number,
): SourceRange | undefined {
  let best: SourceRange | undefined;
  let highest = -Infinity;
  for (const range of ranges) {
    const value = similarity(range);
    if (value > highest) [best, highest] = [range, value];
  }
  return best;
}
