/**
 * Everything but Korean words: 초성 as typed, words in Latin and like scripts, numbers, identifiers, file names, emoji, and
 * Chinese, Japanese and other scripts without blanks.
 */
import { stemmer } from 'stemmer';
import { fold } from './fold.ts';
import { englishStopWords } from './stopWords.ts';

export interface Token {
  readonly term: string;
  /** Particles, stop words and the like: in the index, but only in a query that has nothing else. */
  readonly isFunctional: boolean;
  /** As written, when the word could name a group of notes. */
  readonly name?: string;
}

/** Longer ones are data, not words; index and query are cut alike, so they still match. */
const MAX_TERM_LENGTH = 80;
const MAX_NAME_LENGTH = 40;

/** @param word normalised, without blanks */
export function addWordTokens(word: string, tokens: Token[]): void {
  if (FILE_NAME_SIGNS.test(word) && hasHangul(word)) addHangulFileName(word, tokens);
  for (const [run] of word.matchAll(RUNS)) {
    if (JAMO.test(run)) tokens.push(contentToken(run));
    else if (PICTOGRAPH.test(run)) tokens.push(contentToken(run.replace(VARIATION_SELECTORS, '')));
    else if (ALPHABETIC.test(run)) addAlphabetic(run, tokens);
    else addSegmented(run, tokens);
  }
}

export function hasHangul(text: string): boolean {
  return HANGUL.test(text);
}

export function contentToken(term: string, name?: string): Token {
  const cut = term.length > MAX_TERM_LENGTH ? cutCodePoints(term) : term;
  return name === undefined ? { term: cut, isFunctional: false } : { term: cut, isFunctional: false, name };
}

/** `foo_bar` and `v1.2.3` whole and in parts; plain words stemmed. */
function addAlphabetic(run: string, tokens: Token[]): void {
  const withoutApostrophes = run.replace(/['’]s$/i, '').replace(/['’]/g, '');
  const plain = withoutApostrophes.replace(THOUSANDS, '');
  const parts = plain.split(PART_BOUNDARY).filter((part) => part !== '');
  if (parts.length === 1 && parts[0] === plain) {
    tokens.push(wordToken(plain));
    return;
  }
  tokens.push(contentToken(fold(plain), isTellingIdentifier(plain) ? plain : undefined));
  for (const part of parts) tokens.push({ ...wordToken(part), name: undefined });
}

function wordToken(word: string): Token {
  const folded = fold(word);
  if (englishStopWords.has(folded)) return { term: stemmer(folded), isFunctional: true };
  if (!ENGLISH.test(folded)) return contentToken(folded, /\p{L}{2}/u.test(word) ? word : undefined);
  return contentToken(stemmer(folded), folded.length <= MAX_NAME_LENGTH ? word : undefined);
}

function isTellingIdentifier(run: string): boolean {
  return /\p{L}{2}/u.test(run) && !run.includes('/') && run.length <= MAX_NAME_LENGTH;
}

/** `회의록_2024.md`: a name with Hangul in it is found as typed, too; its Korean comes from the morphemes. */
function addHangulFileName(word: string, tokens: Token[]): void {
  for (const [name] of word.matchAll(HANGUL_FILE_NAME))
    if (hasHangul(name)) tokens.push(contentToken(fold(name)));
}

function addSegmented(run: string, tokens: Token[]): void {
  for (const { segment, isWordLike } of segmenter.segment(run)) {
    if (isWordLike) tokens.push(contentToken(fold(segment), segment.length > 1 ? segment : undefined));
  }
}

function cutCodePoints(term: string): string {
  const cut = term.slice(0, MAX_TERM_LENGTH);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

// The dictionary for Chinese and Japanese is one in ICU; other scripts do not depend on the locale.
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

const HANGUL = /[\uac00-\ud7a3\u3131-\u318e\u1100-\u11ff]/;
const LETTER = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}]`;
const RUNS = new RegExp(
  [
    '[ㄱ-ㆎ]+',
    String.raw`${LETTER}+(?:['’_.\-/@:+#&,]${LETTER}+)*(?:(?<=(?<!${LETTER})\p{Script=Latin})(?:\+\+|#))?`,
    String.raw`\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier})*|\p{RI}\p{RI}`,
    String.raw`(?:(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hangul}\p{N}])[\p{L}\p{M}])+`,
  ].join('|'),
  'gu',
);
const JAMO = /^[ㄱ-ㆎ]/;
const PICTOGRAPH = /^[\p{Extended_Pictographic}\p{RI}]/u;
const VARIATION_SELECTORS = /\ufe0f/g;
const ALPHABETIC = new RegExp(`^${LETTER}`, 'u');
const ENGLISH = /^[a-z]{2,}$/;
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;
/** Joining signs, and the humps of camelCase. */
const PART_BOUNDARY = /[_.\-/@:+#&,]+|(?<=\p{Ll})(?=\p{Lu}\p{L})/u;
const FILE_NAME_SIGNS = /[._]/;
const HANGUL_FILE_NAME =
  /[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?\.[A-Za-z0-9]{1,5}(?![A-Za-z0-9])|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+/gu;
