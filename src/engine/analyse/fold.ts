/**
 * What is the same to a person who searches is made the same: composed and decomposed letters,
 * full and half width, case, accents. Hangul, kana and other scripts keep their marks, since there
 * a mark makes another letter (か, が), and 초성 stay as typed (NFKC would turn them into parts).
 */

/** NFC, and full-width or half-width forms as ordinary ones. Keeps case and accents. */
export function normalise(text: string): string {
  const composed = text.normalize('NFC');
  if (!WIDTH_FORM.test(composed)) return composed;
  return composed.replace(WIDTH_FORMS, (forms) => forms.normalize('NFKC'));
}

/** `normalise`, then without case and accents. */
export function fold(text: string): string {
  const normal = normalise(text);
  if (ASCII_ONLY.test(normal)) return normal.toLowerCase();
  const lower = normal
    .toLowerCase()
    .replace(LETTERS_WITHOUT_DECOMPOSITION, (letter) => plainLetters[letter] ?? letter);
  if (!ACCENTED.test(lower)) return lower;
  return lower.replace(ACCENTED_LETTERS, (letters) => letters.normalize('NFD').replace(/\p{M}+/gu, ''));
}

export interface FoldedText {
  readonly text: string;
  /** Source index of each index of `text`, and of its end: length is `text.length + 1`. */
  readonly sourceIndex: Int32Array;
}

/** `fold` that remembers where each character came from, so that what is found can be marked in the source. */
export function foldWithSource(source: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  for (const match of source.matchAll(CLUSTERS)) {
    const folded = fold(match[0]);
    // Of one to one clusters each unit keeps its own index; others point to the cluster's start.
    const isOneToOne = folded.length === match[0].length;
    for (let i = 0; i < folded.length; i++) starts.push(match.index + (isOneToOne ? i : 0));
    text += folded;
  }
  starts.push(source.length);
  return { text, sourceIndex: Int32Array.from(starts) };
}

const ASCII_ONLY = /^[\0-\x7f]*$/;
const WIDTH_FORM = /[\uff00-\uffef]/;
const WIDTH_FORMS = /[\uff00-\uffef]+/g;
const ACCENTED = /[\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]|[\u0300-\u036f]/;
const ACCENTED_LETTERS = /[\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff][\u0300-\u036f]*|[\u0300-\u036f]+/g;
const LETTERS_WITHOUT_DECOMPOSITION = /[ßæœøłđı]/g;
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** Runs of ASCII, a syllable of conjoining jamo, or a character with the marks after it. */
const CLUSTERS =
  /[\0-\x7f]+(?!\p{M})|[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]+[\u11a8-\u11ff\ud7cb-\ud7fb]*|[\uff00-\uffef]+|[^]\p{M}*/gu;
