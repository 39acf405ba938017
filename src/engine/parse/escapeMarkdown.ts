/**
 * Plain text of a converted document as Markdown that reads as that text: a mark gets its backslash only
 * where it would mean something, so that what people see in hits and quotes stays what was written.
 */

// `*` and `~` between blanks, `_` within a word, a lone `[1]` mean nothing and stay.
const inlineMarks: readonly (readonly [RegExp, string])[] = [
  [/\\(?=[!-/:-@[-`{-~])/g, '\\\\'],
  [/`/g, '\\`'],
  [/\*(?=\S)|(?<=\S)\*/g, '\\*'],
  [/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, '\\_'],
  [/~(?=~)|(?<=~)~/g, '\\~'],
  [/==(?=\S)|(?<=\S)==/g, '\\=='],
  [/%%/g, '\\%%'],
  [/\[(?=[[^!])|(?<=\[)\[/g, '\\['], // wikilink, footnote
  [/\](?=[([:])/g, '\\]'],
  [/<(?=[a-z/!?])/gi, '\\<'],
  [/&(?=#?[a-z0-9]{1,40};)/gi, '\\&'],
  [/(?<=^|[\s\p{Ps}\p{Pi}"'|])#(?=[\p{L}\p{N}\p{Extended_Pictographic}_/-])/gu, '\\#'], // a tag
  [/(?<=^|\s)\^(?=[\w-]+$)/g, '\\^'], // a block's name
];

/** What begins a block when a line begins with it. */
const lineStart = /^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[-=]+$|\||\[(?=[^[\]]{0,400}\\\]:))/;
const numberedItem = /^(\d{1,9})([.)])(?=\s|$)/;

/** A stretch of text that stands somewhere in a line. */
export function escapeInline(text: string): string {
  let escaped = text;
  for (const [mark, replacement] of inlineMarks) escaped = escaped.replace(mark, replacement);
  const isMaths = text.indexOf('$') !== text.lastIndexOf('$'); // one alone is money
  return isMaths ? escaped.replaceAll('$', '\\$') : escaped;
}

/** A whole line or paragraph of one line: also what would make it a heading, a list, a quote, a rule. */
export function escapeLine(text: string): string {
  const escaped = escapeInline(text.trim());
  return escaped.replace(lineStart, '\\$&').replace(numberedItem, '$1\\$2');
}

/** In one line, for a cell of a table. */
export function escapeCell(text: string): string {
  return escapeInline(text.replace(/\s+/g, ' ').trim()).replaceAll('|', '\\|');
}

/** Text as a fenced block, whatever backticks it has. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`{3,}/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}`;
}
