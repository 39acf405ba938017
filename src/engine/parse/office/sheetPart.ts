/** A sheet as a part of the document: its name, the lines above its table, and the table in slices. */
import { sheetLimits } from '../../limits.ts';
import { escapeCell, escapeLine } from '../escapeMarkdown.ts';
import type { DocumentPart } from './documentText.ts';
import type { SheetRows } from './sheetRows.ts';
import { tableMarkdown } from './tableMarkdown.ts';

/** @param number from 1, in the order of the tabs */
export function sheetPart(number: number, name: string, rows: SheetRows): DocumentPart {
  const place = { kind: 'sheet', number, ...(name && { name }) } as const;
  if (rows.size === 0) return { place, markdown: '' };
  const ordered = [...rows].sort(([a], [b]) => a - b).map(([, cells]) => cells);
  const columns = [...new Set(ordered.flatMap((cells) => [...cells.keys()]))].sort((a, b) => a - b);

  // Titles and remarks above a table stand alone in their rows.
  const first = ordered.findIndex((cells) => cells.size > 1);
  const isTable = first !== -1;
  const lines = (isTable ? ordered.slice(0, first) : ordered).flatMap((cells) => [...cells.values()]);
  const table = isTable ? ordered.slice(first) : [];
  const markdown = [
    `# ${escapeLine(name.replace(/\s+/g, ' ')) || number}`,
    ...lines.map((line) => line.split(/\r?\n/).map(escapeLine).filter(Boolean).join('\\\n')),
    tableMarkdown(
      table.map((cells) => columns.map((column) => escapeCell(cells.get(column) ?? ''))),
      sheetLimits.rowsInTable,
    ),
  ];
  return { place, markdown: markdown.filter(Boolean).join('\n\n') };
}
