export { evaluate, type EvaluateOptions } from './evaluate.ts';
export type { Evaluation, LegMetrics } from './evaluation.ts';
