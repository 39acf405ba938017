import { describe, expect, it } from 'vitest';
import { judgeRanking, meanMetrics, quantile } from './metrics.ts';

describe('judgeRanking', () => {
  it('agrees with an example computed by hand', () => {
    // Gains 2^grade - 1: 0, 3, 1; discounts 1, log2(3), 2. DCG = 3/1.58496 + 1/2 = 2.39279.
    // Ideal order 2, 1, 1: 3 + 1/1.58496 + 1/2 = 4.13093.
    const metrics = judgeRanking(
      ['x', 'a', 'b'],
      new Map([
        ['a', 2],
        ['b', 1],
        ['c', 1],
      ]),
    );
    expect(metrics.ndcg10).toBeCloseTo(2.39279 / 4.13093, 4);
    expect(metrics.recall10).toBeCloseTo(2 / 3, 9);
    expect(metrics.mrr10).toBeCloseTo(1 / 2, 9);
  });

  it('is 1 throughout when the one relevant passage comes first', () => {
    expect(judgeRanking(['a', 'b'], new Map([['a', 1]]))).toEqual({ ndcg10: 1, recall10: 1, mrr10: 1 });
  });

  it('does not look past the tenth', () => {
    const ranking = [...'abcdefghij', 'wanted'];
    expect(judgeRanking(ranking, new Map([['wanted', 1]]))).toEqual({ ndcg10: 0, recall10: 0, mrr10: 0 });
  });

  it('is 0 for a query that nothing is relevant to', () => {
    expect(judgeRanking(['a'], new Map([['a', 0]]))).toEqual({ ndcg10: 0, recall10: 0, mrr10: 0 });
  });
});

it('meanMetrics takes each mean by itself', () => {
  expect(
    meanMetrics([
      { ndcg10: 1, recall10: 1, mrr10: 0 },
      { ndcg10: 0, recall10: 1, mrr10: 0.5 },
    ]),
  ).toEqual({ ndcg10: 0.5, recall10: 1, mrr10: 0.25 });
});

it('quantile gives a value that was there', () => {
  expect([0, 0.5, 0.95, 1].map((share) => quantile([3, 1, 2, 4], share))).toEqual([1, 2, 4, 4]);
});
