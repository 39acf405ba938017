import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { talkText } from '../../../fixtures/documentTexts.ts';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { repackZip } from '../../../fixtures/repackZip.ts';
import { readPptx } from './pptx.ts';

const talk = () => readFile(path.join(documentsFolder, 'talk.pptx'));

describe('a presentation', () => {
  it('is read slide by slide, with the notes of the speaker marked', async () => {
    expect((await readPptx(await talk(), 'talk.pptx')).text).toBe(talkText);
  });

  it('has its slides as places, by number and title', async () => {
    const { text, places } = await readPptx(await talk(), 'talk.pptx');
    expect(places).toEqual([
      { kind: 'slide', number: 1, name: '분기 계획', start: 0 },
      { kind: 'slide', number: 2, name: 'Next steps', start: text.indexOf('# Next steps') },
    ]);
  });

  it('counts slides as they are shown, not as their files are named', async () => {
    const bytes = await changed('ppt/presentation.xml', (xml) => {
      const [first, second] = xml.match(/<p:sldId [^>]*>/g)!;
      return xml.replace(first, '@').replace(second, first).replace('@', second);
    });
    const { places } = await readPptx(bytes, 'talk.pptx');
    expect(places.map(({ number, name }) => [number, name])).toEqual([
      [1, 'Next steps'],
      [2, '분기 계획'],
    ]);
  });

  it('gives notes to the slide that they belong to, not to the one with the same number', async () => {
    const bytes = await repackZip(await talk(), (parts) => {
      parts.delete('ppt/notesSlides/notesSlide2.xml');
      const rels = 'ppt/notesSlides/_rels/notesSlide1.xml.rels';
      parts.set(
        rels,
        Buffer.from(parts.get(rels)!.toString().replace('slides/slide1.xml', 'slides/slide2.xml')),
      );
    });
    const { text } = await readPptx(bytes, 'talk.pptx');
    expect(text.slice(text.indexOf('# Next steps'))).toContain('> 여기서 질문을 받습니다.');
  });

  it('names a slide without a title by its first line', async () => {
    const bytes = await changed('ppt/slides/slide2.xml', (xml) => xml.replace(/type="title"/, 'type="body"'));
    const { text, places } = await readPptx(bytes, 'talk.pptx');
    expect([places[1].name, text]).toEqual(['Next steps', talkText]);
  });

  it('escapes what would read as Markdown', async () => {
    const bytes = await changed('ppt/slides/slide2.xml', (xml) =>
      xml.replace('Hire two people', '# *a* [[b]]'),
    );
    expect((await readPptx(bytes, 'talk.pptx')).text).toContain('\n\\# \\*a\\* \\[\\[b]] by June.\n');
  });

  it('leaves out numbers, dates and footers that stand on every slide', async () => {
    const repeated = ['sldNum', 'dt', 'ftr']
      .map((type) => shape(`<p:ph type="${type}"/>`, paragraph('again')))
      .join('');
    const bytes = await changed('ppt/slides/slide2.xml', (xml) =>
      xml.replace('</p:spTree>', `${repeated}</p:spTree>`),
    );
    expect((await readPptx(bytes, 'talk.pptx')).text).toBe(talkText);
  });

  it('reads once what is written twice for older programs', async () => {
    const box = shape('', paragraph('formula'));
    const twice = `<mc:AlternateContent xmlns:mc="m"><mc:Choice xmlns:a14="a" Requires="a14"><a14:m/>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    const bytes = await changed('ppt/slides/slide1.xml', (xml) =>
      xml.replace('</p:spTree>', `${twice}</p:spTree>`),
    );
    expect((await readPptx(bytes, 'talk.pptx')).text.match(/formula/g)).toHaveLength(1);
  });

  it('takes the text of a layout for a list, as it is shown', async () => {
    const box = shape(
      '<p:ph idx="1"/>',
      paragraph('first') +
        paragraph('below', '<a:pPr lvl="1"/>') +
        paragraph('plain', '<a:pPr><a:buNone/></a:pPr>'),
    );
    const bytes = await changed('ppt/slides/slide2.xml', (xml) =>
      xml.replace('</p:spTree>', `${box}</p:spTree>`),
    );
    expect((await readPptx(bytes, 'talk.pptx')).text).toContain('\n- first\n  - below\n\nplain\n');
  });
});

function shape(placeholder: string, paragraphs: string): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="9" name="n"/><p:cNvSpPr/><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${paragraphs}</p:txBody></p:sp>`;
}

function paragraph(text: string, properties = ''): string {
  return `<a:p>${properties}<a:r><a:t>${text}</a:t></a:r></a:p>`;
}

async function changed(part: string, change: (xml: string) => string): Promise<Uint8Array> {
  return repackZip(await talk(), (parts) =>
    parts.set(part, Buffer.from(change(parts.get(part)!.toString()))),
  );
}
