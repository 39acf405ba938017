import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFixture, filesBelow, modifiedTime } from '../../../fixtures/exportFixture.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { convertExport } from './convertExport.ts';
import { detectExport } from './detectExport.ts';

const created = Date.UTC(2020, 1, 29, 7, 53, 19);
const base = {
  color: 'DEFAULT',
  isTrashed: false,
  isPinned: false,
  isArchived: false,
  title: '',
  createdTimestampUsec: created * 1000,
  userEditedTimestampUsec: created * 1000,
};
const notes = {
  '장보기.json': {
    ...base,
    title: '장보기',
    isPinned: true,
    listContent: [
      { text: '우유', isChecked: true },
      { text: '달걀', isChecked: false },
    ],
    labels: [{ name: '집' }, { name: '주말 일' }],
  },
  '2020-02-29T07_53_19.json': {
    ...base,
    textContent: 'no title here\nsecond line',
    attachments: [
      { filePath: 'abc.jpeg', mimetype: 'image/jpeg' },
      { filePath: 'gone.png', mimetype: 'image/png' },
    ],
    annotations: [{ url: 'https://example.com/', title: 'An [example]', source: 'WEBLINK' }],
  },
  'old.json': { ...base, title: 'old', isTrashed: true },
};
const written = {
  '장보기.md':
    '---\ntags:\n  - 집\n  - 주말 일\ncreated: 2020-02-29T07:53:19Z\nupdated: 2020-02-29T07:53:19Z\npinned: true\n---\n\n- [x] 우유\n- [ ] 달걀\n',
  'no title here second line.md':
    '---\ncreated: 2020-02-29T07:53:19Z\nupdated: 2020-02-29T07:53:19Z\n---\n\nno title here\nsecond line\n\n- [An example](<https://example.com/>)\n\n![](attachments/abc.jpg)\n',
  'attachments/abc.jpg': 'JPEG',
};
const texts = Object.entries(notes).map(([name, note]): [string, string] => [name, JSON.stringify(note)]);

describe('a Google Keep export', () => {
  it('becomes Markdown with tasks, tags, dates and pictures; what lies in the trash is left out and counted', async () => {
    const zip = makeZip([
      ...texts.map(([name, data]) => ({ name: `Takeout/Keep/${name}`, data })),
      { name: 'Takeout/Keep/abc.jpg', data: 'JPEG' },
      { name: 'Takeout/Keep/장보기.html', data: '<html></html>' },
      { name: 'Takeout/Keep/Labels.txt', data: '집' },
    ]);
    const fixture = await exportFixture('takeout.zip', zip);
    expect(await detectExport(fixture.path)).toBe('keep');
    const { files, problems, warnings } = await convertExport({ ...fixture, kind: 'keep' });
    expect(await filesBelow(fixture.targetFolder)).toEqual(written);
    expect({ files, problems }).toEqual({ files: 3, problems: [] });
    expect(warnings.map(({ code, reason }) => [code, reason])).toEqual([
      ['attachment-missing', 'A picture of the note is not in the export.'],
      ['partly-read', '1 notes in the trash were left out.'],
    ]);
    expect(await modifiedTime(path.join(fixture.targetFolder, '장보기.md'))).toBe(created);
  });

  it('is also read from the folder that was unpacked', async () => {
    const inside = texts.map(([name, text]): [string, string] => [`Keep/${name}`, text]);
    const fixture = await exportFixture('Takeout', { ...Object.fromEntries(inside), 'Keep/abc.jpg': 'JPEG' });
    expect(await detectExport(fixture.path)).toBe('keep');
    await convertExport({ ...fixture, kind: 'keep' });
    expect(await filesBelow(fixture.targetFolder)).toEqual(written);
  });

  it.each([
    ['cut', JSON.stringify(base).slice(0, -5)],
    ['of other types', JSON.stringify({ ...base, title: 5 })],
  ])('with a note that is %s brings in the others', async (_, data) => {
    const bad = { name: 'Keep/bad.json', data };
    const good = { name: 'Keep/good.json', data: JSON.stringify({ ...base, title: 'good' }) };
    const fixture = await exportFixture('keep.zip', makeZip([bad, good]));
    const { problems } = await convertExport({ ...fixture, kind: 'keep' });
    expect(problems).toMatchObject([{ path: 'keep.zip/Keep/bad.json', code: 'parse-failed' }]);
    expect(Object.keys(await filesBelow(fixture.targetFolder))).toEqual(['good.md']);
  });

  it('with times beyond all calendars is taken without them', async () => {
    const note = { ...base, title: 'x', createdTimestampUsec: 1e300, userEditedTimestampUsec: -5 };
    const fixture = await exportFixture(
      'keep.zip',
      makeZip([{ name: 'Keep/x.json', data: JSON.stringify({ ...note, textContent: 'words' }) }]),
    );
    await convertExport({ ...fixture, kind: 'keep' });
    expect(await filesBelow(fixture.targetFolder)).toEqual({ 'x.md': 'words\n' });
  });
});
