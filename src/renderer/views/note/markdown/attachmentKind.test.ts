import { describe, expect, it } from 'vitest';
import { attachmentKind, decodeTarget, fileNameOf, imageSize } from './attachmentKind.ts';

describe('attachmentKind', () => {
  it('goes by the ending, whatever its case and what follows it', () => {
    const targets = ['a/그림.PNG', 'talk.m4a', 'film.webm', 'a.pdf#page=3', 'a.tar.gz', 'constructor'];
    expect(targets.map(attachmentKind)).toEqual(['image', 'audio', 'video', 'pdf', 'other', 'other']);
  });
});

describe('fileNameOf', () => {
  it('is the composed name without folders', () => {
    expect(fileNameOf(`첨부/${'그림'.normalize('NFD')}.png#x`)).toBe('그림.png');
  });
});

describe('decodeTarget', () => {
  it('leaves what is encoded wrongly as it is', () => {
    expect([decodeTarget('a%20b.png'), decodeTarget('100%.png')]).toEqual(['a b.png', '100%.png']);
  });
});

describe('imageSize', () => {
  it('reads width and height', () => {
    expect([imageSize('300'), imageSize('300x200'), imageSize('wide'), imageSize(undefined)]).toEqual([
      { width: 300 },
      { width: 300, height: 200 },
      undefined,
      undefined,
    ]);
  });
});
