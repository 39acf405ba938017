import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFixture, filesBelow, modifiedTime } from '../../../fixtures/exportFixture.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { convertExport } from './convertExport.ts';
import { detectExport } from './detectExport.ts';
import { notionTime } from './notionProperties.ts';

const id = (digit: string) => digit.repeat(32);

const markdownExport = makeZip([
  {
    name: `여행 ${id('a')}.md`,
    data: [
      '# 여행',
      '',
      `[할 일](%ED%95%A0%20%EC%9D%BC%20${id('b')}.csv) 와 [준비](%EC%97%AC%ED%96%89%20${id('a')}/%EC%A4%80%EB%B9%84%20${id('c')}.md)`,
      `![지도](%EC%97%AC%ED%96%89%20${id('a')}/map.png)`,
      `[밖](https://example.com/a) [노션](https://www.notion.so/Title-${id('c')})`,
      '',
    ].join('\n'),
  },
  {
    name: `여행 ${id('a')}/준비 ${id('c')}.md`,
    data: `# 준비\n\n돌아가기: [여행](../%EC%97%AC%ED%96%89%20${id('a')}.md)\n`,
  },
  { name: `여행 ${id('a')}/map.png`, data: 'PNG' },
  { name: `할 일 ${id('b')}.csv`, data: '\uFEFFName,Tags\n짐 싸기,"집, 급함"\n' },
  {
    name: `할 일 ${id('b')}_all.csv`,
    data: '\uFEFFName,Tags,Created,Related\n짐 싸기,"집, 급함",,\n예약,,,\n',
  },
  {
    name: `할 일 ${id('b')}/짐 싸기 ${id('d')}.md`,
    data: `# 짐 싸기\n\nTags: 집, 급함\nCreated: February 3, 2024 10:30 AM\nRelated: 준비 (../%EC%97%AC%ED%96%89/%EC%A4%80%EB%B9%84%20${id('c')}.md)\n\nNote: this is a sentence.\n`,
  },
]);

const expected = {
  '여행.md':
    '# 여행\n\n[할 일](%ED%95%A0%20%EC%9D%BC.csv) 와 [준비](%EC%97%AC%ED%96%89/%EC%A4%80%EB%B9%84.md)\n![지도](%EC%97%AC%ED%96%89/map.png)\n[밖](https://example.com/a) [노션](%EC%97%AC%ED%96%89/%EC%A4%80%EB%B9%84.md)\n',
  '여행/map.png': 'PNG',
  '여행/준비.md': '# 준비\n\n돌아가기: [여행](../%EC%97%AC%ED%96%89.md)\n',
  '할 일.csv': '\uFEFFName,Tags,Created,Related\n짐 싸기,"집, 급함",,\n예약,,,\n',
};

