/** Does a passage say what a sentence of an answer says? */
import type { SourceRange } from '../../shared/domain/note.ts';
import type { Chance } from './chance.ts';
import type { Passage } from './evidence.ts';
import { countFaults } from './facts.ts';
import { isAlike, type Likeness } from './likeness.ts';
import { isMostlyKorean } from './script.ts';
import type { SentenceVectors } from './sentenceVectors.ts';
import { dotProduct } from '../../shared/domain/dotProduct.ts';

export interface Support extends Likeness {
  readonly passage: Passage;
  /** Where in the source it is said: the best one to three sentences. */
  readonly range: SourceRange;
  readonly quote: string;
  readonly isSupported: boolean;
}

export interface SupportParts {
  readonly vectors: SentenceVectors;
  readonly chance: Chance;
}

/** A claim may draw on sentences that follow each other. */
const longestWindow = 3;
/** Only sentences about as near as the nearest one count: a false claim may look a little like another. */
const nearBest = 0.015;
/** Among quotes that do not support, the one with fewer faults is shown; a longer one must be worth it. */
const costOfAFault = 0.05;
const costOfASentence = 0.004;

/** The quote that supports best, or else the one that comes nearest; undefined in a passage without sentences. */
export async function findSupport(
  claim: string,
  passage: Passage,
  { vectors, chance }: SupportParts,
): Promise<Support | undefined> {
  const texts = passage.sentences.map(({ text }) => text);
  if (texts.length === 0) return undefined;
  const [vector, ...others] = await vectors.of([claim, ...texts]);
  const meanings = others.map((other) => dotProduct(vector, other));
  const most = Math.max(...meanings);
  const byChance = { ko: await chance.of(vector, 'ko'), en: await chance.of(vector, 'en') };

  const windows = makeWindows(texts.length).map(([from, to]) => {
    const nearest = indexOfMost(meanings, from, to);
    const { range, quote } = quoteOf(passage, from, to);
    const likeness = compare(claim, texts[nearest], meanings[nearest], byChance);
    const context = [passage.title, ...passage.headingPath, quote].join('\n');
    const faults = countFaults(claim, { context, nearest: texts[nearest] });
    const isSupported = faults === 0 && likeness.meaning >= most - nearBest && isAlike(likeness);
    const cost = faults * costOfAFault + (to - from) * costOfASentence - likeness.meaning;
    return { support: { passage, range, quote, ...likeness, isSupported }, cost };
  });
  return windows.reduce((one, other) => (isBetter(other, one) ? other : one)).support;
}

interface Weighed {
  readonly support: Support;
  readonly cost: number;
}

function isBetter(one: Weighed, other: Weighed): boolean {
  if (one.support.isSupported !== other.support.isSupported) return one.support.isSupported;
  return one.cost < other.cost;
}

function compare(
  claim: string,
  source: string,
  meaning: number,
  byChance: Readonly<Record<'ko' | 'en', number>>,
): Likeness {
  const isKorean = isMostlyKorean(source);
  return {
    meaning,
    lift: meaning - byChance[isKorean ? 'ko' : 'en'],
    isAcrossLanguages: isMostlyKorean(claim) !== isKorean,
  };
}

function indexOfMost(values: readonly number[], from: number, to: number): number {
  let most = from;
  for (let i = from + 1; i < to; i++) if (values[i] > values[most]) most = i;
  return most;
}

/** Every run of sentences up to the longest, as [from, to). */
function makeWindows(count: number): readonly (readonly [number, number])[] {
  const windows: [number, number][] = [];
  for (let from = 0; from < count; from++) {
    for (let to = from + 1; to <= Math.min(count, from + longestWindow); to++) windows.push([from, to]);
  }
  return windows;
}

function quoteOf(
  { sentences, text, range: whole }: Passage,
  from: number,
  to: number,
): { readonly range: SourceRange; readonly quote: string } {
  const range = { start: sentences[from].range.start, end: sentences[to - 1].range.end };
  return { range, quote: text.slice(range.start - whole.start, range.end - whole.start) };
}
