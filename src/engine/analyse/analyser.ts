import type { QueryTerms } from '../parts.ts';
import { normalise } from './fold.ts';
import { loadKorean } from './korean.ts';
import { addNgrams, isNgram } from './ngrams.ts';
import { addWordTokens, hasHangul, type Token } from './words.ts';

/** Stored with the index: terms of another version are made again, never mixed. */
export const analyserVersion = '1';

/** Text to the terms it is found by; the same for what is indexed and for what is asked. */
export interface Analyser {
  /** Terms in order of the text, doubles kept (BM25 counts them), joined by blanks. */
  analyseText(text: string): string;
  analyseQuery(text: string): QueryTerms;
  /** Words that could name what the text is about, as written: 갱신청구권, 쿠버네티스, Roaster. Doubles kept. */
  nouns(text: string): readonly string[];
  /** How many pieces of text the morpheme analyser failed on; they were cut into plain words. */
  readonly failures: number;
}

/** Loads the Korean model: about 0.1 s and 10 MB. */
export async function createAnalyser(): Promise<Analyser> {
  const korean = await loadKorean();

  function tokenise(text: string): Token[] {
    const words = normalise(text.replace(MARKUP, '')).match(WORDS) ?? [];
    const morphemes = korean.analyse(words.filter(hasHangul));
    const tokens: Token[] = [];
    let eojeol = 0;
    for (const word of words) {
      const ownTokens = hasHangul(word) ? morphemes[eojeol++] : [];
      addWordTokens(word, ownTokens);
      addNgrams(word, ownTokens);
      for (const token of ownTokens) tokens.push(token);
    }
    return tokens.filter((token) => token.term !== ''); // a lone accent folds to nothing
  }

  return {
    analyseText(text) {
      return tokenise(text)
        .map((token) => token.term)
        .join(' ');
    },
    analyseQuery(text) {
      return { ...queryTerms(tokenise(text)), language: languageOf(text) };
    },
    nouns(text) {
      return tokenise(text).flatMap((token) => token.name ?? []);
    },
    get failures() {
      return korean.failures;
    },
  };
}

function queryTerms(tokens: readonly Token[]): Pick<QueryTerms, 'terms' | 'ngrams'> {
  const content = tokens.filter((token) => !token.isFunctional);
  const asked = content.length > 0 ? content : tokens;
  const distinct = [...new Set(asked.map((token) => token.term))];
  return { terms: distinct.filter((term) => !isNgram(term)), ngrams: distinct.filter(isNgram) };
}

function languageOf(text: string): QueryTerms['language'] {
  if (hasHangul(text)) return 'ko';
  return /[a-z]/i.test(text) && !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)
    ? 'en'
    : 'other';
}

/** Marks that stand inside an eojeol (`**갱신청구권**을`, `[[노트]]를`) and would part a noun from its particle. */
const MARKUP = /[*`~"“”‘[](?!\()|\](?!\()/g;
/**
 * Blank-separated, and apart where a Markdown link's text meets its target. Longer ones are data or unspaced
 * writing: cut, so that no text takes more than its length in time.
 */
const WORDS = /(?:(?!\]\()\S){1,200}/gu;
