import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFixture, filesBelow, modifiedTime } from '../../../fixtures/exportFixture.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { convertExport } from './convertExport.ts';
import { detectExport } from './detectExport.ts';

const info = (fields: object) =>
  JSON.stringify({
    version: 2,
    type: 'net.daringfireball.markdown',
    creatorIdentifier: 'net.shinyfrog.bear',
    'net.shinyfrog.bear': {
      creationDate: '2021-01-02T03:04:05Z',
      modificationDate: '2022-01-02T03:04:05Z',
      trashed: 0,
      archived: 0,
      pinned: 0,
      ...fields,
    },
  });
const text = '# 커피 노트\n#커피/추출# #two words#\n\n![](assets/my%20photo.png)\n[paper](assets/gone.pdf)\n';
const written = {
  'assets/커피 노트/my photo.png': 'PNG',
  '커피 노트.md': `---\ntags:\n  - two words\ncreated: 2021-01-02T03:04:05Z\nupdated: 2022-01-02T03:04:05Z\n---\n\n${text.replace('assets/my%20photo.png', 'assets/%EC%BB%A4%ED%94%BC%20%EB%85%B8%ED%8A%B8/my%20photo.png')}`,
};

describe('a Bear backup', () => {
  it('becomes Markdown with its pictures, dates and tags; what lies in the trash is left out and counted', async () => {
    const zip = makeZip([
      { name: 'Bear Notes/커피 노트.textbundle/info.json', data: info({}) },
      { name: 'Bear Notes/커피 노트.textbundle/text.md', data: text },
      { name: 'Bear Notes/커피 노트.textbundle/assets/my photo.png', data: 'PNG' },
      { name: 'Bear Notes/gone.textbundle/info.json', data: info({ trashed: 1 }) },
      { name: 'Bear Notes/gone.textbundle/text.md', data: '# gone' },
    ]);
    const fixture = await exportFixture('Bear.bear2bk', zip);
    expect(await detectExport(fixture.path)).toBe('bear');
    const { files, warnings } = await convertExport({ ...fixture, kind: 'bear' });
    expect(await filesBelow(fixture.targetFolder)).toEqual(written);
    expect({ files, codes: warnings.map(({ code }) => code) }).toEqual({
      files: 2,
      codes: ['attachment-missing', 'partly-read'],
    });
    expect(await modifiedTime(path.join(fixture.targetFolder, '커피 노트.md'))).toBe(
      Date.UTC(2022, 0, 2, 3, 4, 5),
    );
  });

  it('may be one note: a textbundle or a textpack', async () => {
    const bundle = { 'info.json': info({}), 'text.md': text, 'assets/my photo.png': 'PNG' };
    const folder = await exportFixture('a.textbundle', bundle);
    const pack = await exportFixture(
      'a.textpack',
      makeZip(Object.entries(bundle).map(([name, data]) => ({ name, data }))),
    );
    for (const fixture of [folder, pack]) {
      expect(await detectExport(fixture.path)).toBe('bear');
      await convertExport({ ...fixture, kind: 'bear' });
      expect(await filesBelow(fixture.targetFolder)).toEqual(written);
    }
  });

  it('without readable information is taken with the words it has', async () => {
    const fixture = await exportFixture('b.textbundle', { 'info.json': '{', 'text.md': 'words' });
    await convertExport({ ...fixture, kind: 'bear' });
    expect(await filesBelow(fixture.targetFolder)).toEqual({ 'b.md': 'words' });
  });
});
