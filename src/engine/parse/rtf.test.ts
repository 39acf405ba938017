import { readFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { reportText } from '../../../fixtures/documentTexts.ts';
import { documentsFolder } from '../../../fixtures/paths.ts';
import { readRtf } from './rtf.ts';

describe('an RTF file', () => {
  it('reads as the Word document of the same content, but for what RTF does not say', async () => {
    const bytes = await readFile(path.join(documentsFolder, 'report.rtf'));
    const { text, places } = await readRtf(bytes, 'report.rtf');
    expect(text).toBe(
      reportText
        .replace('**70도**', '**70**도')
        .replace('| Black two lines |  | 95 |', '| Black two lines | 95 |  |'),
    );
    expect(places.map(({ name }) => name)).toEqual(['차 우리기', 'Brewing times']);
  });

  it('with Korean in the bytes of a Korean font is read by the font', async () => {
    expect(
      await written(
        String.raw`{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset129 B;}}\f1 `,
        cp949('한글, 英'),
        String.raw`\f0 caf\'e9`,
      ),
    ).toBe('한글, 英café');
  });

  it("with Korean in the document's own code page is read by it", async () => {
    expect(await written(String.raw`\ansicpg949 `, cp949('안녕하세요'))).toBe('안녕하세요');
  });

  it('shows no stand-ins of Unicode characters, however many a program writes', async () => {
    expect(
      await written(String.raw`{\uc1\u52264\'3f}{\uc0\u52264}{\uc2\u52264\'c2\'f7}{\u-10179 ?\u-8704 ?}!`),
    ).toBe('차차차😀!');
  });

  it('does not take a word for a part of the command before it', async () => {
    expect(await written('\\b0\r\nWarm \\i0 it\\par')).toBe('Warm it');
  });

  it('is no RTF file without its first word', async () => {
    await expect(readRtf(Buffer.from('just text'), 'a.rtf')).rejects.toMatchObject({ code: 'parse-failed' });
  });

  it('without a word is empty', async () => {
    await expect(written(String.raw`\pard\par`)).rejects.toMatchObject({ code: 'empty-file' });
  });
});

/** Hex pairs, as every program writes bytes above ASCII. */
function cp949(text: string): string {
  return Array.from(iconv.encode(text, 'cp949'), (byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join(
    '',
  );
}

async function written(...body: string[]): Promise<string> {
  return (await readRtf(Buffer.from(`{\\rtf1\\ansi ${body.join('')}}`, 'latin1'), 'a.rtf')).text;
}
