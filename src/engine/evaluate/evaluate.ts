import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../engine.ts';
import { evaluateParts } from './evaluateParts.ts';
import type { Evaluation, EvaluationProgress } from './evaluation.ts';

export interface EvaluateOptions extends EvaluationProgress {
  readonly modelFolder: string;
  /** The built worker threads. */
  readonly workerFolder: string;
}

/**
 * In a library of its own that is thrown away afterwards.
 * @param folder in BEIR layout
 * @throws SaegimError not-found, permission-denied, parse-failed by the set's files; cancelled
 */
export async function evaluate(folder: string, options: EvaluateOptions): Promise<Evaluation> {
  const indexFolder = await mkdtemp(join(tmpdir(), 'saegim-eval-'));
  try {
    const { modelFolder, workerFolder } = options;
    const engine = await createEngine({
      indexFolder,
      modelFolder,
      workerFolder,
      isEmbedding: false,
      log: () => {},
    });
    try {
      return await evaluateParts(folder, engine.parts, options);
    } finally {
      await engine.close();
    }
  } finally {
    await rm(indexFolder, { recursive: true, force: true });
  }
}
