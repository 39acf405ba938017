/**
 * The prepare worker seen from the engine. When it dies, what waits is told so, and the next call starts
 * another: one note that kills it costs nobody else more than a second.
 */
import { Worker } from 'node:worker_threads';
import { SaegimError } from '../../shared/errors.ts';
import { createClient, type CallOptions, type Client } from '../../shared/rpc.ts';
import type { Preparer } from '../parts.ts';
import { toPort } from '../workerPort.ts';
import type { PrepareCalls, PrepareWorkerData } from './prepareCalls.ts';

export interface PreparerOptions {
  /** The built `prepareWorker`. */
  readonly workerPath: string | URL;
  readonly modelFolder: string;
}

interface PrepareThread {
  readonly worker: Worker;
  readonly client: Client<PrepareCalls, Record<never, never>>;
  /** What ended it. */
  failure?: unknown;
}

/** Resolves when tokenizer and analyser are loaded. @throws SaegimError model-missing, model-corrupt, internal */
export async function startPreparer(options: PreparerOptions): Promise<Preparer> {
  let current: PrepareThread | undefined;
  let isClosed = false;

  async function call<K extends keyof PrepareCalls & string>(
    method: K,
    params: PrepareCalls[K]['params'],
    callOptions: Pick<CallOptions<never>, 'signal' | 'transfer'> = {},
  ): Promise<PrepareCalls[K]['result']> {
    if (isClosed) throw new SaegimError('engine-gone', 'the preparer is closed');
    const thread = (current ??= startThread(options, () => (current = undefined)));
    try {
      return await thread.client.call(method, params, callOptions);
    } catch (error) {
      if (isClosed || !(error instanceof SaegimError) || error.code !== 'engine-gone') throw error;
      throw new SaegimError('internal', `the prepare worker died during ${method}`, {
        cause: thread.failure ?? error,
      });
    }
  }

  async function close(): Promise<void> {
    isClosed = true;
    await current?.worker.terminate();
  }

  await call('load', null).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    async prepareNote(bytes, fileName, signal) {
      const own = inOwnBuffer(bytes);
      return call('prepareNote', { bytes: own, fileName }, { signal, transfer: [own.buffer] });
    },
    decode: (bytes, fileName) => call('decode', { bytes, fileName }),
    analyseQuery: (text) => call('analyseQuery', text),
    encodePassages: (embeddingTexts) => call('encodePassages', embeddingTexts),
    encodeQuery: (text) => call('encodeQuery', text),
    splitSentences: (text) => call('splitSentences', text),
    close,
  };
}

function startThread({ workerPath, modelFolder }: PreparerOptions, onGone: () => void): PrepareThread {
  const workerData: PrepareWorkerData = { modelFolder };
  const worker = new Worker(workerPath, { workerData, name: 'preparing' });
  worker.on('error', (error) => (thread.failure = error));
  worker.once('exit', onGone); // heard before the client's own listener, so that a retry starts another
  const thread: PrepareThread = { worker, client: createClient<PrepareCalls>(toPort(worker)) };
  return thread;
}

/** A slice of Node's pool must not take the pool along. */
function inOwnBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return isWhole ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
