import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuseLegs, type Candidate } from './fuse.ts';

const order = (candidates: readonly Candidate[]) => fuseLegs(candidates).map(({ id }) => id);

const candidates = fc
  .array(
    fc.record(
      {
        words: fc.option(fc.double({ min: 0.1, max: 80, noNaN: true }), { nil: undefined }),
        cosine: fc.option(fc.double({ min: 0.6, max: 1, noNaN: true }), { nil: undefined }),
      },
      { requiredKeys: ['words', 'cosine'] },
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((all) => all.filter(({ words, cosine }) => words !== undefined || cosine !== undefined))
  .filter((all) => all.length > 0)
  .map((all) => all.map((scores, i) => ({ id: String(i), ...scores })));

describe('fuseLegs', () => {
  it('gives one probability each, together 1', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        expect(fuseLegs(all).reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('gives shares of words and meaning that are together 1', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        for (const { parts } of fuseLegs(all)) expect(parts.words + parts.meaning).toBeCloseTo(1, 9);
      }),
    );
  });

  it('does not depend on the order of the candidates', () => {
    const scores = (all: readonly Candidate[]) =>
      Object.fromEntries(fuseLegs(all).map(({ id, score }) => [id, Number(score.toPrecision(9))]));
    fc.assert(
      fc.property(candidates, (all) => {
        expect(scores([...all].reverse())).toEqual(scores(all));
      }),
    );
  });

  it('never puts a candidate behind one that is worse in both legs', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const score = new Map(fuseLegs(all).map((fused) => [fused.id, fused.score]));
        const known = all.filter(({ words, cosine }) => words !== undefined && cosine !== undefined);
        for (const a of known) {
          for (const b of known) {
            if (a.words! >= b.words! && a.cosine! >= b.cosine!) {
              expect(score.get(a.id)! - score.get(b.id)!).toBeGreaterThanOrEqual(-1e-12);
            }
          }
        }
      }),
    );
  });

  it('ranks by words alone when nothing is embedded', () => {
    const fused = fuseLegs([
      { id: 'a', words: 3 },
      { id: 'b', words: 9 },
    ]);
    expect(fused.map(({ id, parts }) => ({ id, parts }))).toEqual([
      { id: 'b', parts: { words: 1, meaning: 0 } },
      { id: 'a', parts: { words: 1, meaning: 0 } },
    ]);
  });

  it('follows the leg that is sure when the other is not', () => {
    const sureWords = { id: 'words', words: 60, cosine: 0.84 };
    const nearMeaning = { id: 'meaning', words: 8, cosine: 0.845 };
    expect(order([nearMeaning, sureWords])).toEqual(['words', 'meaning']);

    const someWords = { id: 'words', words: 14, cosine: 0.8 };
    const sureMeaning = { id: 'meaning', words: 8, cosine: 0.92 };
    expect(order([someWords, sureMeaning])).toEqual(['meaning', 'words']);
  });

  it('lets a passage that is not embedded yet be found by its words', () => {
    expect(
      order([
        { id: 'embedded', words: 5, cosine: 0.85 },
        { id: 'waiting', words: 60 },
        { id: 'far', cosine: 0.82 },
      ]),
    ).toEqual(['waiting', 'embedded', 'far']);
  });

  it('has nothing to say about nothing', () => {
    expect(fuseLegs([])).toEqual([]);
  });
});
