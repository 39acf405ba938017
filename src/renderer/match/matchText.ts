/**
 * How well a few typed letters name a text, for filter, switcher and palette: the same rules
 * everywhere. Hangul matches by initial consonants as well (`ㄱㅊㅉㄱ` finds 김치찌개), and a
 * syllable that is still being composed already counts (`김ㅊ`).
 */
const hangulFirst = 0xac00;
const hangulLast = 0xd7a3;
/** Vowels times finals: syllables with one initial lie together. */
const syllablesPerInitial = 588;
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** @returns 0 when some word of the query is nowhere; else higher is better, 1 for the very text */
export function matchText(query: string, text: string): number {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  return matchFolded(words, fold(text));
}

/** The same for texts that were folded before. @param words at least one, none of them empty */
export function matchFolded(words: readonly string[], text: string): number {
  const scores = words.map((word) => matchWord(word, text));
  if (scores.includes(0)) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

function matchWord(word: string, text: string): number {
  if (text === word) return 1;
  const at = indexOfHangul(word, text);
  if (at === 0) return 0.9;
  if (at > 0) return isWordStart(text, at) ? 0.8 : 0.6;
  return isSubsequence(word, text) ? 0.2 : 0;
}

function isWordStart(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
}

/** Like indexOf, where a consonant of the query also stands for any syllable that begins with it. */
function indexOfHangul(word: string, text: string): number {
  const exact = text.indexOf(word);
  if (exact >= 0 || !hasInitial(word)) return exact;
  for (let start = 0; start + word.length <= text.length; start++) {
    if (matchesAt(word, text, start)) return start;
  }
  return -1;
}

function matchesAt(word: string, text: string, start: number): boolean {
  for (let i = 0; i < word.length; i++) {
    const wanted = word[i];
    const found = text[start + i];
    if (wanted !== found && initialOf(found) !== wanted) return false;
  }
  return true;
}

function hasInitial(word: string): boolean {
  return [...word].some((letter) => initials.includes(letter));
}

function initialOf(letter: string): string | undefined {
  const code = letter.charCodeAt(0);
  if (code < hangulFirst || code > hangulLast) return undefined;
  return initials[Math.floor((code - hangulFirst) / syllablesPerInitial)];
}

/** Letters in order with gaps, for Latin only: in Hangul, where a letter is a syllable, it finds nonsense. */
function isSubsequence(word: string, text: string): boolean {
  if (word.length < 2 || !/^[a-z0-9]+$/.test(word)) return false;
  let at = 0;
  for (const letter of text) if (letter === word[at]) at++;
  return at === word.length;
}
