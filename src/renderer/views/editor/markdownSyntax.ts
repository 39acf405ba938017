/** What notes have beyond CommonMark and GFM: front matter, `[[links]]` and `#tags`, so that they can be seen while writing. */
import { Tag, tags } from '@lezer/highlight';
import type { BlockContext, InlineContext, Line, MarkdownConfig } from '@lezer/markdown';

export const wikilinkTag = Tag.define();
export const hashtagTag = Tag.define();

export const noteSyntax: readonly MarkdownConfig[] = [
  {
    defineNodes: [
      { name: 'FrontMatter', block: true, style: tags.meta },
      { name: 'WikiLink', style: wikilinkTag },
      { name: 'Hashtag', style: hashtagTag },
    ],
    parseBlock: [{ name: 'FrontMatter', before: 'HorizontalRule', parse: parseFrontMatter }],
    parseInline: [
      { name: 'WikiLink', before: 'Link', parse: parseWikilink },
      { name: 'Hashtag', parse: parseHashtag },
    ],
  },
];

/** What can stand in front matter; at the first other line it is over, closed or not. */
const property = /^(\s|-\s|#|$)|^[^\s:][^:]*:/u;

function parseFrontMatter(context: BlockContext, line: Line): boolean {
  if (context.lineStart !== 0 || !/^---\s*$/.test(line.text)) return false;
  while (context.nextLine()) {
    const isEnd = /^(---|\.\.\.)\s*$/.test(line.text);
    if (isEnd) context.nextLine();
    if (isEnd || !property.test(line.text)) break;
  }
  context.addElement(context.elt('FrontMatter', 0, context.prevLineEnd()));
  return true;
}

const leftBracket = 91;
const exclamationMark = 33;
const hash = 35;

function parseWikilink(context: InlineContext, next: number, position: number): number {
  if (next !== leftBracket && next !== exclamationMark) return -1;
  const found = /^!?\[\[[^[\]\n]+\]\]/.exec(context.slice(position, context.end));
  if (!found) return -1;
  return context.addElement(context.elt('WikiLink', position, position + found[0].length));
}

function parseHashtag(context: InlineContext, next: number, position: number): number {
  if (next !== hash || /[\p{L}\p{N}_/&#]/u.test(before(context, position))) return -1;
  const found = /^#[\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}\p{M}_/-]*/u.exec(context.slice(position, context.end));
  if (!found) return -1;
  return context.addElement(context.elt('Hashtag', position, position + found[0].length));
}

function before(context: InlineContext, position: number): string {
  return position > context.offset ? context.slice(position - 1, position) : ' ';
}
