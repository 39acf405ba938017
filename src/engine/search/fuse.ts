/**
 * Words and meaning in one score. Ranks are not enough: they throw away how sure a leg is, and rank fusion
 * loses to its own better leg on every set we have. Both scores are evidence on a logarithmic scale, so each
 * is used in its own unit: BM25 is a sum of log odds, and e5 was trained with softmax(cosine / 0.01). Three
 * opinions are then averaged as probabilities over the candidates: what the words say, what the meaning says,
 * and what both say together (their evidence added). A leg whose scores lie close together spreads its
 * probability thin and so gives way, query by query; passages on which the legs agree gain by the third.
 */
import type { ScoreParts } from '../../shared/domain/search.ts';

export interface Candidate {
  readonly id: string;
  /** BM25; absent when no word of the query was found. */
  readonly words?: number;
  /** Absent when the chunk is not embedded yet. */
  readonly cosine?: number;
}

export interface FusedScore {
  readonly id: string;
  /** Mean of the opinions: 0..1, together 1 over all candidates. */
  readonly score: number;
  readonly parts: ScoreParts;
}

/**
 * BM25 per unit of evidence. The terms of one word (its morphemes, the compound, its pairs of syllables)
 * repeat each other, so a point of BM25 is worth far less than a natural log unit.
 */
const WORDS_SCALE = 12;
/** One and a half times the temperature of the training. */
const MEANING_SCALE = 0.015;
// Both were chosen with the sets of docs/eval.md in sight, from the middle of a plateau: from 10 to 16 and from
// 0.0125 to 0.018 nDCG@10 stays within 0.01 of the grid's best on each set, on all of them in one library, and
// on samples of 150 passages. They have not been tried on a set that had no part in the choice.

/** @returns all candidates, best first; equal ones in the order they came */
export function fuseLegs(candidates: readonly Candidate[]): readonly FusedScore[] {
  const lowestCosine = candidates.reduce((low, { cosine }) => Math.min(low, cosine ?? Infinity), Infinity);
  const words = candidates.map((candidate) => (candidate.words ?? 0) / WORDS_SCALE);
  // What is not embedded yet counts as the weakest that is: only its words speak for it.
  const meaning = candidates.map(({ cosine }) =>
    cosine === undefined ? 0 : (cosine - lowestCosine) / MEANING_SCALE,
  );
  const opinions = [
    softmax(words, (i) => candidates[i].words !== undefined),
    softmax(meaning, (i) => candidates[i].cosine !== undefined),
    softmax(
      words.map((evidence, i) => evidence + meaning[i]),
      () => true,
    ),
  ].filter((opinion) => opinion !== undefined);

  return candidates
    .map(({ id }, i) => ({
      id,
      score: opinions.reduce((sum, opinion) => sum + opinion[i], 0) / opinions.length,
      parts: shares(candidates[i], words[i], meaning[i]),
    }))
    .sort((a, b) => b.score - a.score);
}

/** @returns undefined when there is nothing to compare: the leg has no opinion */
function softmax(evidence: readonly number[], isKnown: (i: number) => boolean): Float64Array | undefined {
  const probabilities = new Float64Array(evidence.length);
  const highest = evidence.reduce((high, value, i) => (isKnown(i) ? Math.max(high, value) : high), -Infinity);
  if (highest === -Infinity) return undefined;
  let sum = 0;
  for (const [i, value] of evidence.entries()) {
    if (isKnown(i)) sum += probabilities[i] = Math.exp(value - highest);
  }
  return probabilities.map((probability) => probability / sum);
}

/** How much of the evidence is whose, counted from the weakest candidate. */
function shares({ words, cosine }: Candidate, wordEvidence: number, meaningEvidence: number): ScoreParts {
  if (cosine === undefined) return { words: 1, meaning: 0 };
  if (words === undefined) return { words: 0, meaning: 1 };
  const total = wordEvidence + meaningEvidence;
  const share = total > 0 ? wordEvidence / total : 0.5;
  return { words: share, meaning: 1 - share };
}