describe('a Notion export', () => {
  it('becomes files with readable names, links that still lead there and properties in front matter', async () => {
    const fixture = await exportFixture('export.zip', markdownExport);
    expect(await detectExport(fixture.path)).toBe('notion');
    const { files, problems, warnings } = await convertExport({ ...fixture, kind: 'notion' });
    const written = await filesBelow(fixture.targetFolder);
    const row = written['할 일/짐 싸기.md'];
    delete written['할 일/짐 싸기.md'];
    expect({ files, problems, warnings }).toEqual({ files: 5, problems: [], warnings: [] });
    expect(written).toEqual(expected);
    expect(row).toBe(
      `---\nRelated: "[[준비]]"\ntags:\n  - 집\n  - 급함\ncreated: ${new Date(2024, 1, 3, 10, 30).toISOString().replace('.000', '')}\n---\n\n# 짐 싸기\n\nNote: this is a sentence.\n`,
    );
    expect(await modifiedTime(path.join(fixture.targetFolder, '할 일/짐 싸기.md'))).toBe(
      new Date(2024, 1, 3, 10, 30).getTime(),
    );
  });

  it('is read through the zip around its parts, and through the folder that a browser made of it', async () => {
    const uuid = '0b0e9c1a-1111-2222-3333-444455556666';
    const outer = makeZip([{ name: `${uuid}_ExportBlock-${uuid}-Part-1.zip`, data: markdownExport }]);
    const zipped = await exportFixture('outer.zip', outer);
    expect(await detectExport(zipped.path)).toBe('notion');
    await convertExport({ ...zipped, kind: 'notion' });
    expect(await filesBelow(zipped.targetFolder)).toMatchObject(expected);

    const folder = await exportFixture(`Export-${uuid}`, {
      [`A ${id('a')}.md`]: `# A\n\n[B](A%20${id('a')}/B%20${id('b')}.md)`,
      [`A ${id('a')}/B ${id('b')}.md`]: '# B',
    });
    expect(await detectExport(folder.path)).toBe('notion');
    await convertExport({ ...folder, kind: 'notion' });
    expect(await filesBelow(folder.targetFolder)).toEqual({ 'A.md': '# A\n\n[B](A/B.md)', 'A/B.md': '# B' });
  });

  it('may have a large part and a small one', async () => {
    const name = (part: number) => `Export-0b0e9c1a-1111-2222-3333-444455556666-Part-${part}.zip`;
    const noise = randomBytes(18e6);
    const large = makeZip([{ name: 'film.mp4', data: noise }]);
    const small = makeZip([{ name: `A ${id('a')}.md`, data: 'a' }]);
    const fixture = await exportFixture(
      'parts.zip',
      makeZip([
        { name: name(1), data: large },
        { name: name(2), data: small },
      ]),
    );
    await convertExport({ ...fixture, kind: 'notion' });
    expect((await filesBelow(fixture.targetFolder))['A.md']).toBe('a');
  });

  it('in HTML becomes Markdown too', async () => {
    const page = `<html><head><title>제목</title></head><body><article id="x" class="page sans"><header><h1 class="page-title">제목</h1><table class="properties"><tbody><tr class="property-row property-row-multi_select"><th><span class="icon"></span>Tags</th><td><span class="selected-value select-value-color-blue">하나</span><span class="selected-value">둘</span></td></tr><tr class="property-row property-row-checkbox"><th>Done</th><td><div class="checkbox checkbox-on"></div></td></tr><tr class="property-row property-row-date"><th>Bought</th><td><time>@March 1, 2024</time></td></tr></tbody></table></header><div class="page-body"><p>본문 <a href="%EC%A0%9C%EB%AA%A9%20${id('a')}/B%20${id('b')}.html">B</a></p></div></article></body></html>`;
    const fixture = await exportFixture(
      'html.zip',
      makeZip([
        { name: 'index.html', data: '<a href="x">x</a>' },
        { name: `제목 ${id('a')}.html`, data: page },
        {
          name: `제목 ${id('a')}/B ${id('b')}.html`,
          data: '<body><h1 class="page-title">B</h1><p>x</p></body>',
        },
      ]),
    );
    await convertExport({ ...fixture, kind: 'notion' });
    expect(await filesBelow(fixture.targetFolder)).toEqual({
      '제목.md':
        '---\nDone: Yes\nBought: March 1, 2024\ntags:\n  - 하나\n  - 둘\n---\n\n# 제목\n\n본문 [B](%EC%A0%9C%EB%AA%A9/B.md)\n',
      '제목/B.md': '# B\n\nx\n',
    });
  });

  it('keeps two pages of one title apart', async () => {
    const fixture = await exportFixture(
      'same.zip',
      makeZip([
        { name: `A ${id('1')}.md`, data: `[other](A%20${id('2')}.md)` },
        { name: `A ${id('2')}.md`, data: 'two' },
        { name: `${id('3')}.md`, data: 'no title' },
      ]),
    );
    await convertExport({ ...fixture, kind: 'notion' });
    expect(await filesBelow(fixture.targetFolder)).toEqual({
      'A (2).md': 'two',
      'A.md': '[other](A%20%282%29.md)',
      'Untitled.md': 'no title',
    });
  });

  it('with a damaged page brings in the others', async () => {
    const bytes = makeZip([
      { name: `A ${id('1')}.md`, data: 'a'.repeat(50) },
      { name: `B ${id('2')}.md`, data: 'b' },
    ]);
    bytes[30 + `A ${id('1')}.md`.length] ^= 0xff;
    const fixture = await exportFixture('damaged.zip', bytes);
    const { problems } = await convertExport({ ...fixture, kind: 'notion' });
    expect(problems).toMatchObject([{ path: `damaged.zip/A ${id('1')}.md`, code: 'parse-failed' }]);
    expect(await filesBelow(fixture.targetFolder)).toEqual({ 'B.md': 'b' });
  });
});

it.each([
  ['February 3, 2024 10:30 AM', new Date(2024, 1, 3, 10, 30)],
  ['February 3, 2024', new Date(2024, 1, 3)],
  ['2024년 2월 3일 오후 3:21', new Date(2024, 1, 3, 15, 21)],
  ['2024년 2월 3일 오전 12:05', new Date(2024, 1, 3, 0, 5)],
  ['2024/02/03 15:21', new Date(2024, 1, 3, 15, 21)],
  ['2024/02/03 → 2024/02/05', new Date(2024, 1, 3)],
])('the time %s is understood', (written, time) => {
  expect(notionTime(written)).toBe(time.getTime());
});
