/**
 * Entry of a worker thread: one model, one text a run. A run blocks the thread, so this is the only
 * thing that happens here; tokens come in, vectors go out.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { SaegimError } from '../../shared/errors.ts';
import { createServer } from '../../shared/rpc.ts';
import { stepBack } from '../threads/stepBack.ts';
import { toPort } from '../threads/workerPort.ts';
import type { InferenceCalls, InferenceWorkerData } from './inference.ts';
import { loadModel } from './onnx.ts';
import { createPriorityQueue } from './priorityQueue.ts';

interface Job {
  readonly tokenIds: Int32Array;
  readonly signal: AbortSignal;
  resolve(vector: Float32Array<ArrayBuffer>): void;
  reject(error: unknown): void;
}

if (!parentPort) throw new SaegimError('internal', 'inferenceWorker runs in a worker thread');
const port = parentPort;

stepBack();

const { modelPath, output } = workerData as InferenceWorkerData;
const model = loadModel(modelPath, output);
model.catch(() => undefined); // every call awaits it and reports the failure itself
const queue = createPriorityQueue<Job>();
let draining: Promise<void> | undefined;

createServer<InferenceCalls>(
  toPort(port),
  {
    load: () => model.then(() => null),
    run: ({ tokenIds, priority }, { signal }) =>
      new Promise((resolve, reject) => {
        queue.add({ tokenIds, signal, resolve, reject }, priority);
        draining ??= drain();
      }),
    async stop() {
      for (const job of queue.removeWhere(() => true)) job.reject(new SaegimError('cancelled', 'stopping'));
      await draining;
      await model.then(({ release }) => release()).catch(() => undefined); // it never loaded
      setImmediate(() => port.close()); // after the answer
      return null;
    },
  },
  (result) => (result instanceof Float32Array ? [result.buffer as ArrayBuffer] : []),
);

async function drain(): Promise<void> {
  while (queue.size > 0) {
    // Lets a query that arrived during the last run into the queue before the next is chosen.
    await nextTurn();
    const job = queue.take();
    if (job) await run(job);
  }
  draining = undefined;
}

async function run({ tokenIds, signal, resolve, reject }: Job): Promise<void> {
  try {
    if (signal.aborted) throw new SaegimError('cancelled', 'embedding');
    resolve(await (await model).run(tokenIds));
  } catch (error) {
    reject(error);
  }
}
