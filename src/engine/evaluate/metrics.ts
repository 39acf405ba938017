import type { LegMetrics } from './evaluation.ts';

/** Relevance grades of a query's passages by id; absent ones are 0. */
export type Judgements = ReadonlyMap<string, number>;

const CUT = 10;

/**
 * @param ranking distinct passage ids, best first
 * @returns nDCG with gain 2^grade - 1 (trec_eval's for grades 0 and 1), recall and reciprocal rank, at 10
 */
export function judgeRanking(ranking: readonly string[], judgements: Judgements): LegMetrics {
  const grades = ranking.slice(0, CUT).map((id) => judgements.get(id) ?? 0);
  const ideal = [...judgements.values()].sort((a, b) => b - a).slice(0, CUT);
  const relevant = [...judgements.values()].filter((grade) => grade > 0).length;
  const first = grades.findIndex((grade) => grade > 0);
  return {
    ndcg10: relevant === 0 ? 0 : discountedGain(grades) / discountedGain(ideal),
    recall10: relevant === 0 ? 0 : grades.filter((grade) => grade > 0).length / relevant,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
  };
}

export function meanMetrics(metrics: readonly LegMetrics[]): LegMetrics {
  const mean = (pick: (each: LegMetrics) => number) =>
    metrics.reduce((sum, each) => sum + pick(each), 0) / Math.max(1, metrics.length);
  return { ndcg10: mean((m) => m.ndcg10), recall10: mean((m) => m.recall10), mrr10: mean((m) => m.mrr10) };
}

/** @param share 0..1 @returns the smallest value that this share of the values does not exceed */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}
