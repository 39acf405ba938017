import type { SourceRange } from '../../shared/domain/note.ts';

/** Fenced and inline code, links of every kind, addresses, tags of HTML, comments, tags. Lengths are bounded. */
const masked =
  /^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\1)[^\n]*)*(?:\n[^\n]*|$)|(?<!`)(`{1,20})(?!`)(?:[^\n]{0,2000}?[^`\n])?\2(?!`)|!?\[\[[^\]\n]{1,800}\]\]|!?\[[^\]\n]{0,400}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,400}\])|<!--[\s\S]{0,4000}?-->|<[/a-z][^<>\n]{0,2000}>|\b[a-z][a-z0-9+.-]{1,12}:\/\/\S{1,2000}|(?<![\p{L}\p{N}&])#[\p{L}\p{N}_/-]+/gimu;

/** Where a name that stands there is no prose: in code, in links, in tags. Ranges in order. */
export function maskedRanges(text: string): readonly SourceRange[] {
  return Array.from(text.matchAll(masked), ({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
}
