import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sumsText } from '../../../fixtures/documentTexts.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { sheetLimits } from '../limits.ts';
import { readXlsx } from './xlsx.ts';

describe('an Excel workbook', () => {
  it('is read sheet by sheet, with dates, numbers and results as they are shown', async () => {
    const { text, places } = await readXlsx(
      await readFile(path.join(documentsFolder, 'sums.xlsx')),
      'sums.xlsx',
    );
    expect(text).toBe(sumsText);
    expect(places).toEqual([
      { kind: 'sheet', number: 1, name: '지출', start: 0 },
      { kind: 'sheet', number: 2, name: 'Rates', start: text.indexOf('# Rates') },
    ]);
  });

  it('shows texts, truth values, errors and formulas without a result', async () => {
    const cells =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a &amp; b</t></is></c><c r="B1" t="b"><v>1</v></c></row>' +
      '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>A1&amp;"x"</f></c></row>';
    expect((await readXlsx(workbook(cells), 'a.xlsx')).text).toBe(
      '# S\n\n| a & b | TRUE |\n| --- | --- |\n| \\#N/A | =A1&"x" |',
    );
  });

  it('joins the runs of a shared text and leaves its reading out', async () => {
    const strings =
      '<sst><si><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></si></sst>';
    const { text } = await readXlsx(workbook('<row><c t="s"><v>0</v></c></row>', { strings }), 'a.xlsx');
    expect(text).toBe('# S\n\n東京');
  });

  it('puts the lines above a table before it', async () => {
    const cells = `${row(1, ['Sales'])}${row(3, ['Name', 'Sum'])}${row(4, ['Kim', '3'])}`;
    expect((await readXlsx(workbook(cells), 'a.xlsx')).text).toBe(
      '# S\n\nSales\n\n| Name | Sum |\n| --- | --- |\n| Kim | 3 |',
    );
  });

  it('repeats the head of a long table, so that each part explains itself', async () => {
    const rows = Array.from({ length: sheetLimits.rowsInTable + 2 }, (_, i) =>
      row(i + 1, [`a${i}`, `b${i}`]),
    ).join('');
    const { text } = await readXlsx(workbook(rows), 'a.xlsx');
    expect(text.match(/^\| a0 \| b0 \|$/gm)).toHaveLength(2);
  });

  it('leaves hidden sheets out', async () => {
    await expect(readXlsx(workbook(row(1, ['a', 'b']), { state: 'hidden' }), 'a.xlsx')).rejects.toMatchObject(
      { code: 'empty-file' },
    );
  });

  it('says that it was cut when a sheet is longer than what is read', async () => {
    const rows = Array.from(
      { length: sheetLimits.rows + 1 },
      (_, i) => `<row><c><v>${i}</v></c><c><v>1</v></c></row>`,
    );
    const { text, warnings } = await readXlsx(workbook(rows.join('')), 'a.xlsx');
    expect(warnings.map(({ code }) => code)).toEqual(['partly-read']);
    expect(text).toContain(`| ${sheetLimits.rows - 1} | 1 |`);
    expect(text).not.toContain(`| ${sheetLimits.rows} | 1 |`);
  });

  it('with a password is said to be encrypted', async () => {
    const container = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1024),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    await expect(readXlsx(container, 'a.xlsx')).rejects.toMatchObject({ code: 'encrypted' });
  });
});

function row(number: number, texts: readonly string[]): string {
  return `<row r="${number}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}

function workbook(rows: string, { strings = '', state = 'visible' } = {}): Uint8Array {
  return makeZip([
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" state="${state}" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
    ...(strings ? [{ name: 'xl/sharedStrings.xml', data: strings }] : []),
  ]);
}
