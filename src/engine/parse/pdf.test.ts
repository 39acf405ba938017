import { readFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { PDFDocument, StandardFonts, type PDFFont } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { readPdf } from './pdf.ts';

interface Word {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF with these words on each page. */
async function pdfOf(pages: readonly (readonly Word[])[], title?: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  if (title !== undefined) pdf.setTitle(title);
  const font: PDFFont = await pdf.embedFont(StandardFonts.Helvetica);
  for (const words of pages) {
    const page = pdf.addPage([600, 800]);
    for (const { text, x = 60, y, size = 12 } of words) page.drawText(text, { x, y, size, font });
  }
  return pdf.save();
}

/** Lines below one another, as a paragraph is set. */
const paragraph = (top: number, lines: readonly string[], x = 60): Word[] =>
  lines.map((text, i) => ({ text, x, y: top - i * 14 }));

const fixture = async (name: string) => new Uint8Array(await readFile(path.join(documentsFolder, name)));

describe('a PDF', () => {
  it('is read page by page, with the place of each', async () => {
    const { text, places } = await readPdf(
      await pdfOf([[{ text: 'First page.', y: 700 }], [{ text: 'Second page.', y: 700 }]]),
    );
    expect(text).toBe('First page.\n\nSecond page.');
    expect(places).toEqual([
      { kind: 'page', number: 1, start: 0 },
      { kind: 'page', number: 2, start: 13 },
    ]);
  });

  it('keeps the numbers of pages beside one without words', async () => {
    const { places } = await readPdf(await pdfOf([[], [{ text: 'Here.', y: 700 }]]));
    expect(places).toEqual([{ kind: 'page', number: 2, start: 0 }]);
  });

  it('joins lines to paragraphs and words that a line end parted', async () => {
    const words = [
      ...paragraph(700, [
        'A paragraph over three lines is put to-',
        'gether again as it was written, and the',
        'last line is short.',
      ]),
      ...paragraph(630, ['Another paragraph.']),
    ];
    expect((await readPdf(await pdfOf([words]))).text).toBe(
      'A paragraph over three lines is put together again as it was written, and the last line is short.\n\nAnother paragraph.',
    );
  });

  it('takes short lines in larger type for headings', async () => {
    const words = [
      { text: 'The whole', y: 740, size: 24 },
      { text: 'A part', y: 700, size: 16 },
      ...paragraph(670, [
        'Much more text than that stands in the size of the body of',
        'this page, so that it is known.',
      ]),
    ];
    expect((await readPdf(await pdfOf([words]))).text.split('\n\n').slice(0, 2)).toEqual([
      '# The whole',
      '## A part',
    ]);
  });

  it('reads two columns one after the other, as they are set', async () => {
    const words = [
      ...paragraph(700, ['left column begins', 'and ends']),
      ...paragraph(700, ['right column begins', 'and ends'], 320),
    ];
    expect((await readPdf(await pdfOf([words]))).text).toBe(
      'left column begins and ends\n\nright column begins and ends',
    );
  });

  it('keeps short lines apart that do not run on', async () => {
    const words = [...paragraph(700, ['1776 100,000', '1800 120,000']), { text: 'x'.repeat(70), y: 500 }];
    expect((await readPdf(await pdfOf([words]))).text).toContain('1776 100,000\\\n1800 120,000');
  });

  it('says what looks like Markdown as it stands', async () => {
    const words = ['# 5 apples', '> 3 pears', '*stars*', '---'].map((text, i) => ({ text, y: 700 - i * 60 }));
    expect((await readPdf(await pdfOf([words]))).text).toBe(
      '\\# 5 apples\n\n\\> 3 pears\n\n\\*stars\\*\n\n\\---',
    );
  });

  it('leaves out what runs along the edge of many pages', async () => {
    const pages = [1, 2, 3, 4].map((n) => [
      { text: 'Annual report', y: 770 },
      { text: `Body of page ${n}.`, y: 500 },
      { text: `- ${n} -`, x: 290, y: 30 },
    ]);
    expect((await readPdf(await pdfOf(pages))).text).toBe(
      [1, 2, 3, 4].map((n) => `Body of page ${n}.`).join('\n\n'),
    );
  });

  it.each([
    ['Bees in cities', 'Bees in cities'],
    ['Microsoft Word - Bees in cities', 'Bees in cities'],
    ['report_final.docx', undefined],
    ['Untitled', undefined],
    ['제목 없음', undefined],
  ])('that calls itself %j has the title %j', async (written, title) => {
    expect((await readPdf(await pdfOf([[{ text: 'x', y: 700 }]], written))).title).toBe(title);
  });
});

describe('a PDF of an office program', () => {
  it('is read in English', async () => {
    const { text, title, places } = await readPdf(await fixture('bees.pdf'));
    expect({ title, pages: places.map(({ number }) => number) }).toEqual({
      title: 'Annual report',
      pages: [1, 2],
    });
    expect(text).toContain('# Keeping bees in cities\n\nUrban beekeeping has grown quickly');
    expect(text).toContain('1. Hive and frames\n2. Protective suit');
  });

  it('is read in Korean, whole words over the ends of lines', async () => {
    const { text, places } = await readPdf(await fixture('library-ko.pdf'));
    expect(text).toContain('노트는 파일로 남고, 색인은 파일에서 다시 만들 수 있습니다. 긴 문단은 여러 줄로');
    expect(text.slice(places[1].start)).toMatch(/^둘째 쪽에는 고래의 이동에/);
    expect(text).toContain('- 첫째 항목\n- 둘째 항목');
  });
});

/** As Korean programs of the nineties wrote them: no font inside, and a character map that only its name tells. */
function pdfWithoutFonts(words: string): Uint8Array {
  const hex = iconv.encode(words, 'cp949').toString('hex');
  const content = `BT /F1 14 Tf 60 700 Td <${hex}> Tj ET`;
  return new TextEncoder().encode(`%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << /Length ${content.length} >> stream
${content}
endstream endobj
5 0 obj << /Type /Font /Subtype /Type0 /BaseFont /HYSMyeongJo-Medium /Encoding /KSCms-UHC-H /DescendantFonts [6 0 R] >> endobj
6 0 obj << /Type /Font /Subtype /CIDFontType0 /BaseFont /HYSMyeongJo-Medium /CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> /DW 1000 /FontDescriptor 7 0 R >> endobj
7 0 obj << /Type /FontDescriptor /FontName /HYSMyeongJo-Medium /Flags 6 /FontBBox [0 -148 1001 880] /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >> endobj
trailer << /Size 8 /Root 1 0 R >>
`);
}

it('a Korean PDF that names its character map is read by it', async () => {
  expect((await readPdf(pdfWithoutFonts('한글 문서의 글꼴'))).text).toBe('한글 문서의 글꼴');
});

describe('a PDF that cannot be read says why', () => {
  it('encrypted', async () => {
    await expect(readPdf(await fixture('locked.pdf'))).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('scanned, without words on any page', async () => {
    await expect(readPdf(await pdfOf([[], []]))).rejects.toMatchObject({ code: 'no-text' });
  });

  it('damaged', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 and nothing that follows');
    await expect(readPdf(bytes)).rejects.toMatchObject({ code: 'parse-failed' });
  });
});
