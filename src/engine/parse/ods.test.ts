import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sumsText } from '../../../fixtures/documentTexts.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { readOds } from './ods.ts';

describe('an OpenDocument sheet', () => {
  it('reads as the Excel workbook of the same content', async () => {
    const { text, places } = await readOds(
      await readFile(path.join(documentsFolder, 'sums.ods')),
      'sums.ods',
    );
    expect(text).toBe(sumsText);
    expect(places.map(({ kind, number, name }) => [kind, number, name])).toEqual([
      ['sheet', 1, '지출'],
      ['sheet', 2, 'Rates'],
    ]);
  });

  it('keeps every word of a cell that is partly formatted', async () => {
    expect(
      await cells('<table:table-cell><text:p>all <text:span>of</text:span> it</text:p></table:table-cell>'),
    ).toBe('# S\n\nall of it');
  });

  it('leaves comments out of the cells they hang on', async () => {
    expect(
      await cells(
        '<table:table-cell><office:annotation><text:p>why?</text:p></office:annotation><text:p>7</text:p></table:table-cell>',
      ),
    ).toBe('# S\n\n7');
  });

  it('repeats a cell as often as it says, within the limits', async () => {
    const repeated =
      '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>';
    const text = await cells(repeated + repeated);
    expect(text.split('\n')[2]).toBe(`| ${Array.from({ length: 200 }, () => 'x').join(' | ')} |`);
  });
});

async function cells(xml: string): Promise<string> {
  const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row>${xml}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
  return (await readOds(makeZip([{ name: 'content.xml', data: content }]), 'a.ods')).text;
}
