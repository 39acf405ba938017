import type { SourceRange, WrittenLink } from '../../shared/domain/note.ts';
import { blockSpans, scanInline, type InlineMarks } from './scanInline.ts';

/**
 * Links and tags of a note's prose. Comments (`%%`) and maths (`$$`) that begin a line may run over blank
 * lines, and so over what Markdown takes for many paragraphs; nothing in them is a link.
 * @param prose in order
 */
export function scanProse(text: string, prose: readonly SourceRange[]): InlineMarks {
  const marks: InlineMarks = { links: [], tags: [] };
  const lastAt = Object.fromEntries(blockSpans.map((mark) => [mark, lastMark(text, prose, mark)]));
  let open: string | undefined;
  for (const { start, end } of prose) {
    const source = text.slice(start, end);
    const from = open === undefined ? 0 : source.indexOf(open) + open.length;
    if (open !== undefined && from < open.length) continue; // still inside
    // One that is never closed was none: a reader sees the rest of the note.
    let next = from;
    while ((open = scanInline(source, start, marks, next)) !== undefined && lastAt[open] < end)
      next = source.lastIndexOf(open) + open.length;
  }
  return marks;
}

/** Links in front matter: Obsidian writes relations as `up: "[[Note]]"`. What follows a `#` there is no tag. */
export function scanProperties(text: string, bodyStart: number): readonly WrittenLink[] {
  const marks: InlineMarks = { links: [], tags: [] };
  for (let start = 0; start < bodyStart;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline >= bodyStart ? bodyStart : newline + 1;
    scanInline(text.slice(start, end), start, marks);
    start = end;
  }
  return marks.links;
}

/** Where the last of a mark stands in prose; -1 where none does. */
function lastMark(text: string, prose: readonly SourceRange[], mark: string): number {
  for (let i = prose.length - 1; i >= 0; i--) {
    const at = text.slice(prose[i].start, prose[i].end).lastIndexOf(mark);
    if (at !== -1) return prose[i].start + at;
  }
  return -1;
}
