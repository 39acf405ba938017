import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportText } from '../../../fixtures/documentTexts.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { readEpub } from './epub.ts';

describe('a book', () => {
  it('is read chapter by chapter, notes with the chapter that calls them', async () => {
    const { text, places } = await readEpub(
      await readFile(path.join(documentsFolder, 'report.epub')),
      'report.epub',
    );
    // The program that made it writes no headings of a second level, no lists and no bold.
    expect(text).toBe(
      reportText
        .replaceAll('**', '')
        .replace('## ', '')
        .replace(/^ *(?:- |\d\. )(.*)\n+/gm, '$1\n\n'),
    );
    expect(places).toEqual([
      { kind: 'chapter', name: '차 우리기', start: 0 },
      { kind: 'chapter', name: 'Brewing times', start: text.indexOf('# Brewing times') },
    ]);
  });

  it('is read in the order of its spine, named by an older table of contents', async () => {
    const { text, places } = await readEpub(book(), 'a.epub');
    expect(text).toBe('# Two\n\nsecond\n\n# 하나 & 둘\n\nfirst');
    expect(places.map(({ name }) => name)).toEqual(['Two', '하나 & 둘']);
  });

  it('with its words encrypted is said to be so', async () => {
    await expect(
      readEpub(book('http://www.w3.org/2001/04/xmlenc#aes128-cbc'), 'a.epub'),
    ).rejects.toMatchObject({
      code: 'encrypted',
    });
  });

  it('with scrambled fonts alone is read', async () => {
    const { title } = await readEpub(book('http://www.idpf.org/2008/embedding'), 'a.epub');
    expect(title).toBe('Tea');
  });

  it('without a list of its parts is damaged', async () => {
    await expect(readEpub(makeZip([{ name: 'mimetype', data: 'x' }]), 'a.epub')).rejects.toMatchObject({
      code: 'parse-failed',
    });
  });
});

function book(algorithm?: string): Uint8Array {
  const encryption = `<encryption xmlns:enc="e"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`;
  return makeZip([
    {
      name: 'META-INF/container.xml',
      data: '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    },
    {
      name: 'OPS/book.opf',
      data: `<package><metadata><dc:title xmlns:dc="d">Tea</dc:title></metadata><manifest>
        <item id="a" href="text/one%20.xhtml" media-type="application/xhtml+xml"/>
        <item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/>
        <item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
        <spine toc="n"><itemref idref="b"/><itemref idref="a"/></spine></package>`,
    },
    {
      name: 'OPS/toc.ncx',
      data: `<ncx><navMap><navPoint><navLabel><text>하나 &amp; 둘</text></navLabel><content src="text/one%20.xhtml#x"/></navPoint>
        <navPoint><navLabel><text>Two</text></navLabel><content src="text/two.xhtml"/></navPoint></navMap></ncx>`,
    },
    {
      name: 'OPS/text/one .xhtml',
      data: '<html><head><title/></head><body><a id="x"/><p>first</p></body></html>',
    },
    {
      name: 'OPS/text/two.xhtml',
      data: '<html><body><h1>Two</h1><p>second<br/></p><img src="a.png"/></body></html>',
    },
    ...(algorithm ? [{ name: 'META-INF/encryption.xml', data: encryption }] : []),
  ]);
}
