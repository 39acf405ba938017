import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFixture, filesBelow, modifiedTime } from '../../../fixtures/exportFixture.ts';
import { convertExport } from './convertExport.ts';
import { detectExport } from './detectExport.ts';

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n<en-export export-date="20240301T000000Z" application="Evernote" version="10.8.5">\n';
const enml = (body: string) =>
  `<![CDATA[<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note>${body}</en-note>      ]]>`;
const note = (title: string, body: string, rest = '') =>
  `  <note>\n    <title>${title}</title>\n    <created>20210308T051614Z</created>\n    <updated>20210308T051855Z</updated>\n    ${rest}\n    <content>\n      ${enml(body)}\n    </content>\n  </note>\n`;
const enex = (...notes: string[]) => `${head}${notes.join('')}</en-export>\n`;

const picture = Buffer.from('a picture');
const hash = createHash('md5').update(picture).digest('hex');
const resource = (bytes: Buffer, mime: string, name?: string) =>
  `<resource><data encoding="base64">\n${bytes.toString('base64').replace(/(.{5})/g, '$1\n')}\n</data><mime>${mime}</mime>${name ? `<resource-attributes><file-name>${name}</file-name></resource-attributes>` : ''}</resource>`;

async function convert(text: string, name = '공책.enex') {
  const fixture = await exportFixture(name, text);
  const outcome = await convertExport({ ...fixture, kind: 'enex' });
  return { ...outcome, written: await filesBelow(fixture.targetFolder), fixture };
}

describe('an Evernote export', () => {
  it('becomes Markdown with dates, tags, source, tasks and attachments, in a folder named as the notebook', async () => {
    const body = `<div>안녕 <b>세상</b> &amp; co</div><div><br /></div><div><en-todo checked="true"/>끝난 일</div><div><en-todo checked="false"/>할 일</div><ul style="--en-todo:true;"><li style="--en-checked:false;"><div>새 할 일</div></li></ul><div><en-media type="image/png" hash="${hash}"/></div>`;
    const { written, problems, warnings, files, fixture } = await convert(
      enex(
        note(
          'A &amp; B: 첫 노트',
          body,
          `<tag>커피</tag><tag>two words</tag><note-attributes><source-url>https://example.com/x</source-url></note-attributes>${resource(picture, 'image/png', '사진.png')}`,
        ),
      ),
    );
    expect({ files, problems, warnings }).toEqual({ files: 2, problems: [], warnings: [] });
    expect(written).toEqual({
      '공책/A & B- 첫 노트.md': [
        '---',
        'title: "A & B: 첫 노트"',
        'tags:',
        '  - 커피',
        '  - two words',
        'created: 2021-03-08T05:16:14Z',
        'updated: 2021-03-08T05:18:55Z',
        'source: https://example.com/x',
        '---',
        '',
        '안녕 **세상** & co',
        '',
        '- [x] 끝난 일',
        '- [ ] 할 일',
        '- [ ] 새 할 일',
        '',
        '![사진.png](attachments/%EC%82%AC%EC%A7%84.png)',
        '',
      ].join('\n'),
      '공책/attachments/사진.png': 'a picture',
    });
    expect(await detectExport(fixture.path)).toBe('enex');
    expect(await modifiedTime(path.join(fixture.targetFolder, '공책/A & B- 첫 노트.md'))).toBe(
      Date.UTC(2021, 2, 8, 5, 18, 55),
    );
  });

  it('names a file without a name by its note, and links what is no picture', async () => {
    const body = `<div><en-media hash="${hash}" type="application/pdf"></en-media></div>`;
    const { written } = await convert(enex(note('논문', body, resource(picture, 'application/pdf'))));
    expect(written['공책/논문.md']).toContain('[논문.pdf](attachments/%EB%85%BC%EB%AC%B8.pdf)');
    expect(written['공책/attachments/논문.pdf']).toBe('a picture');
  });

  it('keeps code with its lines and language, and links to other notes by their titles', async () => {
    const body =
      '<div style="--en-codeblock:true;--en-codeblockLanguage:python;padding: 8px;"><div>def f():</div><div>    return 1 &lt; 2</div><div><br/></div><div>f()</div></div><div>see <a href="evernote:///view/1/s1/a/a/">다른 노트</a></div>';
    const { written } = await convert(enex(note('code', body)));
    expect(written['공책/code.md'].split('---\n\n')[1]).toBe(
      '```python\ndef f():\n    return 1 < 2\n\nf()\n```\n\nsee [[다른 노트]]\n',
    );
  });

  it('says which picture is missing', async () => {
    const { warnings } = await convert(
      enex(note('a', `<en-media hash="${'0'.repeat(32)}" type="image/png"/>`)),
    );
    expect(warnings).toMatchObject([{ code: 'attachment-missing', path: '공책.enex/a' }]);
  });

  it('keeps notes of one title apart, and a note without one', async () => {
    const { written } = await convert(enex(note('같음', 'x'), note('같음', 'y'), note('', 'z')));
    expect(Object.keys(written)).toEqual(['공책/Untitled.md', '공책/같음 (2).md', '공책/같음.md']);
  });

  it('brings in the other notes where one is broken', async () => {
    const { written, problems } = await convert(
      enex(note('good', 'x'), '<note><title>bad</title><content><b></content></note>', note('last', 'y')),
    );
    expect(Object.keys(written)).toEqual(['공책/good.md', '공책/last.md']);
    expect(problems).toMatchObject([{ path: '공책.enex/2', code: 'parse-failed' }]);
  });

  it('that ends in the middle gives what came before, and says so', async () => {
    const { written, problems } = await convert(enex(note('good', 'x'), note('cut', 'y')).slice(0, -150));
    expect(Object.keys(written)).toEqual(['공책/good.md']);
    expect(problems).toMatchObject([{ code: 'parse-failed' }]);
  });

  it('expands no entities that it declares', async () => {
    const bomb = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
      '',
    );
    const doctype = `<!DOCTYPE en-export [<!ENTITY e0 "ha">${bomb}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const inner = `<!DOCTYPE en-note [<!ENTITY x "y">]>`;
    const { written } = await convert(
      `<?xml version="1.0"?>${doctype}<en-export><note><title>&e10; &file;</title><content><![CDATA[${inner}<en-note>&x; &e10;</en-note>]]></content></note></en-export>`,
    );
    const [text] = Object.values(written);
    expect(text.length).toBeLessThan(500);
    expect(text).not.toContain('root:');
  });

  it('with many notes and a file of megabytes is read piece by piece', async () => {
    const large = Buffer.alloc(3_000_000, 'saegim');
    const many = Array.from({ length: 300 }, (_, i) => note(`n${i}`, `text ${i}`));
    const { written, problems } = await convert(
      enex(...many, note('large', 'x', resource(large, 'application/zip', 'big.zip'))),
    );
    expect(problems).toEqual([]);
    expect(Object.keys(written)).toHaveLength(302);
    expect(written['공책/attachments/big.zip']).toBe(large.toString());
  });

  it('of nothing is no export', async () => {
    const fixture = await exportFixture('empty.enex', enex());
    await expect(convertExport({ ...fixture, kind: 'enex' })).rejects.toMatchObject({ code: 'parse-failed' });
  });
});
