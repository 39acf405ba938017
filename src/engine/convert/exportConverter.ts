/**
 * Exports seen from the engine: each is converted in a thread of its own, which is ended when the person
 * stops it, when it is silent for too long and when it takes too much memory.
 */
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { ImportProblem } from '../../shared/domain/library.ts';
import { SaegimError } from '../../shared/errors.ts';
import { createClient } from '../../shared/rpc.ts';
import { convertHeapMB, maxSilentMs } from '../limits.ts';
import { toPort } from '../threads/workerPort.ts';
import type { ConvertCalls } from './convertCalls.ts';
import type { Conversion, ConversionRequest } from './convertExport.ts';
import { detectExport } from './detectExport.ts';
import { isExportKind, type ExportKind } from './exportKind.ts';

/** Each costs the time of a silence and everything before it once more. */
const mostHung = 3;

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
  return { detect: detectExport, convert: (request) => convert(request, options) };
}

type Request = Parameters<ExportConverter['convert']>[0];

/** A note or file at which the thread falls silent is passed over the next time. */
async function convert(request: Request, options: ExportConverterOptions): Promise<Conversion> {
  const hung: ImportProblem[] = [];
  for (;;) {
    const outcome = await convertInThread({ ...request, skipped: hung.map(({ path }) => path) }, options);
    if (!('reason' in outcome)) return { ...outcome, problems: [...hung, ...outcome.problems] };
    if (hung.length === mostHung) throw new SaegimError('too-slow', outcome.reason);
    hung.push(outcome);
    await rm(request.targetFolder, { recursive: true, force: true });
  }
}

/** @returns what came of it, or where it fell silent */
async function convertInThread(
  { signal, onProgress, kind, skipped = [], ...request }: Request,
  options: ExportConverterOptions,
): Promise<Conversion | ImportProblem> {
  if (!isExportKind(kind)) throw new SaegimError('invalid-argument', 'no such kind of export');
  if (signal?.aborted) throw stopped();
  const maxMs = options.maxSilentMs ?? maxSilentMs;
  const worker = new Worker(options.workerPath, {
    name: 'converting',
    resourceLimits: { maxOldGenerationSizeMb: options.heapMB ?? convertHeapMB },
  });
  let failure: unknown;
  let isSilent = false;
  let at: string | undefined;
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
      { ...request, kind, skipped },
      {
        onPart(progress) {
          silence.refresh();
          at = progress?.currentPath ?? at;
          if (progress) onProgress?.(progress);
        },
      },
    );
  } catch (error) {
    if (!(error instanceof SaegimError) || error.code !== 'engine-gone') throw error;
    if (signal?.aborted) throw stopped();
    const reason = `converting was silent for ${maxMs / 1000} s`;
    if (isSilent && at !== undefined) return { path: at, code: 'too-slow', reason };
    if (isSilent) throw new SaegimError('too-slow', reason);
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
