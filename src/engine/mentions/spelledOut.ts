/**
 * Where a name is written out in a text. Korean puts particles behind a word without a blank, so `커피는`
 * names 커피, while `커피숍` is another word.
 */
import type { SourceRange } from '../../shared/domain/note.ts';

/** Longest first, so that 에서 is not taken for 에; several may follow one another (에서는, 까지도). */
const particles =
  '이라는|이라도|입니다|이에요|에서|에게|께서|한테|으로|이랑|하고|까지|부터|처럼|보다|마다|조차|마저|밖에|이나|라도|이며|이고|이다|예요|라는|이란|으로서|로서|들|은|는|이|가|을|를|의|에|로|와|과|랑|도|만|나|며|고|다|란|야|여';
const behindName = `(?=(?:${particles}|${particles.normalize('NFD')}){0,3}(?![\\p{L}\\p{N}\\p{M}_]))`;
const beforeName = '(?<![\\p{L}\\p{N}\\p{M}_])';

/** Shorter names are words of every other sentence. */
const leastSyllables = 2;
const leastLetters = 3;

export function isTelling(name: string): boolean {
  const composed = name.normalize('NFC');
  const syllables = composed.match(
    /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  );
  const letters = composed.match(/[\p{L}\p{N}]/gu);
  return (syllables?.length ?? 0) >= leastSyllables || (letters?.length ?? 0) >= leastLetters;
}

/** Case, Unicode form and the width of blanks do not matter. @returns ranges that do not overlap, in order */
export function findSpelledOut(text: string, names: readonly string[]): readonly SourceRange[] {
  const patterns = names
    .filter(isTelling)
    .map(patternOf)
    .sort((a, b) => b.length - a.length);
  if (patterns.length === 0) return [];
  const found = text.matchAll(new RegExp(patterns.join('|'), 'giu'));
  return Array.from(found, ({ index, 0: match }) => ({ start: index, end: index + match.length }));
}

function patternOf(name: string): string {
  const trimmed = name.normalize('NFC').trim();
  const forms = new Set([trimmed, trimmed.normalize('NFD')].map(asWritten));
  const before = hasWordBounds([...trimmed][0]) ? beforeName : '';
  const behind = hasWordBounds([...trimmed].at(-1)!) ? behindName : '';
  return `${before}(?:${[...forms].join('|')})${behind}`;
}

function asWritten(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** Chinese and Japanese are written without blanks. */
function hasWordBounds(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character) && !/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(character);
}
