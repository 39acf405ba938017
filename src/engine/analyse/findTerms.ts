/**
 * Where a text shows the terms of a query. Not by analysing it again, which would take longer than the
 * search, but by looking for each term as it can be written: a stem as the word it belongs to, a verb also
 * where its last syllable took on an ending (고치 in 고쳤다).
 */
import { stemmer } from 'stemmer';
import type { SourceRange } from '../../shared/domain/note.ts';
import { foldWithSource } from './fold.ts';

/**
 * @param terms of `analyseQuery`
 * @returns ranges in the text, in order, apart from one another
 */
export function findTerms(text: string, terms: readonly string[]): readonly SourceRange[] {
  const { text: folded, sourceIndex } = foldWithSource(text);
  const found = [...findWords(folded, new Set(terms)), ...terms.flatMap((term) => findWritten(folded, term))];
  return mergeRanges(found).map(({ start, end }) => ({ start: sourceIndex[start], end: sourceIndex[end] }));
}

function findWords(text: string, terms: ReadonlySet<string>): SourceRange[] {
  return Array.from(text.matchAll(LATIN_WORDS))
    .filter(([word]) => terms.has(word) || terms.has(stemmer(word.replace(/'s$/, '').replace(/'/g, ''))))
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

function findWritten(text: string, term: string): SourceRange[] {
  if (SIMPLE_WORD.test(term)) return [];
  const exact = occurrences(text, term);
  if (exact.length > 0 || !HANGUL_STEM.test(term)) return exact;
  return Array.from(text.matchAll(inflected(term)), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
}

/** One syllable only where a word begins (법 in 법은, not in 방법), identifiers only as whole ones. */
function occurrences(text: string, term: string): SourceRange[] {
  const found: SourceRange[] = [];
  for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + term.length)) {
    const end = start + term.length;
    const before = text.slice(Math.max(0, start - 2), start);
    const isPart =
      (ENDS_IN_LATIN.test(before) && BEGINS_WITH_LATIN.test(term)) ||
      (BEGINS_WITH_LATIN.test(text.slice(end, end + 1)) && ENDS_IN_LATIN.test(term)) ||
      (ONE_SYLLABLE.test(term) && /[가-힣]$/.test(before));
    if (!isPart) found.push({ start, end });
  }
  return found;
}

/** The stem but for its last syllable, then one with the same first consonant. */
function inflected(stem: string): RegExp {
  const last = stem.charCodeAt(stem.length - 1) - FIRST_SYLLABLE;
  const first = FIRST_SYLLABLE + Math.floor(last / SYLLABLES_PER_INITIAL) * SYLLABLES_PER_INITIAL;
  const range = `[${String.fromCharCode(first)}-${String.fromCharCode(first + SYLLABLES_PER_INITIAL - 1)}]`;
  return new RegExp(`(?<![가-힣])${stem.slice(0, -1)}${range}`, 'g');
}

function mergeRanges(ranges: readonly SourceRange[]): SourceRange[] {
  const merged: SourceRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (!last || range.start > last.end) merged.push(range);
    else if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
  }
  return merged;
}

const FIRST_SYLLABLE = 0xac00;
/** 21 vowels by 28 finals. */
const SYLLABLES_PER_INITIAL = 588;
const LATIN_WORDS = /[a-z0-9]+(?:'[a-z]+)*/g;
const SIMPLE_WORD = /^[a-z0-9]+$/;
const HANGUL_STEM = /^[가-힣]{2,}$/;
const ONE_SYLLABLE = /^[가-힣]$/;
const ENDS_IN_LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]$/u;
const BEGINS_WITH_LATIN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;
