import { evaluate } from '../engine/evaluate/index.ts';
import type { Output } from './output.ts';

export async function evaluateFolder(
  folder: string,
  parts: { readonly modelFolder: string; readonly workerFolder: string },
  output: Output,
): Promise<0> {
  const result = await evaluate(folder, { ...parts, onProgress: (text) => output.progress(text) });
  const rows = Object.entries(result.legs).map(
    ([leg, { ndcg10, recall10, mrr10 }]) =>
      `${leg.padEnd(8)} nDCG@10 ${ndcg10.toFixed(3)}  recall@10 ${recall10.toFixed(3)}  MRR@10 ${mrr10.toFixed(3)}`,
  );
  output.result(
    result,
    [`${result.set}: ${result.passages} passages, ${result.queries} queries`, ...rows].join('\n'),
  );
  return 0;
}
