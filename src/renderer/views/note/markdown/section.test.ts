import { describe, expect, it } from 'vitest';
import { blockRange, linksWithin, sectionRange } from './section.ts';

const text = `# 차

처음.

## 녹차

둘째.

### 물

셋째. ^water

## 홍차

넷째.
`;

function cut(source: string, range: { start: number; end: number } | undefined): string | undefined {
  return range && source.slice(range.start, range.end).trim();
}

describe('sectionRange', () => {
  it('reaches up to the next heading as high', () => {
    expect(cut(text, sectionRange(text, '녹차'))).toBe('## 녹차\n\n둘째.\n\n### 물\n\n셋째. ^water');
  });

  it('reaches to the end for the last heading, and nowhere for one that is not there', () => {
    expect([cut(text, sectionRange(text, '홍차')), sectionRange(text, '없음')]).toEqual([
      '## 홍차\n\n넷째.',
      undefined,
    ]);
  });
});

describe('blockRange', () => {
  it.each([
    ['one\n\ntwo\nlines ^b\n\nthree', 'two\nlines ^b'],
    ['- one\n- two ^b\n- three', '- two ^b'],
    ['one\n\n| a |\n| - |\n| 1 |\n\n^b\n\nthree', '| a |\n| - |\n| 1 |\n\n^b'],
    ['first ^b', 'first ^b'],
    ['none', undefined],
  ])('finds the block in %j', (source, expected) => {
    expect(cut(source, blockRange(source, 'b'))).toBe(expected);
  });
});

describe('linksWithin', () => {
  it('gives the links of a stretch their places in it', () => {
    const link = (start: number) =>
      ({ kind: 'wikilink', target: 'a', range: { start, end: start + 5 } }) as const;
    expect(linksWithin([link(2), link(12), link(28)], { start: 10, end: 30 })).toEqual([link(2)]);
  });
});
