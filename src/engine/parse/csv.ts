/** CSV and TSV as tables of Markdown, some rows each under the header said again, so that a passage explains itself. */
import { CsvError, parse } from 'csv-parse/sync';
import { SaegimError } from '../../shared/errors.ts';
import { sheetLimits } from '../limits.ts';
import type { ReadableText } from '../parts.ts';
import { decodeText } from './decodeText.ts';
import { escapeCell } from './escapeMarkdown.ts';
import { gatherText } from './gatherText.ts';

const delimiters = [',', '\t', ';', '|'] as const;
/** Lines by which the delimiter is told. */
const sampleLines = 20;

/** @throws SaegimError not-text, empty-file, parse-failed */
export async function readCsv(bytes: Uint8Array, fileName: string): Promise<ReadableText> {
  const { text: source, replaced } = decodeText(bytes);
  const { rows, isCut } = readRows(source, findDelimiter(source, fileName));
  if (rows.length === 0) throw new SaegimError('empty-file', 'the table has no words');
  const document = gatherText();
  const [header, ...body] = rows;
  for (let from = 0; from < Math.max(body.length, 1); from += sheetLimits.rowsInTable) {
    const slice = body.slice(from, from + sheetLimits.rowsInTable);
    document.beginPlace({ kind: 'section', name: rowsName(from, slice.length) });
    document.addBlock(toTable(header, slice));
  }
  return {
    text: document.text,
    markup: 'markdown',
    places: body.length > sheetLimits.rowsInTable ? document.places : [],
    properties: [],
    warnings: [
      ...(isCut || document.isFull ? [cut(rows.length)] : []),
      ...(replaced > 0 ? [lost(replaced)] : []),
    ],
  };
}

/** As spreadsheets count: the header is row 1. */
function rowsName(from: number, count: number): string {
  return `rows ${from + 2}–${from + 1 + count}`;
}

function findDelimiter(source: string, fileName: string): string {
  if (/\.tsv$/i.test(fileName)) return '\t';
  const lines = source.slice(0, 64 * 1024).split(/\r\n?|\n/, sampleLines);
  // Quoted cells may hold any of them.
  const counts = lines.filter((line) => line.trim() !== '').map((line) => line.replace(/"[^"]*"/g, ''));
  const least = delimiters.map((delimiter) =>
    Math.min(...counts.map((line) => line.split(delimiter).length - 1)),
  );
  const first = delimiters.map((delimiter) => (counts[0] ?? '').split(delimiter).length - 1);
  const best = Math.max(...least);
  return delimiters[best > 0 ? least.indexOf(best) : first.indexOf(Math.max(...first))];
}

/** Rows without the empty ones and the empty columns at their end. */
function readRows(source: string, delimiter: string): { rows: string[][]; isCut: boolean } {
  const rows: string[][] = [];
  let cells = 0;
  let isCut = false;
  for (const record of parseRecords(source, delimiter)) {
    const row = record.slice(0, sheetLimits.columns).map((cell) => cell.slice(0, sheetLimits.cellCharacters));
    if (record.length > row.length) isCut = true;
    while (row.length > 0 && row[row.length - 1].trim() === '') row.pop();
    if (row.length === 0) continue;
    cells += row.length;
    if (rows.length >= sheetLimits.rows || cells > sheetLimits.cells) return { rows, isCut: true };
    rows.push(row);
  }
  return { rows, isCut };
}

function parseRecords(source: string, delimiter: string): string[][] {
  try {
    return parse(source, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: sheetLimits.rows + 1,
      max_record_size: 10_000_000,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SaegimError('parse-failed', `the table cannot be read (${error.code})`, { cause: error });
  }
}

function toTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = Math.max(header.length, ...rows.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => escapeCell(row[i] ?? '')).join(' | ')} |`;
  return [line(header), `| ${Array(width).fill('---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

function cut(rows: number): ReadableText['warnings'][number] {
  return { code: 'partly-read', reason: `Read ${rows} rows; the rest was left out.` };
}

function lost(count: number): ReadableText['warnings'][number] {
  return {
    code: 'replacement-characters',
    reason: `${count} places could not be read in the file's encoding.`,
  };
}
