/**
 * An answer without a model: the few sentences of the evidence that answer best, word for word,
 * each with its place. Nothing is written that no note says.
 */
import type { AnswerSentence } from '../../shared/domain/chat.ts';
import type { CheckedAnswer } from './check.ts';
import { createCitations } from './citations.ts';
import type { Passage } from './evidence.ts';
import { isNumberQuestion } from './numberQuestion.ts';
import { isMostlyKorean } from './script.ts';
import { isMostlyLink, plainText, type Sentence } from './sentences.ts';
import { isMostlyQuestions } from './statements.ts';
import { dotProduct } from '../../shared/domain/dotProduct.ts';

export interface QuoteRequest {
  readonly question: string;
  readonly vector: Float32Array;
  /** Of the question. */
  readonly terms: { readonly terms: readonly string[] };
  /** Best first. */
  readonly passages: readonly Passage[];
}

export interface QuoteParts {
  readonly vectorsOf: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
  readonly termsOf: (text: string) => Promise<readonly string[]>;
  /** In how many passages a term occurs. */
  readonly frequencies: ReadonlyMap<string, number>;
}

interface Candidate {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** The heading in the passage that the sentence stands under. */
  readonly heading: string;
  readonly score: number;
}

/** Weights tuned on 34 questions about the sample library, Korean, English and across. */
const tuning = {
  /** Later ones hardly ever answer, and each sentence costs an embedding. */
  passages: 8,
  /** Cosines of a question with sentences spread about so much: one such step counts 1. */
  cosineStep: 0.025,
  /** All the question's words in the sentence, and in its passage. */
  sentenceWords: 1,
  passageWords: 2,
  /** A number where the question asks for one. */
  number: 2,
  /** A sentence that is mostly a link points to an answer elsewhere. */
  pointer: -2,
  /** A sentence in the other language has a lower cosine, whatever it says. */
  otherLanguage: 1,
  /** How far below the best a sentence may be and still be quoted. */
  within: 0.8,
  most: 3,
};

export async function quoteAnswer(request: QuoteRequest, parts: QuoteParts): Promise<CheckedAnswer> {
  const candidates = request.passages.slice(0, tuning.passages).flatMap(findCandidates);
  const scores = await scoreSentences(candidates, request, parts);
  const scored = candidates
    .map((candidate, index) => ({ ...candidate, score: scores[index] }))
    .sort((a, b) => b.score - a.score);
  return layOut(chooseSentences(scored));
}

function findCandidates(passage: Passage): readonly Omit<Candidate, 'score'>[] {
  let heading = '';
  return passage.sentences.flatMap((sentence) => {
    if (sentence.isHeading) heading = sentence.text;
    return saysSomething(sentence) ? [{ passage, sentence, heading }] : [];
  });
}

/** A heading names, a question asks; neither answers. */
function saysSomething({ text, isHeading }: Sentence): boolean {
  return !isHeading && !isMostlyQuestions(text);
}

async function scoreSentences(
  candidates: readonly Omit<Candidate, 'score'>[],
  { question, vector, terms, passages }: QuoteRequest,
  { vectorsOf, termsOf, frequencies }: QuoteParts,
): Promise<readonly number[]> {
  const share = (found: readonly string[]) => shareOfWords(terms.terms, found, frequencies);
  const vectors = await vectorsOf(candidates.map(inContext));
  const sentenceShares = await Promise.all(
    candidates.map(async ({ sentence }) => share(await termsOf(sentence.text))),
  );
  const passageShares = new Map(
    await Promise.all(
      passages.map(async (passage) => [passage, share(await termsOf(wholeOf(passage)))] as const),
    ),
  );
  const wantsNumber = isNumberQuestion(question);
  const isKorean = isMostlyKorean(question);
  return candidates.map(
    ({ passage, sentence: { text } }, index) =>
      dotProduct(vector, vectors[index]) / tuning.cosineStep +
      tuning.sentenceWords * sentenceShares[index] +
      tuning.passageWords * (passageShares.get(passage) ?? 0) +
      (wantsNumber && /\d/.test(text) ? tuning.number : 0) +
      (isMostlyLink(text) ? tuning.pointer : 0) +
      (isMostlyKorean(text) === isKorean ? 0 : tuning.otherLanguage),
  );
}

/** A sentence alone often leaves out what it is about; its title and headings say it. */
function inContext({ passage: { title, headingPath }, heading, sentence }: Omit<Candidate, 'score'>): string {
  const names = [...new Set([title, ...headingPath, heading])].filter((name) => name !== '');
  return `${names.join(' ')}\n${plainText(sentence.text)}`;
}

function wholeOf({ title, headingPath, text }: Passage): string {
  return [title, ...headingPath, text].join('\n');
}

function shareOfWords(
  terms: readonly string[],
  found: readonly string[],
  frequencies: ReadonlyMap<string, number>,
): number {
  const weight = (term: string) => 1 / Math.log(2 + (frequencies.get(term) ?? 0));
  const present = new Set(found);
  const sum = (chosen: readonly string[]) => chosen.reduce((total, term) => total + weight(term), 0);
  return terms.length === 0 ? 0 : sum(terms.filter((term) => present.has(term))) / sum(terms);
}

/** @param candidates best first */
function chooseSentences(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    const isGood = candidate.score >= candidates[0].score - tuning.within;
    if (!isGood || chosen.length === tuning.most) break;
    if (!chosen.some(({ sentence }) => sentence.text === candidate.sentence.text)) chosen.push(candidate);
  }
  return chosen;
}

/** The note with the best sentence first, and within a note in the order it has. */
function layOut(chosen: readonly Candidate[]): CheckedAnswer {
  const noteOrder = [...new Set(chosen.map(({ passage }) => passage.noteId))];
  const placeOf = ({ passage }: Candidate) => noteOrder.indexOf(passage.noteId);
  const ordered = [...chosen].sort(
    (a, b) => placeOf(a) - placeOf(b) || a.sentence.range.start - b.sentence.range.start,
  );
  const citations = createCitations();
  const sentences: AnswerSentence[] = ordered.map(({ passage, sentence: { range, text } }) => ({
    text,
    citations: [citations.add({ passage, range, quote: text })],
    supported: true,
  }));
  const answer = sentences.map(({ text, citations: [number] }) => `${text} [${number}]`).join('\n');
  return { answer, sentences, citations: citations.all() };
}
