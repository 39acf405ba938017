import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTerms } from './findTerms.ts';

const marked = (text: string, terms: readonly string[]) =>
  findTerms(text, terms).map(({ start, end }) => text.slice(start, end));

describe('findTerms', () => {
  it('finds a stem in the words it belongs to', () => {
    expect(marked("Connections, a runner's connected RUN.", ['connect', 'runner'])).toEqual([
      'Connections',
      "runner's",
      'connected',
    ]);
  });

  it('marks neighbouring morphemes as one word, without the particle', () => {
    expect(marked('갱신청구권을 행사', ['갱신', '청구', '갱신청구권'])).toEqual(['갱신청구권']);
  });

  it('finds a verb whose last syllable took on its ending', () => {
    expect(marked('어제 고쳤다. 아름다운 길', ['고치', '아름답'])).toEqual(['고쳤', '아름다']);
  });

  it('finds one syllable only where a word begins', () => {
    expect(marked('방법이 아니라 법이다', ['법'])).toEqual(['법']);
  });

  it('finds an identifier only whole', () => {
    expect(marked('foo_bar xfoo_bar foo_bars v1.2.3', ['foo_bar', 'v1.2.3'])).toEqual(['foo_bar', 'v1.2.3']);
  });

  it('marks decomposed and full-width text where it stands', () => {
    const source = `${'전세'.normalize('NFD')} ＡＢＣ`;
    expect(marked(source, ['전세', 'abc'])).toEqual(['전세'.normalize('NFD'), 'ＡＢＣ']);
  });

  it('gives ranges in order, apart, and inside the text', () => {
    const letters = fc.stringMatching(/^[가나다라a-c_. ]{0,40}$/);
    fc.assert(
      fc.property(letters, fc.array(fc.stringMatching(/^[가나다라a-c_.]{1,4}$/)), (text, terms) => {
        let last = -1;
        for (const { start, end } of findTerms(text, terms)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
