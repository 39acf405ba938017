/**
 * Exports seen from the engine: each is converted in a thread of its own, which is ended when the person
 * stops it, when it is silent for too long and when it takes too much memory.
 */
import { Worker } from 'node:worker_threads';
import { SaegimError } from '../../shared/errors.ts';
import { createClient } from '../../shared/rpc.ts';
import { convertHeapMB, maxSilentMs } from '../limits.ts';
import { toPort } from '../workerPort.ts';
import type { ConvertCalls } from './convertCalls.ts';
import type { Conversion, ConversionRequest } from './convertExport.ts';
import { detectExport } from './detectExport.ts';
import { isExportKind, type ExportKind } from './exportKind.ts';

export interface ExportConverterOptions {
  /** The built `convertWorker`. */
  readonly workerPath: string | URL;
  /** Without a sign of life from the thread. */
  readonly maxSilentMs?: number;
  readonly heapMB?: number;
}

export interface ExportConverter {
  /** @throws SaegimError as `detectExport` */
  detect(absolutePath: string): Promise<ExportKind | undefined>;
  /** @throws SaegimError as `convertExport`, and too-slow, too-large, invalid-argument for a kind nobody knows */
  convert(request: Omit<ConversionRequest, 'kind'> & { readonly kind: string }): Promise<Conversion>;
}

export function createExportConverter(options: ExportConverterOptions): ExportConverter {
  return { detect: detectExport, convert: (request) => convertInThread(request, options) };
}

async function convertInThread(
  { signal, onProgress, kind, ...request }: Parameters<ExportConverter['convert']>[0],
  options: ExportConverterOptions,
): Promise<Conversion> {
  if (!isExportKind(kind)) throw new SaegimError('invalid-argument', 'no such kind of export');
  if (signal?.aborted) throw stopped();
  const maxMs = options.maxSilentMs ?? maxSilentMs;
  const worker = new Worker(options.workerPath, {
    name: 'converting',
    resourceLimits: { maxOldGenerationSizeMb: options.heapMB ?? convertHeapMB },
  });
  let failure: unknown;
  let isSilent = false;
  const end = () => void worker.terminate();
  const silence = setTimeout(() => {
    isSilent = true;
    end();
  }, maxMs);
  worker.on('error', (error) => (failure = error));
  signal?.addEventListener('abort', end, { once: true });
  try {
    return await createClient<ConvertCalls>(toPort(worker)).call(
      'convert',
      { ...request, kind },
      {
        onPart(progress) {
          silence.refresh();
          if (progress) onProgress?.(progress);
        },
      },
    );
  } catch (error) {
    if (!(error instanceof SaegimError) || error.code !== 'engine-gone') throw error;
    if (signal?.aborted) throw stopped();
    if (isSilent) throw new SaegimError('too-slow', `converting was silent for ${maxMs / 1000} s`);
    throw deathOf(failure);
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}

function stopped(): SaegimError {
  return new SaegimError('cancelled', 'converting an export');
}

function deathOf(failure: unknown): SaegimError {
  if ((failure as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new SaegimError('too-large', 'converting the export takes too much memory', { cause: failure });
  return new SaegimError('internal', 'the convert worker died', { cause: failure });
}
