/** Cells of an Excel worksheet one after the other: its XML may be hundreds of megabytes. */
import type { NumberFormats } from './numberFormats.ts';
import type { WorkbookCells } from './sheetRows.ts';
import { attributeOf, decodeXml, scanElements } from './xmlScan.ts';

export function scanSheet(
  xml: string,
  strings: readonly string[],
  formats: NumberFormats,
  cells: WorkbookCells,
): void {
  let row = 0;
  let column = 0;
  for (const { name, attributes, content } of scanElements(xml, ['row', 'c'], ['c'])) {
    if (name === 'row') {
      row = Number(attributeOf(attributes, 'r') ?? row + 1);
      column = 0;
      continue;
    }
    const reference = /^([A-Z]{1,3})(\d{1,7})$/.exec(attributeOf(attributes, 'r') ?? '');
    if (reference) [row, column] = [Number(reference[2]), columnNumber(reference[1])];
    else column++;
    if (!(row >= 1)) continue;
    if (!cells.add(row, column, cellText(attributes, content, strings, formats))) return;
  }
}

function cellText(
  attributes: string,
  content: string,
  strings: readonly string[],
  formats: NumberFormats,
): string {
  const type = attributeOf(attributes, 't');
  if (type === 'inlineStr') return richText(content);
  const value = contentOf(content, 'v');
  if (!value) {
    // A program that does not calculate leaves no result.
    const formula = contentOf(content, 'f');
    return formula ? `=${decodeXml(formula)}` : '';
  }
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ');
  if (type === 'str' || type === 'e') return excelText(value);
  return formats.written(Number(value), Number(attributeOf(attributes, 's') ?? 0)) ?? excelText(value);
}

function contentOf(xml: string, name: string): string | undefined {
  for (const { content } of scanElements(xml, [name])) return content;
  return undefined;
}

export function sharedStrings(xml: string): string[] {
  return Array.from(scanElements(xml, ['si']), ({ content }) => richText(content));
}

/** Runs joined, without the readings that East Asian text carries above it. */
function richText(xml: string): string {
  let text = '';
  for (const { name, content } of scanElements(xml, ['t', 'rPh'])) if (name === 't') text += content;
  return excelText(text);
}

/** Excel writes control characters as `_x000D_`. */
function excelText(xml: string): string {
  return decodeXml(xml).replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    hex.toUpperCase() === '005F' ? '_' : ' ',
  );
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
