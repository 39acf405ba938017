import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWithSource } from './fold.ts';

describe('fold', () => {
  it('makes composed and decomposed Hangul the same', () => {
    expect(fold('갱신청구권'.normalize('NFD'))).toBe('갱신청구권');
  });

  it('makes full width, case and accents the same', () => {
    expect(fold('ＡＢＣ１２ Café ÅNGSTRÖM Straße')).toBe('abc12 cafe angstrom strasse');
  });

  it('keeps marks that make another letter, and 초성 as typed', () => {
    expect(fold('か が ㄱㅅ')).toBe('か が ㄱㅅ');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('foldWithSource', () => {
  it('leads from a folded letter back to the letters it came from', () => {
    const source = `x ${'한글'.normalize('NFD')} ｅｎｄ`;
    const { text, sourceIndex } = foldWithSource(source);
    const start = text.indexOf('글');
    expect([text, source.slice(sourceIndex[start], sourceIndex[start + 1]).normalize('NFC')]).toEqual([
      'x 한글 end',
      '글',
    ]);
  });

  it('has an index for each letter and the end, never going back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        const { text, sourceIndex } = foldWithSource(source);
        expect(sourceIndex.length).toBe(text.length + 1);
        expect(sourceIndex[text.length]).toBe(source.length);
        expect([...sourceIndex]).toEqual([...sourceIndex].sort((a, b) => a - b));
      }),
    );
  });
});
