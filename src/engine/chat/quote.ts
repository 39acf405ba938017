/**
 * An answer without a model: the few sentences of the evidence that answer best, word for word,
 * each with its place. Nothing is written that no note says.
 */
import type { AnswerSentence } from '../../shared/domain/chat.ts';
import type { QueryTerms } from '../parts.ts';
import type { CheckedAnswer } from './check.ts';
import { createCitations } from './citations.ts';
import type { Passage } from './evidence.ts';
import type { Sentence } from './sentences.ts';
import { dot } from './vectors.ts';

export interface QuoteRequest {
  readonly vector: Float32Array;
  readonly terms: QueryTerms;
  /** Best first. */
  readonly passages: readonly Passage[];
}

export interface QuoteParts {
  readonly vectorsOf: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
  readonly termsOf: (text: string) => Promise<readonly string[]>;
  readonly frequencies: ReadonlyMap<string, number>;
}

interface Candidate {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly score: number;
}

const tuning = {
  /** Sentences of later passages hardly ever answer, and each costs an embedding. */
  passages: 6,
  most: 3,
  /** A deviation of cosine counts as one; a question's words, all in one sentence, as this many. */
  words: 2.5,
  /** Each place down the list of passages. */
  place: 0.35,
  /** How far below the best a sentence may be and still be quoted. */
  within: 0.8,
};

export async function quoteAnswer(request: QuoteRequest, parts: QuoteParts): Promise<CheckedAnswer> {
  const candidates = await scoreSentences(request, parts);
  return layOut(chooseSentences(candidates));
}

async function scoreSentences({ vector: question, terms, passages }: QuoteRequest, parts: QuoteParts): Promise<readonly Candidate[]> {
  const read = passages.slice(0, tuning.passages).flatMap((passage, place) =>
    passage.sentences.filter(({ isHeading }) => !isHeading).map((sentence) => ({ passage, sentence, place })),
  );
  const vectors = await parts.vectorsOf(read.map(({ sentence }) => sentence.text));
  const cosines = vectors.map((vector) => dot(question, vector));
  const shares = await Promise.all(
    read.map(async ({ sentence }) => shareOfWords(terms.terms, await parts.termsOf(sentence.text), parts.frequencies)),
  );
  return read
    .map(({ passage, sentence, place }, index) => ({
      passage,
      sentence,
      score: cosines[index] / usualDeviation + tuning.words * shares[index] - tuning.place * place,
    }))
    .sort((a, b) => b.score - a.score);
}

/** Of the cosines of a question with the sentences of its best passages, measured on the sample library. */
const usualDeviation = 0.025;

function shareOfWords(terms: readonly string[], found: readonly string[], frequencies: ReadonlyMap<string, number>): number {
  const weight = (term: string) => 1 / Math.log(2 + (frequencies.get(term) ?? 0));
  const all = terms.reduce((sum, term) => sum + weight(term), 0);
  const present = new Set(found);
  return all === 0 ? 0 : terms.reduce((sum, term) => sum + (present.has(term) ? weight(term) : 0), 0) / all;
}

function chooseSentences(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length === 0) return [];
  const good = candidates.filter(({ score }) => score >= candidates[0].score - tuning.within);
  const distinct = good.filter(
    ({ sentence }, index) => good.findIndex((other) => other.sentence.text === sentence.text) === index,
  );
  return distinct.slice(0, tuning.most);
}

/** The note with the best sentence first, and in a note the order it has. */
function layOut(chosen: readonly Candidate[]): CheckedAnswer {
  const citations = createCitations();
  const places = new Map(chosen.map(({ passage }) => passage.noteId).map((noteId, index) => [noteId, index]));
  for (const [index, { passage }] of [...chosen.entries()].reverse()) places.set(passage.noteId, index);
  const ordered = [...chosen].sort(
    (a, b) =>
      places.get(a.passage.noteId)! - places.get(b.passage.noteId)! || a.sentence.range.start - b.sentence.range.start,
  );
  const sentences: AnswerSentence[] = ordered.map(({ passage, sentence: { range, text } }) => ({
    text,
    citations: [citations.add({ passage, range, quote: text })],
    supported: true,
  }));
  const answer = sentences.map(({ text, citations: [number] }) => `${text} [${number}]`).join('\n');
  return { answer, sentences, citations: citations.all() };
}
