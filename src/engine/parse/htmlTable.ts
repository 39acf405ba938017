/** Tables of HTML as tables of Markdown: spanned cells stand once, and what only lays a page out is no table. */
import type { HtmlElement } from './htmlTree.ts';
import { withoutBreakMarks } from './lineBreaks.ts';

/** Around a converted cell, so that the table finds its cells in the converted text. */
export const cellMark = '\u0000';

/** A cell that says it spans a million columns does not. */
const maxSpan = 100;
const maxCells = 200_000;

/** Two columns or more, and no other table inside. */
export function isDataTable(table: HtmlElement): boolean {
  let isData = known.get(table);
  if (isData === undefined) {
    isData =
      table.getElementsByTagName('table').length === 0 &&
      rowsOf(table).some((row) => cellsOf(row).length > 1) &&
      !isInCell(table);
    known.set(table, isData);
  }
  return isData;
}

const known = new WeakMap<HtmlElement, boolean>();

export function isInDataTable(node: HtmlElement): boolean {
  for (let above = node.parentNode; above; above = above.parentNode) {
    if (above.nodeName === 'TABLE') return isDataTable(above);
  }
  return false;
}

/** @param content of the table with its cells between `cellMark`s, a caption before them */
export function tableToMarkdown(content: string, table: HtmlElement): string {
  const parts = content.split(cellMark);
  const texts = parts.filter((_, i) => i % 2 === 1).map(cellText);
  const grid = layOut(rowsOf(table).map(cellsOf), texts);
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width === 0) return parts.join(' ').trim();
  const [header, ...body] = grid.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
  const lines = [header, header.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`);
  return [parts[0].trim(), lines.join('\n')].filter(Boolean).join('\n\n');
}

function cellText(markdown: string): string {
  return withoutBreakMarks(markdown)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<!\\)\|/g, '\\|');
}

function layOut(rows: readonly (readonly HtmlElement[])[], texts: readonly string[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  let index = 0;
  let cells = 0;
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (grid[y][x] !== undefined) x++;
      const height = Math.min(spanOf(cell, 'rowspan'), rows.length - y);
      const width = spanOf(cell, 'colspan');
      if ((cells += height * width) > maxCells) return;
      for (let dy = 0; dy < height; dy++) for (let dx = 0; dx < width; dx++) grid[y + dy][x + dx] ??= '';
      grid[y][x] = texts[index++] ?? '';
      x += width;
    }
  });
  return grid;
}

function spanOf(cell: HtmlElement, name: string): number {
  const span = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), maxSpan) : 1;
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  return [...table.children].flatMap((child) =>
    child.nodeName === 'TR' ? [child] : isSection(child) ? childrenNamed(child, ['TR']) : [],
  );
}

function isSection({ nodeName }: HtmlElement): boolean {
  return nodeName === 'THEAD' || nodeName === 'TBODY' || nodeName === 'TFOOT';
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return childrenNamed(row, ['TD', 'TH']);
}

function childrenNamed(element: HtmlElement, names: readonly string[]): HtmlElement[] {
  return [...element.children].filter(({ nodeName }) => names.includes(nodeName));
}

function isInCell(table: HtmlElement): boolean {
  for (let above = table.parentNode; above; above = above.parentNode) {
    if (above.nodeName === 'TABLE') return isDataTable(above);
  }
  return false;
}
