export { evaluate } from './evaluate.ts';
export type { Evaluation, LegMetrics } from './evaluation.ts';
