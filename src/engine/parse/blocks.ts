/**
 * Markdown to blocks with exact places. markdown-it says on which lines a block lies; everything else
 * is read from the source itself, so that nothing is lost and no byte is invented.
 */
import MarkdownIt from 'markdown-it';
import type { SourceRange } from '../../shared/domain/note.ts';
import { plainHeading } from './plainHeading.ts';
import type { Block, BlockKind } from './parsedNote.ts';

export interface MarkdownBlocks {
  readonly blocks: readonly Omit<Block, 'headingPath'>[];
  /** Text of each heading block, in order. */
  readonly headings: readonly string[];
  /** Paragraphs, headings, rows and link definitions wherever they lie: where links and tags are read. */
  readonly prose: readonly SourceRange[];
}

const kinds: Readonly<Record<string, BlockKind>> = {
  heading_open: 'heading',
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  table_open: 'table',
  fence: 'code',
  code_block: 'code',
  blockquote_open: 'quote',
  html_block: 'html',
  hr: 'rule',
};

/** A table's cells have no lines of their own, so it is read by rows. */
const proseTokens: ReadonlySet<string> = new Set(['inline', 'tr_open', 'reference_definition']);

// Blocks only: inline tokens have no places, and cost most of the time.
const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.enableOnly(['normalize', 'block']);

type Token = ReturnType<typeof markdown.parse>[number];

/** @param start where the body begins, after any front matter */
export function readBlocks(text: string, start: number): MarkdownBlocks {
  const lines = lineStarts(text, start);
  const tokens = markdown.parse(text.slice(start), {});
  const blocks: Omit<Block, 'headingPath'>[] = [];
  const headings: string[] = [];
  const prose: SourceRange[] = [];

  let nextLine = 0;
  for (let i = 0; i < tokens.length;) {
    const after = endOfBlock(tokens, i);
    const token = tokens[i];
    if (token.map) {
      const [from, to] = token.map;
      addLeftOut(nextLine, from);
      addBlock(tokens.slice(i, after), from, to);
      nextLine = to;
    }
    i = after;
  }
  addLeftOut(nextLine, lines.length - 1);
  return { blocks, headings, prose };

  function addBlock(inside: readonly Token[], from: number, to: number): void {
    const [token] = inside;
    const kind = kinds[token.type] ?? 'paragraph';
    const range = trimmed(text, lines[from], lines[to], kind === 'code');
    if (!range) return;
    if (kind === 'heading') headings.push(plainHeading(inside[1].content));
    for (const leaf of inside) {
      if (leaf.map && proseTokens.has(leaf.type))
        prose.push({ start: lines[leaf.map[0]], end: lines[leaf.map[1]] });
    }
    blocks.push({
      kind,
      range,
      ...(kind === 'heading' && { level: Number(token.tag.slice(1)) }),
      breaks: breaksOf(kind, inside, from, to).flatMap((line) =>
        lines[line] > range.start ? lines[line] : [],
      ),
      ...(kind === 'table' && { header: trimmed(text, lines[from], lines[from + 1], false) }),
    });
  }

  /** Lines between blocks that became no token: whatever they are, they are somebody's words. */
  function addLeftOut(from: number, to: number): void {
    const range = from < to ? trimmed(text, lines[from], lines[to], false) : undefined;
    if (!range) return;
    const breaks = [];
    for (let line = from; line < to; line++) {
      prose.push({ start: lines[line], end: lines[line + 1] });
      if (lines[line] > range.start && lines[line] < range.end) breaks.push(lines[line]);
    }
    blocks.push({ kind: 'paragraph', range, breaks });
  }
}

function endOfBlock(tokens: readonly Token[], start: number): number {
  let end = start + 1;
  if (tokens[start].nesting === 1) while (tokens[end - 1].level > 0 || tokens[end - 1].nesting !== -1) end++;
  return end;
}

/** Lines, ascending and each once. */
function breaksOf(kind: BlockKind, inside: readonly Token[], from: number, to: number): number[] {
  if (kind === 'paragraph' || kind === 'heading' || kind === 'rule') return [];
  if (kind === 'code' || kind === 'html')
    return Array.from({ length: to - from - 1 }, (_, i) => from + 1 + i);
  const found = new Set<number>();
  for (const { map, type } of inside) if (map && type !== 'tbody_open') found.add(map[0]);
  return [...found].sort((a, b) => a - b);
}

/**
 * Starts of the lines as markdown-it counts them, CRLF, CR or LF, and the end of the text as the last
 * entry: line n is [starts[n], starts[n + 1]).
 */
function lineStarts(text: string, start: number): number[] {
  const starts = [start];
  const newline = /\r\n?|\n/g;
  newline.lastIndex = start;
  while (newline.exec(text)) starts.push(newline.lastIndex);
  if (starts[starts.length - 1] < text.length || starts.length === 1) starts.push(text.length);
  return starts;
}

function trimmed(
  text: string,
  start: number,
  end: number,
  keepsIndentation: boolean,
): SourceRange | undefined {
  const body = text.slice(start, end);
  const indentation = body.search(/\S/);
  if (indentation === -1) return undefined;
  const firstLine = keepsIndentation ? body.slice(0, indentation).search(/[^\r\n]*$/) : indentation;
  return { start: start + firstLine, end: start + body.trimEnd().length };
}
