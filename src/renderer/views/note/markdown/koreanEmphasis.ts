import { replaceText, type TextMatch } from './replaceText.ts';
import { element, type Parent } from './tree.ts';

const strong = /\*\*(?=\S)[^*\n]*[^*\s]\*\*/g;
const attachedLetter = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * A rehype plugin: `**93℃**가` is bold. CommonMark's rules for emphasis take words to be parted by
 * blanks, so a sign before the closing stars and a Korean particle after them leave the stars standing
 * (commonmark-spec#650). Only stars beside such a letter are read here.
 */
export function koreanEmphasis({ source }: { readonly source: string }) {
  return (tree: Parent): void =>
    replaceText(tree, source, strong, (match) => {
      if (!isAttached(match) || isEscaped(match, source)) return undefined;
      return element('strong', {}, [match.piece(match.start + 2, match.end - 2)]);
    });
}

function isAttached({ value, start, end }: TextMatch): boolean {
  return attachedLetter.test(value[start - 1] ?? '') || attachedLetter.test(value[end] ?? '');
}

/** Two stars that stand side by side in the source, without a backslash, are not escaped. */
function isEscaped({ offsets, start, end }: TextMatch, source: string): boolean {
  const pairs = [offsets[start], offsets[end - 2]];
  return pairs.some((at) => source.slice(at, at + 2) !== '**' || source[at - 1] === '\\');
}
