/**
 * The read worker seen from the engine: converts one file after another and is ended when a file takes too
 * long or too much memory, or nobody wants it any more. The next file gets another thread.
 */
import { Worker } from 'node:worker_threads';
import { SaegimError } from '../../shared/errors.ts';
import { createClient, type Client } from '../../shared/rpc.ts';
import { maxReadMs, readGrowthMB, readHeapMB, readIdleMs } from '../limits.ts';
import type { ReadCalls } from '../parse/readWorker.ts';
import type { ReadableText } from '../parts.ts';
import { untilAborted } from '../untilAborted.ts';
import { toPort } from '../threads/workerPort.ts';

export interface ReaderOptions {
  /** The built `readWorker`. */
  readonly workerPath: string | URL;
  readonly maxMs?: number;
  readonly heapMB?: number;
  readonly growthMB?: number;
  readonly idleMs?: number;
}

export interface Reader {
  /**
   * @param bytes in a buffer of their own, handed over
   * @throws SaegimError as `readDocument`, and too-slow, too-large, cancelled
   */
  read(bytes: Uint8Array<ArrayBuffer>, fileName: string, signal?: AbortSignal): Promise<ReadableText>;
  close(): Promise<void>;
}

/** A hostile file unpacks half a gigabyte in a second. */
const memoryCheckMs = 100;

interface ReadThread {
  readonly worker: Worker;
  readonly client: Client<ReadCalls, Record<never, never>>;
  /** What ended it. */
  failure?: unknown;
  hasStarted: boolean;
}

/** Starts its thread with the first file. */
export function createReader(options: ReaderOptions): Reader {
  const { maxMs = maxReadMs, growthMB = readGrowthMB, idleMs = readIdleMs } = options;
  let current: ReadThread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  const closing = new AbortController();

  async function readNow(
    bytes: Uint8Array<ArrayBuffer>,
    fileName: string,
    signal: AbortSignal,
  ): Promise<ReadableText> {
    if (signal.aborted) throw stopped();
    clearTimeout(idle);
    const thread = (current ??= startThread(options));
    let isTooSlow = false;
    let isTooLarge = false;
    const maxBytes = process.memoryUsage.rss() + growthMB * 2 ** 20;
    const memory = setInterval(() => {
      if (process.memoryUsage.rss() <= maxBytes) return;
      isTooLarge = true;
      end();
    }, memoryCheckMs);
    const end = () => void endThread(thread);
    let timer: NodeJS.Timeout | undefined;
    signal.addEventListener('abort', end, { once: true });
    try {
      await thread.client.call('load', null);
      thread.hasStarted = true;
      timer = setTimeout(() => {
        isTooSlow = true;
        end();
      }, maxMs);
      return await thread.client.call('read', { bytes, fileName }, { transfer: [bytes.buffer] });
    } catch (error) {
      if (!(error instanceof SaegimError) || error.code !== 'engine-gone') throw error;
      await endThread(thread); // its exit says what it died of
      if (signal.aborted) throw stopped();
      if (isTooSlow) throw new SaegimError('too-slow', `reading took longer than ${maxMs / 1000} s`);
      if (isTooLarge) throw tooLarge();
      throw deathOf(thread);
    } finally {
      clearTimeout(timer);
      clearInterval(memory);
      signal.removeEventListener('abort', end);
      idle = setTimeout(() => void (current && endThread(current)), idleMs);
      idle.unref();
    }
  }

  async function endThread(thread: ReadThread): Promise<void> {
    if (current === thread) current = undefined;
    await thread.worker.terminate();
  }

  function stopped(): SaegimError {
    return closing.signal.aborted
      ? new SaegimError('engine-gone', 'the reader is closed')
      : new SaegimError('cancelled', 'reading a file');
  }

  return {
    async read(bytes, fileName, signal) {
      const any = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const turn = last.then(() => readNow(bytes, fileName, any));
      last = turn.catch(() => undefined); // its caller hears it
      try {
        return await untilAborted(turn, any);
      } catch (error) {
        throw any.aborted ? stopped() : error;
      }
    },
    async close() {
      closing.abort();
      clearTimeout(idle);
      if (current) await endThread(current);
      await last;
    },
  };
}

function startThread({ workerPath, heapMB = readHeapMB }: ReaderOptions): ReadThread {
  const worker = new Worker(workerPath, {
    name: 'reading',
    resourceLimits: { maxOldGenerationSizeMb: heapMB },
  });
  worker.on('error', (error) => (thread.failure = error));
  const thread: ReadThread = { worker, client: createClient<ReadCalls>(toPort(worker)), hasStarted: false };
  return thread;
}

function deathOf({ failure, hasStarted }: ReadThread): SaegimError {
  if ((failure as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return tooLarge(failure);
  }
  return hasStarted
    ? new SaegimError('parse-failed', 'the file ended the thread that read it', { cause: failure })
    : new SaegimError('internal', 'the read worker does not start', { cause: failure });
}

function tooLarge(cause?: unknown): SaegimError {
  return new SaegimError('too-large', 'reading the file takes more memory than one file may', { cause });
}
