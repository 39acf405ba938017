/** Means over the queries of a set, each 0..1. */
export interface LegMetrics {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly mrr10: number;
}

export interface Evaluation {
  /** Name of the folder. */
  readonly set: string;
  readonly passages: number;
  readonly queries: number;
  readonly legs: { readonly lexical: LegMetrics; readonly vector: LegMetrics; readonly hybrid: LegMetrics };
  readonly time: {
    /** Reading, chunking and storing all passages, without embedding. */
    readonly prepareMs: number;
    readonly embedMs: number;
    /** Whole hybrid searches, query embedding and marks included. */
    readonly searchP50Ms: number;
    readonly searchP95Ms: number;
  };
}

export interface EvaluationProgress {
  readonly signal?: AbortSignal;
  /** One line for a person. */
  onProgress?(text: string): void;
}
