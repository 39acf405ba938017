/**
 * The prepare worker seen from the engine. One thread: it holds the only tokenizer (200 MB) and the only
 * analyser. When it dies, what waits is told so, and the next call starts another.
 */
import { Worker } from 'node:worker_threads';
import { isCancelled, SaegimError } from '../../shared/errors.ts';
import { createClient, type Client } from '../../shared/rpc.ts';
import type { Preparer } from '../parts.ts';
import { toPort } from '../workerPort.ts';
import type { PrepareCalls, PrepareWorkerData } from './prepareCalls.ts';

export interface PreparerOptions {
  /** The built `prepareWorker`. */
  readonly workerPath: string | URL;
  readonly modelFolder: string;
}

type PrepareClient = Client<PrepareCalls, Record<never, never>>;

/** Resolves when tokenizer and analyser are loaded. @throws SaegimError model-missing, model-corrupt, internal */
export async function startPreparer({ workerPath, modelFolder }: PreparerOptions): Promise<Preparer> {
  let current: { readonly thread: Worker; readonly client: PrepareClient } | undefined;
  let isClosed = false;

  function ask(): PrepareClient {
    if (isClosed) throw new SaegimError('engine-gone', 'the preparer is closed');
    return (current ??= start()).client;
  }

  function start() {
    const workerData: PrepareWorkerData = { modelFolder };
    const thread = new Worker(workerPath, { workerData });
    const client = createClient<PrepareCalls>(toPort(thread));
    let cause: unknown;
    thread.on('error', (error) => {
      cause = error; // its exit follows, and with it the end of what waits
    });
    thread.once('exit', () => {
      if (cause) process.emitWarning(`the prepare worker died: ${String(cause)}`);
      client.close();
      if (current?.thread === thread) current = undefined;
    });
    return { thread, client };
  }

  /** A dead thread is this engine's own fault, not the engine's end. */
  async function call<K extends keyof PrepareCalls & string>(
    method: K,
    params: PrepareCalls[K]['params'],
    options: { signal?: AbortSignal; transfer?: readonly ArrayBuffer[] } = {},
  ): Promise<PrepareCalls[K]['result']> {
    try {
      return await ask().call(method, params, options);
    } catch (error) {
      if (isClosed || isCancelled(error)) throw error;
      if (error instanceof SaegimError && error.code === 'engine-gone') {
        throw new SaegimError('internal', `the prepare worker died during ${method}`, { cause: error });
      }
      throw error;
    }
  }

  await call('load', null);
  return {
    prepareNote: (bytes, fileName, signal) =>
      call('prepareNote', { bytes, fileName }, { signal, transfer: [bytes.buffer as ArrayBuffer] }),
    decode: (bytes, fileName) => call('decode', { bytes, fileName }),
    analyseQuery: (text) => call('analyseQuery', text),
    encodePassages: (texts) => call('encodePassages', texts),
    encodeQuery: (text) => call('encodeQuery', text),
    splitSentences: (text) => call('splitSentences', text),
    async close() {
      isClosed = true;
      await current?.thread.terminate();
    },
  };
}
