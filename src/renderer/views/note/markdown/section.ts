import type { ResolvedLink, SourceRange } from '../../../../shared/domain/note.ts';
import { readHeadings } from '../outline/heading.ts';
import { headingRange } from './headingRange.ts';

/** @returns the heading and all under it up to the next as high; undefined when no heading is called so */
export function sectionRange(text: string, heading: string): SourceRange | undefined {
  const title = headingRange(text, heading);
  if (!title) return undefined;
  const headings = readHeadings(text);
  const at = headings.findLastIndex(({ start }) => start <= title.start);
  const own = headings[at];
  if (!own) return title;
  const next = headings.slice(at + 1).find(({ level }) => level <= own.level);
  return { start: own.start, end: next?.start ?? text.length };
}

/** @returns the paragraph or list item that ends with `^id`; of a name on its own line, the block before it */
export function blockRange(text: string, id: string): SourceRange | undefined {
  const name = new RegExp(`(?:^|[ \\t])\\^${id.replace(/[^\w-]/g, '')}[ \\t]*\\r?$`, 'm').exec(text);
  if (!name) return undefined;
  const end = name.index + name[0].trimEnd().length;
  const before = text.slice(0, end);
  const lineStart = before.lastIndexOf('\n') + 1;
  const isOwnLine = /^[ \t]*\^/.test(before.slice(lineStart));
  const body = isOwnLine ? before.slice(0, lineStart).trimEnd() : before;
  const listItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(body.slice(body.lastIndexOf('\n') + 1));
  if (listItem) return { start: body.lastIndexOf('\n') + 1, end };
  const gap = /\n[ \t]*\r?\n(?![\s\S]*\n[ \t]*\r?\n)/.exec(body);
  return { start: gap ? gap.index + gap[0].length : 0, end };
}

/** The links inside a stretch of the text, as places in that stretch. */
export function linksWithin(links: readonly ResolvedLink[], { start, end }: SourceRange): ResolvedLink[] {
  return links
    .filter(({ range }) => range.start >= start && range.end <= end)
    .map((link) => ({ ...link, range: { start: link.range.start - start, end: link.range.end - start } }));
}

/** @returns what a link to a heading (its words) or a block goes to and marks */
export function partRange(
  text: string,
  { heading, block }: { readonly heading?: string; readonly block?: string },
): SourceRange | undefined {
  if (block !== undefined) return blockRange(text, block);
  return heading === undefined ? undefined : headingRange(text, heading);
}
