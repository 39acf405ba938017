import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPieces } from './cutPieces.ts';

const piecesOf = (text: string, maxLength: number) =>
  [...cutPieces(text, { start: 0, end: text.length }, maxLength)].map(({ start, end }) =>
    text.slice(start, end),
  );

describe('cutPieces', () => {
  it('cuts after a blank where there is one', () => {
    expect(piecesOf('aaa bbb ccc', 9)).toEqual(['aaa bbb ', 'ccc']);
  });

  it('cuts after a separator in a text without blanks', () => {
    expect(piecesOf('https://example.org/path', 12)).toEqual(['https://', 'example.org/', 'path']);
  });

  it('keeps a character of several code points whole', () => {
    expect(piecesOf('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 15)).toEqual(['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']);
    expect(piecesOf('한글'.normalize('NFD'), 5)).toEqual(['한'.normalize('NFD'), '글'.normalize('NFD')]);
  });

  it('covers any text without cutting a code point', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (text, maxLength) => {
          const pieces = piecesOf(text, maxLength);
          expect(pieces.join('')).toBe(text);
          for (const piece of pieces) {
            expect(piece).not.toMatch(/\p{Surrogate}/u);
            expect(piece.length).toBeGreaterThan(0);
            expect(piece.length).toBeLessThanOrEqual(Math.max(2, maxLength));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
