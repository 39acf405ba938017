/**
 * Excel workbooks. The libraries at hand give a day's number for a date or never show `12,000` and `3.5%`,
 * cut long sheets silently, and build a tree of every cell (660 MB for 240,000 of them); so cells are read
 * here, one after the other.
 */
import type { ReadableText } from '../parts.ts';
import { documentText } from './office/documentText.ts';
import { createNumberFormats } from './office/numberFormats.ts';
import {
  coreFacts,
  openOfficePackage,
  parseXml,
  partText,
  requirePart,
  xmlAttribute,
  xmlElements,
  type OfficePackage,
} from './office/officePackage.ts';
import { sheetPart } from './office/sheetPart.ts';
import { scanSheet, sharedStrings } from './office/sheetCells.ts';
import { createWorkbookCells, cutSheet } from './office/sheetRows.ts';

const wanted =
  /^(?:xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml|docProps\/core\.xml)$/i;

/** @throws SaegimError empty-file, encrypted, unsafe-archive, no-text, parse-failed */
export async function readXlsx(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  const parts = await openOfficePackage(bytes, wanted);
  const workbook = xmlElements(parseXml(requirePart(parts, 'xl/workbook.xml')), 'workbook')[0];
  const isFrom1904 = /^(?:1|true)$/.test(
    xmlAttribute(xmlElements(workbook, 'workbookPr')[0] ?? '', 'date1904') ?? '',
  );
  const strings = sharedStrings(partText(parts, 'xl/sharedStrings.xml') ?? '');
  const formats = createNumberFormats(parseXml(partText(parts, 'xl/styles.xml') ?? ''), isFrom1904);
  const cells = createWorkbookCells();

  const sheets = shownSheets(parts).map(({ name, path }, i) => {
    cells.beginSheet();
    scanSheet(partText(parts, path) ?? '', strings, formats, cells);
    return sheetPart(i + 1, name, cells.rows);
  });
  return documentText(sheets, { ...coreFacts(parts), warnings: cells.isCut ? [cutSheet] : [] });
}

/** Sheets that a person sees, in the order of their tabs. */
function shownSheets(parts: OfficePackage): { name: string; path: string }[] {
  const targets = new Map<string, string>();
  const relations = parseXml(partText(parts, 'xl/_rels/workbook.xml.rels') ?? '');
  for (const one of xmlElements(relations, 'Relationships.Relationship'))
    targets.set(xmlAttribute(one, 'Id') ?? '', xmlAttribute(one, 'Target') ?? '');
  const workbook = parseXml(requirePart(parts, 'xl/workbook.xml').replace(/\sr:id=/g, ' relation='));
  return xmlElements(workbook, 'workbook.sheets.sheet').flatMap((sheet) => {
    const isHidden = /hidden/i.test(xmlAttribute(sheet, 'state') ?? '');
    const target = targets.get(xmlAttribute(sheet, 'relation') ?? xmlAttribute(sheet, 'id') ?? '');
    if (isHidden || target === undefined) return [];
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return [{ name: xmlAttribute(sheet, 'name') ?? '', path }];
  });
}
