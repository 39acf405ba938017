import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchText } from './matchText.ts';

describe('matchText', () => {
  it('finds Hangul by the initial consonants of its syllables', () => {
    expect(matchText('ㄱㅊㅉㄱ', '돼지고기 김치찌개')).toBeGreaterThan(0);
  });

  it('counts a syllable that is still being composed', () => {
    expect(matchText('김ㅊ', '돼지고기 김치찌개')).toBeGreaterThan(0);
  });

  it('finds a decomposed name by composed letters', () => {
    expect(matchText('한글', '한글 정규식'.normalize('NFD'))).toBeGreaterThan(0);
  });

  it('puts the very title before a beginning, a word, a part and scattered letters', () => {
    const scores = ['graph', 'graph view', 'the graph', 'paragraphs', 'gather a p h'].map((text) =>
      matchText('graph', text),
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores.slice(0, 4)).size).toBe(4);
  });

  it('needs every word of the query', () => {
    expect(matchText('kyoto spring', 'Kyoto in November')).toBe(0);
  });

  it('finds any part of any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'가낳ㄱabz09-'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        expect(matchText(part, before + part + after)).toBeGreaterThanOrEqual(0.6);
      }),
    );
  });
});
