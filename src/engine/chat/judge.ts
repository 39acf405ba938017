/**
 * Do the notes answer the question at all? Three facts are weighed: how far the best passage stands
 * out (`calibrate.ts`), how much of the question's telling words one passage holds, and how much of
 * them no note holds.
 */
import type { Hit } from '../../shared/domain/search.ts';
import type { NoteStore, Preparer, QueryTerms } from '../parts.ts';
import type { Calibrator } from './calibrate.ts';
import { isMostlyQuestions, withoutQuestions } from './statements.ts';

export interface Judgement {
  /** 0..1; the chance that the notes answer. */
  readonly level: number;
  readonly isAnswerable: boolean;
  /** In spreads of the probe questions; undefined while nothing is embedded. */
  readonly standing: number | undefined;
  /** Share of the question's words, by weight, in the passage that has most of them. */
  readonly coverage: number;
  /** Share of the question's words, by weight, that no note has. */
  readonly unknown: number;
}

/**
 * Logistic weights, fitted over seven libraries (Korean and English, 30 to 2,000 passages, and the
 * sample library) with their own questions against those of the others.
 */
const weights = { standing: 0.89, coverage: 6.43, unknown: -2.09, bias: -2.92 };
/** The same without meaning, while nothing is embedded. */
const wordWeights = { coverage: 11.7, bias: -4.36 };
/** Passages that a word may be found in: the rest of the list is too far from the question. */
const passagesRead = 8;

export async function judgeEvidence(
  asked: { readonly vector: Float32Array; readonly terms: QueryTerms; readonly hits: readonly Hit[] },
  parts: { readonly store: NoteStore; readonly preparer: Preparer; readonly calibrator: Calibrator },
): Promise<Judgement> {
  const { terms, language } = asked.terms;
  const hits = asked.hits.filter(({ text }) => !isMostlyQuestions(text));
  const cosine = Math.max(...hits.map((hit) => hit.cosine ?? -1));
  const [standing, frequencies, passages] = await Promise.all([
    parts.calibrator.standing({ vector: asked.vector, cosine, language }),
    parts.store.documentFrequencies(terms),
    Promise.all(hits.slice(0, passagesRead).map((hit) => readTerms(hit, parts.preparer))),
  ]);
  const { chunks } = parts.store.counts();
  return weigh(standing, wordShares(terms, passages, frequencies, chunks));
}

/** @param passages the terms of each passage */
export function wordShares(
  terms: readonly string[],
  passages: readonly ReadonlySet<string>[],
  frequencies: ReadonlyMap<string, number>,
  chunks: number,
): { readonly coverage: number; readonly unknown: number } {
  const weight = (term: string) => inverseFrequency(frequencies.get(term) ?? 0, chunks);
  const sum = (chosen: readonly string[]) => chosen.reduce((total, term) => total + weight(term), 0);
  const all = sum(terms);
  if (all === 0) return { coverage: 0, unknown: 0 };
  const covered = passages.map((passage) => sum(terms.filter((term) => passage.has(term))));
  return {
    coverage: Math.max(0, ...covered) / all,
    unknown: sum(terms.filter((term) => !frequencies.get(term))) / all,
  };
}

export function weigh(
  standing: number | undefined,
  { coverage, unknown }: { readonly coverage: number; readonly unknown: number },
): Judgement {
  const score =
    standing === undefined
      ? wordWeights.coverage * coverage + wordWeights.bias
      : weights.standing * standing + weights.coverage * coverage + weights.unknown * unknown + weights.bias;
  const level = 1 / (1 + Math.exp(-score));
  return { level, isAnswerable: level >= 0.5, standing, coverage, unknown };
}

async function readTerms(hit: Hit, preparer: Preparer): Promise<ReadonlySet<string>> {
  const text = [hit.title, ...hit.headingPath, withoutQuestions(hit.text)].join('\n');
  return new Set((await preparer.analyseQuery(text)).terms);
}

/** As BM25 weighs words (Robertson & Zaragoza 2009). */
function inverseFrequency(frequency: number, chunks: number): number {
  return Math.log(1 + (Math.max(chunks, frequency) - frequency + 0.5) / (frequency + 0.5));
}
