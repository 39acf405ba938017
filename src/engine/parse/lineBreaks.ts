/** Line breaks of a page as Markdown: a backslash where a line goes on, and nothing where there is no more of it. */

/** Stands for a break until its surroundings are known; Unicode keeps it for a program's own use. */
export const breakMark = '\uFDE0';

const anyBreak = /\uFDE0/g;
/** Several in a row keep paragraphs apart; at the end of a block they do nothing. */
const row = /\uFDE0(?:\n[ >]*\uFDE0)+(?:\n([ >]*)(?=([^]?.{0,10}))|$)/g;
const atEnd = /\uFDE0(?=\n[ >]*(?:\n|$|- |\d{1,9}\. )|$)/g;
const atStart = /^([ >]*(?:- |\d{1,9}\. )?)\uFDE0\n[ >]*/gm;

/** @param markdown with a `breakMark` before each newline that was a break */
export function withLineBreaks(markdown: string): string {
  return markdown
    .replace(row, (_, prefix = '', next = '') => {
      if (next === '' || next.startsWith('\n')) return `\n${prefix.trimEnd()}`;
      const isBlock = /^(?:- |\d{1,9}\. )/.test(next);
      return isBlock ? `\n${prefix}` : `\n${prefix.trimEnd()}\n${prefix}`;
    })
    .replace(atEnd, '')
    .replace(atStart, '$1')
    .replace(anyBreak, '\\');
}

export function withoutBreakMarks(text: string, instead = ' '): string {
  return text.replace(anyBreak, instead);
}
