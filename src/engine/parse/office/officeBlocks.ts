/** What the readers of office formats have in common: blocks in order, and Markdown of them. */
import { cellMarkdown, inlineMarkdown, type Run } from './inline.ts';
import { tableMarkdown } from './tableMarkdown.ts';

export type OfficeBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'quote'; readonly runs: readonly Run[] }
  /** `number` where the list is counted; `depth` from 0. */
  | { readonly kind: 'item'; readonly number?: number; readonly depth: number; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly OfficeCell[])[] };

export interface OfficeCell {
  readonly runs: readonly Run[];
  /** How many columns and rows it covers; what it covers is not in the rows. */
  readonly columns?: number;
  readonly rows?: number;
}

/** No list is deeper to a reader; more would only indent. */
const maxDepth = 8;

export function blocksToMarkdown(blocks: readonly OfficeBlock[]): string {
  // Width of the mark that each depth of the list hangs on.
  const indents: number[] = [];
  let markdown = '';
  let isInList = false;
  let isOrdered = false;
  for (const block of blocks) {
    if (block.kind !== 'item') indents.length = 0;
    const written = block.kind === 'item' ? writeItem(block, indents) : writeBlock(block);
    if (written === '') continue;
    const isNextItem =
      isInList && block.kind === 'item' && !(block.depth === 0 && isOrdered !== isCounted(block));
    markdown += (markdown === '' ? '' : isNextItem ? '\n' : '\n\n') + written;
    isInList = block.kind === 'item';
    if (block.kind === 'item' && block.depth === 0) isOrdered = isCounted(block);
  }
  return markdown;
}

function isCounted({ number }: { readonly number?: number }): boolean {
  return number !== undefined;
}

function writeBlock(block: Exclude<OfficeBlock, { kind: 'item' }>): string {
  switch (block.kind) {
    case 'heading': {
      const text = inlineMarkdown(block.runs.map(plainRun)).replaceAll('\n', ' ');
      return text && `${'#'.repeat(Math.min(Math.max(block.level, 1), 6))} ${text}`;
    }
    case 'paragraph':
      return hardLines(inlineMarkdown(block.runs));
    case 'quote':
      return inlineMarkdown(block.runs).replace(/^(?=.)/gm, '> ');
    case 'table':
      return tableMarkdown(grid(block.rows));
  }
}

/** Headings are set in bold by their style; marks would only be in the way of their words. */
function plainRun({ text, note }: Run): Run {
  return { text, ...(note && { note }) };
}

/** An item begins under the text of the one it belongs to. */
function writeItem(block: OfficeBlock & { kind: 'item' }, indents: number[]): string {
  const text = inlineMarkdown(block.runs);
  if (text === '') return '';
  const depth = Math.min(Math.max(block.depth, 0), indents.length, maxDepth);
  const mark = block.number === undefined ? '- ' : `${block.number}. `;
  indents.length = depth;
  const indent = indents.reduce((sum, width) => sum + width, 0);
  indents.push(mark.length);
  return ' '.repeat(indent) + mark + text.replaceAll('\n', `\n${' '.repeat(indent + mark.length)}`);
}

/** Lines that the document keeps apart, kept apart. */
function hardLines(text: string): string {
  return text.replaceAll('\n', '\\\n');
}

/** Covered places are empty, so that columns stand under one another. */
function grid(rows: readonly (readonly OfficeCell[])[]): string[][] {
  const table: string[][] = rows.map(() => []);
  for (const [r, row] of rows.entries()) {
    let c = 0;
    for (const cell of row) {
      while (table[r][c] !== undefined) c++;
      const columns = clampSpan(cell.columns, maxSpan);
      const below = clampSpan(cell.rows, rows.length - r);
      for (let y = r; y < r + below; y++) for (let x = c; x < c + columns; x++) table[y][x] ??= '';
      table[r][c] = cellMarkdown(cell.runs);
      c += columns;
    }
  }
  return table.map((row) => Array.from(row, (text) => text ?? ''));
}

/** Word ends at 63 columns; a hostile file asks for millions. */
const maxSpan = 256;

function clampSpan(span: number | undefined, max: number): number {
  return span !== undefined && span >= 1 ? Math.min(Math.floor(span), max) : 1;
}
