import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeAnyText, decodeText } from './decodeText.ts';

const korean = '# 커피\r\n\r\n물 온도는 92도로 맞추고, 뜸은 30초 들인다.\n';
const japanese = '今日は会議で決めたことを書きます。コーヒーの温度は92度です。';
const chinese = '今天的会议决定了很多事情，我们需要把它们都记录下来。';

describe('decodeText', () => {
  it.each([
    ['utf-8', korean],
    ['utf-16le', korean],
    ['utf-16be', korean],
    ['cp949', korean],
    ['shift_jis', japanese],
    ['euc-jp', japanese],
    ['gb18030', chinese],
    ['windows-1252', 'Le café est déjà prêt; où êtes-vous allé? Ça va être l’été à la forêt.'],
    ['windows-1251', 'Сегодня мы решили записать всё, что важно для проекта.'],
  ])('knows %s without a byte order mark', (encoding, text) => {
    expect(decodeText(iconv.encode(text, encoding))).toEqual({ text, encoding, replaced: 0 });
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])(
    'leaves the byte order mark of %s out of the text',
    (encoding) => {
      const decoded = decodeText(iconv.encode(korean, encoding, { addBOM: true }));
      expect(decoded).toEqual({ text: korean, encoding, replaced: 0 });
    },
  );

  it('reads two Korean syllables in CP949 as Korean', () => {
    expect(decodeText(iconv.encode('안녕', 'cp949')).text).toBe('안녕');
  });

  it('gives every text in UTF-8 back as it was written', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((each) => /[^\s\p{Cc}]/u.test(each));
    fc.assert(
      fc.property(text, (written) => {
        fc.pre(!/(?![\t\n\r])\p{Cc}/u.test(written) && !written.startsWith('\uFEFF'));
        expect(decodeText(new TextEncoder().encode(written)).text).toBe(written);
      }),
    );
  });

  it('keeps line ends as they are', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc\nd')).text).toBe('a\r\nb\rc\nd');
  });

  it('counts the places of a damaged UTF-8 text that could not be read', () => {
    const bytes = Buffer.concat([
      Buffer.from('물 온도는 구십이 도로 맞춘다'),
      Buffer.from([0xff]),
      Buffer.from(' 끝'),
    ]);
    expect(decodeText(bytes)).toEqual({
      text: '물 온도는 구십이 도로 맞춘다\uFFFD 끝',
      encoding: 'utf-8',
      replaced: 1,
    });
  });

  it('takes a U+FFFD that somebody wrote for a character', () => {
    expect(decodeText(Buffer.from('a \uFFFD b')).replaced).toBe(0);
  });

  it('makes no text with half a surrogate pair', () => {
    const { text, replaced } = decodeText(Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00]));
    expect({ text, replaced }).toEqual({ text: 'A\uFFFDB', replaced: 1 });
  });

  it.each([
    ['a zero byte in the middle', Buffer.from('words \0 words')],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')],
    ['noise', Buffer.from(Array.from({ length: 400 }, (_, i) => ((i * 7919) % 255) + 1))],
    ['zero bytes on both sides', Buffer.from([0, 0, 1, 0, 0, 2, 0, 0])],
  ])('refuses %s as not-text', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'not-text' }));
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \r\n\t\n'],
    ['a byte order mark', '\uFEFF'],
  ])('refuses %s as empty-file', (_, text) => {
    expect(() => decodeText(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'empty-file' }));
    expect(decodeAnyText(Buffer.from(text)).text.trim()).toBe('');
  });
});
