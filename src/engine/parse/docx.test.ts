import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportText } from '../../../fixtures/documentTexts.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { repackZip } from '../../../fixtures/repackZip.ts';
import { readDocx } from './docx.ts';

const report = () => readFile(path.join(documentsFolder, 'report.docx'));

describe('a Word document', () => {
  it('is read with its headings, lists, notes, links and tables', async () => {
    const { text } = await readDocx(await report(), 'report.docx');
    expect(text).toBe(reportText);
  });

  it('has its sections as places', async () => {
    const { text, places } = await readDocx(await report(), 'report.docx');
    expect(places).toEqual([
      { kind: 'section', name: '차 우리기', start: 0 },
      { kind: 'section', name: 'Brewing times', start: text.indexOf('# Brewing times') },
    ]);
  });

  it('says its title and when it was made', async () => {
    const { title, created } = await readDocx(await report(), 'report.docx');
    expect({ title, created }).toEqual({ title: '차 보고서', created: Date.UTC(2024, 2, 5, 9, 30) });
  });

  it('written by another program is read by its styles, Korean names of styles among them', async () => {
    const { text } = await readDocx(
      word(
        paragraph('Minutes', 'Heading1') +
          paragraph('결정', 'Own') +
          '<w:p><w:r><w:t xml:space="preserve">첫째 </w:t></w:r><w:r><w:t>줄</w:t><w:br/><w:t>둘째 줄</w:t></w:r></w:p>',
      ),
      'a.docx',
    );
    expect(text).toBe('# Minutes\n\n## 결정\n\n첫째 줄\\\n둘째 줄');
  });

  it('has the title on its first page as a heading', async () => {
    expect((await readDocx(word(paragraph('Plan', 'Title') + paragraph('a')), 'a.docx')).text).toBe(
      '# Plan\n\na',
    );
  });

  it('keeps inserted words and leaves deleted ones out', async () => {
    const { text } = await readDocx(
      word(
        '<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>',
      ),
      'a.docx',
    );
    expect(text).toBe('new');
  });

  it('with a lone title is parted by the headings below it', async () => {
    const { places } = await readDocx(
      word(paragraph('T', 'Heading1') + paragraph('A', 'Heading2') + paragraph('B', 'Heading2')),
      'a.docx',
    );
    expect(places.map(({ name }) => name)).toEqual(['T', 'A', 'B']);
  });

  it('without a word is empty', async () => {
    await expect(readDocx(word(paragraph(' ')), 'a.docx')).rejects.toMatchObject({ code: 'empty-file' });
  });

  it('with a picture alone has no text', async () => {
    await expect(readDocx(pictureOnly(), 'a.docx')).rejects.toMatchObject({ code: 'no-text' });
  });

  it('does not take a title that its program wrote', async () => {
    const bytes = await repackZip(await report(), (parts) =>
      parts.set(
        'docProps/core.xml',
        Buffer.from(
          parts.get('docProps/core.xml')!.toString().replace('차 보고서', 'Microsoft Word - draft.docx'),
        ),
      ),
    );
    expect((await readDocx(bytes, 'a.docx')).title).toBeUndefined();
  });
});

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function word(body: string, extra: readonly { name: string; data: string | Uint8Array }[] = []): Uint8Array {
  return makeZip([
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/></Types>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${officeDocument}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', data: `<w:document ${namespaces}><w:body>${body}</w:body></w:document>` },
    {
      name: 'word/styles.xml',
      data: `<w:styles ${namespaces}>${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}${style('Own', '제목 2')}${style('Title', 'Title')}</w:styles>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${officeDocument}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${officeDocument}/image" Target="media/a.png"/></Relationships>`,
    },
    ...extra,
  ]);
}

function style(id: string, name: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
}

function paragraph(text: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
  return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

function pictureOnly(): Uint8Array {
  return word(
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="r2"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>',
    [{ name: 'word/media/a.png', data: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }],
  );
}
