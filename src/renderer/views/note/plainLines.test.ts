import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLine, frontMatterEnd, frontMatterOf, lineAt, placesByLine, plainLines } from './plainLines.ts';

const text = fc.string({ unit: fc.constantFrom('a', '가', '😀', '\n', '\r\n', ' '), maxLength: 60 });

const lone = /[\ud800-\udfff]/u;

describe('plainLines', () => {
  it('cuts the text into pieces that together are the text, none inside a code point', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 9 }), (source, longest) => {
        const starts = plainLines(source, longest);
        const pieces = Array.from(starts.slice(1), (end, index) => source.slice(starts[index], end));
        expect([pieces.join(''), pieces.some((piece) => lone.test(piece))]).toEqual([source, false]);
      }),
    );
  });

  it('finds the line that holds an offset', () => {
    const starts = plainLines('one\ntwo\n\nfour');
    expect([0, 3, 4, 8, 9, 12].map((offset) => lineAt(starts, offset))).toEqual([0, 0, 1, 2, 3, 3]);
  });
});

describe('frontMatterEnd', () => {
  it('is where the text begins', () => {
    expect([
      frontMatterEnd('---\r\na: 1\r\n---\r\n글'),
      frontMatterEnd('---\n\n글'),
      frontMatterEnd('글\n---\na\n---\n'),
    ]).toEqual([16, 0, 0]);
  });
});

describe('frontMatterOf', () => {
  it('is what stands between its lines', () => {
    expect([frontMatterOf('---\r\na: [1\r\nb: 2\r\n---\r\n글'), frontMatterOf('글')]).toEqual([
      'a: [1\r\nb: 2',
      '',
    ]);
  });
});

describe('placesByLine', () => {
  it('gives each line the pages that begin in it', () => {
    const page = (number: number, start: number) => ({ kind: 'page', number, start }) as const;
    const places = [page(1, 0), page(2, 5), page(3, 6)];
    expect([...placesByLine(plainLines('one\ntwo\nthree'), places)]).toEqual([
      [0, [places[0]]],
      [1, [places[1], places[2]]],
    ]);
  });
});

describe('cutLine', () => {
  it('marks what the passage covers of a line', () => {
    expect(cutLine('ab\r\ncdef\r\n', 4, 10, { start: 1, end: 6 })).toEqual({
      before: '',
      marked: 'cd',
      after: 'ef',
    });
  });

  it('marks nothing of a line outside the passage', () => {
    expect(cutLine('ab\ncd', 3, 5, { start: 0, end: 2 })).toEqual({ before: '', marked: '', after: 'cd' });
  });
});
