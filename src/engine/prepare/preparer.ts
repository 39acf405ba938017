/**
 * The prepare worker seen from the engine. When it dies, what waits is told so, and the next call starts
 * another: one note that kills it costs nobody else more than a second.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { isWritableFormat, noteFormat } from '../../shared/domain/noteFormat.ts';
import { SaegimError } from '../../shared/errors.ts';
import { createClient, type Client } from '../../shared/rpc.ts';
import { maxSilentMs } from '../limits.ts';
import type { Preparer } from '../parts.ts';
import { toPort } from '../threads/workerPort.ts';
import { createReader } from './reader.ts';
import type { PrepareCalls, PrepareWorkerData } from './prepareCalls.ts';

export interface PreparerOptions {
  /** The built `prepareWorker`. */
  readonly workerPath: string;
  /** The built `readWorker`; beside the other one unless given. */
  readonly readWorkerPath?: string;
  readonly modelFolder: string;
  /** So long the thread may prepare notes without a sign of life. */
  readonly maxSilentMs?: number;
}

interface PrepareThread {
  readonly worker: Worker;
  readonly client: Client<PrepareCalls, Record<never, never>>;
  /** What ended it. */
  failure?: unknown;
  /** Notes being prepared, and the one that was heard of last: it is what the thread works at. */
  readonly preparing: Set<symbol>;
  heardLast?: symbol;
  silence?: NodeJS.Timeout;
  /** Ended here, because it was silent; the note that was heard of last is to blame, the others are not. */
  isEnded: boolean;
}

/** Resolves when tokenizer and analyser are loaded. @throws SaegimError model-missing, model-corrupt, internal */
export async function startPreparer(options: PreparerOptions): Promise<Preparer> {
  let current: PrepareThread | undefined;
  let isClosed = false;
  const maxMs = options.maxSilentMs ?? maxSilentMs;
  // A person who opens a document does not wait for those that are being imported.
  const readWorkerPath =
    options.readWorkerPath ?? path.join(path.dirname(options.workerPath), 'readWorker.js');
  const importing = createReader({ workerPath: readWorkerPath });
  const showing = createReader({ workerPath: readWorkerPath });

  async function call<K extends keyof PrepareCalls & string>(
    method: K,
    params: PrepareCalls[K]['params'],
    signal?: AbortSignal,
  ): Promise<PrepareCalls[K]['result']> {
    try {
      return await callOnce(method, params, signal);
    } catch (error) {
      if (error !== endedForAnother) throw error;
      return callOnce(method, params, signal);
    }
  }

  async function callOnce<K extends keyof PrepareCalls & string>(
    method: K,
    params: PrepareCalls[K]['params'],
    signal: AbortSignal | undefined,
  ): Promise<PrepareCalls[K]['result']> {
    if (isClosed) throw new SaegimError('engine-gone', 'the preparer is closed');
    const thread = (current ??= startThread(options, (gone) => {
      if (current === gone) current = undefined;
    }));
    const note = preparingCalls.has(method) ? Symbol(method) : undefined;
    if (note) beginNote(thread, note);
    try {
      return await thread.client.call(method, params, {
        signal,
        onPart: () => note && heardOf(thread, note),
      });
    } catch (error) {
      if (isClosed || !(error instanceof SaegimError) || error.code !== 'engine-gone') throw error;
      if (thread.isEnded && note && note === thread.heardLast) throw tooSlow();
      if (thread.isEnded) throw endedForAnother;
      throw new SaegimError('internal', `the prepare worker died during ${method}`, {
        cause: thread.failure ?? error,
      });
    } finally {
      if (note) endNote(thread, note);
    }
  }

  function beginNote(thread: PrepareThread, note: symbol): void {
    thread.preparing.add(note);
    thread.silence ??= setTimeout(() => endSilent(thread), maxMs);
  }

  function heardOf(thread: PrepareThread, note: symbol): void {
    if (thread.isEnded) return;
    thread.heardLast = note;
    clearTimeout(thread.silence);
    thread.silence = setTimeout(() => endSilent(thread), maxMs);
  }

  function endNote(thread: PrepareThread, note: symbol): void {
    thread.preparing.delete(note);
    clearTimeout(thread.silence);
    thread.silence = undefined;
    if (thread.preparing.size > 0 && !thread.isEnded) {
      thread.silence = setTimeout(() => endSilent(thread), maxMs);
    }
  }

  function endSilent(thread: PrepareThread): void {
    thread.isEnded = true;
    if (current === thread) current = undefined;
    void thread.worker.terminate(); // onnxruntime does not run there
  }

  function tooSlow(): SaegimError {
    return new SaegimError('too-slow', `preparing the note gave no sign of life for ${maxMs / 1000} s`);
  }

  async function close(): Promise<void> {
    isClosed = true;
    await Promise.all([current?.worker.terminate(), importing.close(), showing.close()]);
  }

  await call('load', null).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    // Bytes and texts are copied into the thread, so that they are still here when it must be started again.
    async prepareNote(bytes, fileName, signal) {
      if (!isConverted(fileName)) return call('prepareNote', { bytes, fileName }, signal);
      const document = await importing.read(inOwnBuffer(bytes), fileName, signal);
      return call('prepareDocument', { document, fileName }, signal);
    },
    async read(bytes, fileName, signal) {
      if (!isConverted(fileName)) return call('read', { bytes, fileName }, signal);
      return showing.read(inOwnBuffer(bytes), fileName, signal);
    },
    analyseQuery: (text) => call('analyseQuery', text),
    encodePassages: (embeddingTexts) => call('encodePassages', embeddingTexts),
    encodeQuery: (text) => call('encodeQuery', text),
    splitSentences: (text) => call('splitSentences', text),
    close,
  };
}

const preparingCalls: ReadonlySet<string> = new Set<keyof PrepareCalls>([
  'prepareNote',
  'prepareDocument',
  'read',
]);

const endedForAnother = new SaegimError('internal', 'the prepare worker was ended for another note');

/** What a library converts may stumble, hang or grow; it goes to the thread that can be ended at any time. */
function isConverted(fileName: string): boolean {
  const format = noteFormat(fileName);
  return format !== undefined && !isWritableFormat(format);
}

function startThread(
  { workerPath, modelFolder }: PreparerOptions,
  onGone: (thread: PrepareThread) => void,
): PrepareThread {
  const workerData: PrepareWorkerData = { modelFolder };
  const worker = new Worker(workerPath, { workerData, name: 'preparing' });
  worker.on('error', (error) => (thread.failure = error));
  worker.once('exit', () => onGone(thread)); // heard before the client's own listener, so that a retry starts another
  const thread: PrepareThread = {
    worker,
    client: createClient<PrepareCalls>(toPort(worker)),
    preparing: new Set(),
    isEnded: false,
  };
  return thread;
}

/** A slice of Node's pool must not take the pool along. */
function inOwnBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return isWhole ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
