import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportText, talkText } from '../../../fixtures/documentTexts.ts';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { repackZip } from '../../../fixtures/repackZip.ts';
import { readOdp, readOdt } from './odf.ts';

const file = (name: string) => readFile(path.join(documentsFolder, name));

describe('an OpenDocument text', () => {
  it('reads as the Word document of the same content', async () => {
    expect((await readOdt(await file('report.odt'), 'report.odt')).text).toBe(reportText);
  });

  it('has its sections as places', async () => {
    const { places } = await readOdt(await file('report.odt'), 'report.odt');
    expect(places.map(({ kind, name }) => [kind, name])).toEqual([
      ['section', '차 우리기'],
      ['section', 'Brewing times'],
    ]);
  });

  it('leaves out what was deleted while changes were tracked', async () => {
    const bytes = await repackZip(await file('report.odt'), (parts) => {
      const xml = parts.get('content.xml')!.toString();
      const tracked =
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>struck out</text:p></text:deletion></text:changed-region></text:tracked-changes>';
      parts.set('content.xml', Buffer.from(xml.replace(/(<office:text[^>]*>)/, `$1${tracked}`)));
    });
    expect((await readOdt(bytes, 'report.odt')).text).toBe(reportText);
  });

  it('with a password is said to be encrypted', async () => {
    const bytes = await repackZip(await file('report.odt'), (parts) =>
      parts.set('META-INF/manifest.xml', Buffer.from('<manifest:encryption-data/>')),
    );
    await expect(readOdt(bytes, 'report.odt')).rejects.toMatchObject({ code: 'encrypted' });
  });
});

describe('an OpenDocument presentation', () => {
  it('reads as the PowerPoint file of the same content', async () => {
    const { text, places } = await readOdp(await file('talk.odp'), 'talk.odp');
    expect(text).toBe(talkText);
    expect(places.map(({ kind, number, name }) => [kind, number, name])).toEqual([
      ['slide', 1, '분기 계획'],
      ['slide', 2, 'Next steps'],
    ]);
  });
});
