/**
 * OpenDocument sheets. officeparser leaves out what merged cells cover, so that columns slip, and words
 * beside formatted ones; a sheet says itself what each cell shows, so it is read as it stands.
 */
import type { ReadableText } from '../parts.ts';
import { documentText, type DocumentPart } from './office/documentText.ts';
import { odfFacts, openOfficePackage, requirePart } from './office/officePackage.ts';
import { sheetPart } from './office/sheetPart.ts';
import { createWorkbookCells, cutSheet } from './office/sheetRows.ts';
import { attributeOf, decodeXml } from './office/xmlScan.ts';

const token = /<(\/?)([\w:.-]+)(?=[\s/>])([^<>]*)>|([^<]+)/g;
/** A row said to repeat a million times, or a cell, is the sheet's empty rest. */
const maxRepeats = 1_000;

/** @throws SaegimError empty-file, encrypted, unsafe-archive, no-text, parse-failed */
export async function readOds(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  const parts = await openOfficePackage(bytes, /^(?:content|meta)\.xml$/);
  const cells = createWorkbookCells();
  const sheets: DocumentPart[] = [];
  let name = '';
  let row = 0;
  let rowRepeats = 1;
  let column = 0;
  let cellRepeats = 1;
  let text: string | undefined;
  /** Written beside a cell and shown on demand: comments, and shapes with their own text. */
  let aside = 0;
  let isFull = false;

  for (const [whole, slash, tag, attributes, characters] of requirePart(parts, 'content.xml').matchAll(
    token,
  )) {
    if (characters !== undefined) {
      if (text !== undefined && aside === 0) text += decodeXml(characters);
      continue;
    }
    const isEnd = slash !== '';
    const isEmpty = whole.endsWith('/>');
    switch (tag) {
      case 'table:table':
        if (isEnd) sheets.push(sheetPart(sheets.length + 1, name, cells.rows));
        else {
          cells.beginSheet();
          [row, isFull, name] = [0, false, attributeOf(attributes, 'table:name') ?? ''];
        }
        break;
      case 'table:table-row':
        if (!isEnd) {
          row += 1;
          [column, rowRepeats] = [0, Number(attributeOf(attributes, 'table:number-rows-repeated') ?? 1)];
        }
        if (isEnd || isEmpty) row += Math.max(rowRepeats, 1) - 1;
        break;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        if (!isEnd) {
          text = '';
          cellRepeats = Number(attributeOf(attributes, 'table:number-columns-repeated') ?? 1);
        }
        if (isEnd || isEmpty) endCell();
        break;
      case 'office:annotation':
      case 'draw:custom-shape':
      case 'draw:frame':
        if (!isEmpty) aside += isEnd ? -1 : 1;
        break;
      case 'text:p':
        if (!isEnd && text) text += '\n';
        break;
      case 'text:s':
      case 'text:tab':
      case 'text:line-break':
        if (text !== undefined && aside === 0 && !isEnd) text += ' ';
        break;
    }
  }
  return documentText(sheets, { ...odfFacts(parts), warnings: cells.isCut ? [cutSheet] : [] });

  function endCell(): void {
    const written = text?.trim() ?? '';
    const repeats = Math.max(1, cellRepeats);
    if (written !== '' && !isFull)
      for (let i = 1; i <= Math.min(repeats, maxRepeats) && !isFull; i++)
        isFull = !cells.add(row, column + i, written);
    column += repeats;
    text = undefined;
    aside = 0;
  }
}
