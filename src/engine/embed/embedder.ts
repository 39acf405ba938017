/**
 * A pool of worker threads that turn token ids into vectors. Urgent texts overtake waiting ones, a
 * thread that dies is replaced, and a text gets the same vector whatever runs beside it.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SaegimError } from '../../shared/errors.ts';
import { createClient } from '../../shared/rpc.ts';
import type { Embedder, EmbedPriority } from '../parts.ts';
import { toPort } from '../threads/workerPort.ts';
import type { InferenceCalls, InferenceWorkerData } from './inference.ts';
import { readManifest } from './manifest.ts';
import { createPriorityQueue } from './priorityQueue.ts';

export interface EmbedderOptions {
  /** The built `inferenceWorker`. */
  readonly workerPath: string | URL;
  readonly modelFolder: string;
  /** Threads at most; by the machine's cores when absent. */
  readonly workers?: number;
}

/** Each thread holds the model once more (about 130 MB), and past four the page would feel it. */
const maxWorkers = 4;
/** One runs, one waits beside it, so that a busy engine loop does not leave the thread idle. */
const textsInFlight = 2;
/** A text whose thread died runs once more, alone; if that thread dies too, the text is the cause. */
const maxAttempts = 2;
/** After so long without work all threads but one give their memory back; loading the model again takes 0.3 s. */
const idleMs = 20_000;

interface Job {
  readonly tokenIds: Int32Array;
  readonly priority: EmbedPriority;
  readonly signal: AbortSignal;
  attempts: number;
  resolve(vector: Float32Array): void;
  reject(error: unknown): void;
}

interface InferenceThread {
  load(): Promise<null>;
  run(job: Job): Promise<Float32Array>;
  inFlight: number;
  /** Runs a text that a thread died over: nothing else goes along with it. */
  isRetrying: boolean;
  stop(): Promise<unknown>;
}

/**
 * Resolves when one thread has the model; the others start when there is work for them.
 * @throws SaegimError model-missing, model-corrupt, internal when no thread can be started
 */
export async function startEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { dimension, files, output } = await readManifest(options.modelFolder);
  const workerData = { modelPath: join(options.modelFolder, files.model.name), output };
  const limit = options.workers ?? defaultWorkers(availableParallelism());
  const threads = new Set<InferenceThread>();
  const queue = createPriorityQueue<Job>();
  let isClosed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  await loadFirst(startThread());

  function startThread(): InferenceThread {
    const thread = createThread(options.workerPath, workerData, () => threads.delete(thread));
    threads.add(thread);
    return thread;
  }

  function dispatch(): void {
    if (isClosed) return;
    clearTimeout(idleTimer);
    for (let job = queue.peek(); job; job = queue.peek()) {
      const thread = pickThread(threads, job) ?? (isThreadDue(job) ? startThread() : undefined);
      if (!thread) return;
      queue.take();
      void runOn(thread, job);
    }
    if ([...threads].every(({ inFlight }) => inFlight === 0)) {
      idleTimer = setTimeout(stopSurplus, idleMs).unref();
    }
  }

  /** A query and the sentences of an answer are done before another thread had its model. */
  function isThreadDue({ priority }: Job): boolean {
    return threads.size === 0 || (priority === 'background' && threads.size < limit);
  }

  function stopSurplus(): void {
    for (const thread of [...threads].slice(1)) {
      threads.delete(thread); // gets no more work
      void thread.stop();
    }
  }

  async function runOn(thread: InferenceThread, job: Job): Promise<void> {
    thread.inFlight++;
    thread.isRetrying = job.attempts > 0;
    job.attempts++;
    try {
      job.resolve(await thread.run(job));
    } catch (error) {
      if (isThreadGone(error) && !isClosed && job.attempts < maxAttempts) queue.addFirst(job, job.priority);
      else job.reject(isClosed ? closedError() : isThreadGone(error) ? threadFailure(error) : error);
    }
    thread.inFlight--;
    thread.isRetrying = false;
    dispatch();
  }

  return {
    dimension,

    async embed(tokenIds, priority, signal) {
      if (isClosed) throw closedError();
      if (signal?.aborted) throw cancelledError();
      const stop = new AbortController();
      const stopAll = () => {
        stop.abort();
        for (const job of queue.removeWhere((job) => job.signal === stop.signal))
          job.reject(cancelledError());
      };
      signal?.addEventListener('abort', stopAll, { once: true });
      try {
        const vectors = tokenIds.map(
          (ids) =>
            new Promise<Float32Array>((resolve, reject) => {
              queue.add(
                { tokenIds: ids, priority, signal: stop.signal, attempts: 0, resolve, reject },
                priority,
              );
            }),
        );
        dispatch();
        return await Promise.all(vectors);
      } catch (error) {
        stopAll(); // nobody waits for the others of this call any more
        throw error;
      } finally {
        signal?.removeEventListener('abort', stopAll);
      }
    },

    async close() {
      isClosed = true;
      clearTimeout(idleTimer);
      for (const job of queue.removeWhere(() => true)) job.reject(closedError());
      await Promise.all([...threads].map((thread) => thread.stop()));
    },
  };
}

async function loadFirst(thread: InferenceThread): Promise<void> {
  try {
    await thread.load();
  } catch (error) {
    await thread.stop();
    throw isThreadGone(error) ? threadFailure(error) : error;
  }
}

/** Two cores take two threads (measured: twice as fast as one); above, one is left to the page. */
function defaultWorkers(cores: number): number {
  return Math.min(maxWorkers, cores <= 2 ? cores : cores - 1);
}

function createThread(
  workerPath: string | URL,
  workerData: InferenceWorkerData,
  onGone: () => void,
): InferenceThread {
  const worker = new Worker(workerPath, { workerData, name: 'embedding' });
  let failure: unknown;
  worker.on('error', (error) => (failure = error));
  worker.once('exit', onGone); // heard before the client's own listener, so that a retry finds the thread gone
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const client = createClient<InferenceCalls>(toPort(worker));
  const withCause = (error: unknown): never => {
    throw isThreadGone(error) && failure
      ? new SaegimError('engine-gone', 'thread died', { cause: failure })
      : error;
  };

  return {
    inFlight: 0,
    isRetrying: false,
    load: () => client.call('load', {}).catch(withCause),
    run: ({ tokenIds, priority, signal }) =>
      client.call('run', { tokenIds, priority }, { signal }).catch(withCause),
    // Ending a thread from outside while onnxruntime runs in it takes the whole process down.
    async stop() {
      await client.call('stop', {}).catch(() => undefined); // gone already
      await gone;
    },
  };
}

function pickThread(threads: ReadonlySet<InferenceThread>, job: Job): InferenceThread | undefined {
  // A query may wait behind the running text, but not behind the one that waits beside it.
  const room = job.attempts > 0 ? 1 : textsInFlight + (job.priority === 'query' ? 1 : 0);
  let best: InferenceThread | undefined;
  for (const thread of threads) {
    if (thread.isRetrying || thread.inFlight >= room) continue;
    if (!best || thread.inFlight < best.inFlight) best = thread;
  }
  return best;
}

function isThreadGone(error: unknown): boolean {
  return error instanceof SaegimError && error.code === 'engine-gone';
}

function threadFailure(cause: unknown): SaegimError {
  return new SaegimError('internal', 'the embedding thread died', { cause });
}

function cancelledError(): SaegimError {
  return new SaegimError('cancelled', 'embedding');
}

function closedError(): SaegimError {
  return new SaegimError('cancelled', 'the embedder is closed');
}
