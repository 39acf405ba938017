import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches, searchableText, stepIndex, type TextPiece } from './findMatches.ts';

/** `|` parts pieces of one block, `/` parts blocks. */
function pieces(written: string): TextPiece[] {
  return written.split('/').flatMap((block) => {
    const texts = block.split('|');
    return texts.map((text, index) => ({ text, endsBlock: index === texts.length - 1 }));
  });
}

function found(written: string, query: string): string[] {
  const all = pieces(written);
  return findMatches(searchableText(all), query).map(({ start, end }) => {
    if (start.piece === end.piece) return all[start.piece].text.slice(start.offset, end.offset);
    const between = all.slice(start.piece + 1, end.piece).map(({ text }) => text);
    return [
      all[start.piece].text.slice(start.offset),
      ...between,
      all[end.piece].text.slice(0, end.offset),
    ].join('|');
  });
}

describe('findMatches', () => {
  it.each([
    ['Tea and TEA', 'tea', ['Tea', 'TEA']],
    ['회의록을 회의에서', '회의', ['회의', '회의']],
    ['a |bo|ld word', 'a bold', ['a |bo|ld']],
    ['one/two', 'onetwo', []],
    ['two\nlines', 'two lines', ['two\nlines']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['İstanbul straße', 'straße', ['straße']],
    ['anything', '  ', []],
  ])('finds in %j %j', (written, query, expected) => {
    expect(found(written, query)).toEqual(expected);
  });

  it('finds composed in decomposed Hangul and gives whole syllables', () => {
    expect(found(`봄 ${'산책'.normalize('NFD')}길`, '산책')).toEqual(['산책'.normalize('NFD')]);
  });

  it('finds decomposed in composed', () => {
    expect(found('café', 'CAFE\u0301')).toEqual(['café']);
  });

  it('finds every piece of a text that is looked for in it', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', '가', '각', '😀', 'e\u0301', ' '),
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (before, wanted) => {
        fc.pre(wanted.trim() !== '');
        const written = [...before, wanted].map((each) => ({ text: each, endsBlock: true }));
        const matches = findMatches(searchableText(written), wanted);
        expect(matches.at(-1)?.end.piece).toBe(written.length - 1);
      }),
    );
  });
});

describe('stepIndex', () => {
  it('goes round at both ends', () => {
    expect([stepIndex(2, 3, 1), stepIndex(0, 3, -1), stepIndex(-1, 0, 1)]).toEqual([0, 2, -1]);
  });
});
