import path from 'node:path';
import { modelFolder, workerFolder } from '../fixtures/paths.ts';
import { startEmbedder } from '../src/engine/embed/index.ts';
import { startPreparer } from '../src/engine/prepare/index.ts';

const worker = (name: string) => path.join(workerFolder, `${name}.js`);

/** Nothing but token ids through the same pool of workers: what an import can reach at best. @returns tokens a second */
export async function embedBare(texts: readonly string[]): Promise<number> {
  const preparer = await startPreparer({ workerPath: worker('prepareWorker'), modelFolder });
  const tokenIds = await preparer.encodePassages(texts);
  await preparer.close();
  const embedder = await startEmbedder({ workerPath: worker('inferenceWorker'), modelFolder });
  await embedder.embed(tokenIds.slice(0, 8), 'background'); // the threads are up
  const startedAt = performance.now();
  await embedder.embed(tokenIds, 'background');
  const seconds = (performance.now() - startedAt) / 1000;
  await embedder.close();
  return countTokens(tokenIds) / seconds;
}

function countTokens(tokenIds: readonly Int32Array[]): number {
  return tokenIds.reduce((sum, ids) => sum + ids.length, 0);
}
