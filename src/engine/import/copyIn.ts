/**
 * Copies what was dropped into the library folder. Every file is there whole or not at all, nothing is
 * overwritten, the sources stay as they are, and doing it again changes nothing: so a crash is answered by
 * carrying out the same plan once more.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ImportProblem, ImportProgress, ImportWarning } from '../../shared/domain/library.ts';
import { fileErrorCode, isCancelled, SaegimError } from '../../shared/errors.ts';
import { createCopyProgress, type CopyProgress } from './copyProgress.ts';
import type { CopyPlan } from './copyPlan.ts';
import { fileFailure } from './fileFailure.ts';
import { openIncoming, syncFolder, type Incoming } from './incoming.ts';
import { takeEverything, withIgnoreFile, type PathFilter } from './patterns.ts';
import { placeFile } from './placeFile.ts';
import { listPlanned, type ExportConverter, type PlannedFiles } from './plannedFiles.ts';
import { nameKey, openTargetFolder, type TargetFolder } from './targetFolders.ts';

export interface CopyOptions {
  readonly plan: CopyPlan;
  readonly libraryFolder: string;
  readonly filter?: PathFilter;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Asked before each file: it is copied when what this gives resolves. */
  readonly pause?: () => Promise<void> | undefined;
  /** Without it exports are files like others. */
  readonly convert?: ExportConverter;
}

export interface CopyOutcome {
  /** Absolute files and folders below the library folder that hold what was given: what is read next. */
  readonly targets: readonly string[];
  /** Files, attachments included; 0 when all were there already. */
  readonly copied: number;
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportWarning[];
  /** The signal was aborted; what was copied until then stays, whole. */
  readonly isCancelled: boolean;
}

/** @throws SaegimError disk-full; permission-denied when nothing can be written in the library folder */
export async function copyIn(options: CopyOptions): Promise<CopyOutcome> {
  const { libraryFolder } = options;
  const [incoming, library] = await orFail(async () => {
    await mkdir(libraryFolder, { recursive: true });
    return [await openIncoming(libraryFolder), await openTargetFolder(libraryFolder)] as const;
  });
  try {
    return await copyAll(options, incoming, library);
  } finally {
    await incoming.close();
  }
}

async function orFail<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const message = 'nothing can be written in the library folder';
    throw new SaegimError(fileErrorCode(error), message, { cause: error });
  }
}

async function copyAll(
  { plan, libraryFolder, filter = takeEverything, signal, onProgress, pause, convert }: CopyOptions,
  incoming: Incoming,
  library: TargetFolder,
): Promise<CopyOutcome> {
  const run = createRun(incoming, library, createCopyProgress(onProgress), { signal, pause });
  const listing = {
    filter: await withIgnoreFile(filter, libraryFolder),
    incoming,
    signal,
    convert,
    onProblem: run.fail,
    onWarning: run.warn,
    onFound: run.progress.found,
  };
  try {
    const waiting: PlannedFiles[] = [];
    for (const entry of plan.entries) {
      signal?.throwIfAborted();
      if (entry.kind === 'inside') run.reached(entry.target);
      else if (entry.kind === 'refused') run.fail({ ...entry, path: path.basename(entry.source) });
      else {
        const shown = path.basename(entry.target);
        const files = await listPlanned(entry, listing).catch((error) => run.failWith(shown, error));
        if (files) waiting.push(files);
      }
    }
    for (const files of waiting) await run.copy(files);
  } catch (error) {
    if (!isCancelled(error) || !signal?.aborted) throw error;
    return run.end(true);
  }
  return run.end(false);
}

function createRun(
  incoming: Incoming,
  library: TargetFolder,
  progress: CopyProgress,
  { signal, pause }: Pick<CopyOptions, 'signal' | 'pause'>,
) {
  const problems: ImportProblem[] = [];
  const warnings: ImportWarning[] = [];
  const targets = new Set<string>();
  const changed = new Set<string>();
  let copied = 0;

  async function copy({ kind, name, files, isOwn }: PlannedFiles): Promise<void> {
    for (const file of files) {
      await pause?.();
      signal?.throwIfAborted();
      const names = kind === 'folder' ? [name, ...file.path.split('/')] : [name];
      const shown = names.join('/');
      progress.begins(shown);
      try {
        const folders = [library];
        for (const each of names.slice(0, -1)) folders.push(await folders.at(-1)!.folder(each));
        const folder = folders.at(-1)!;
        const options = { isOwn, incoming, signal, onBytes: progress.bytes };
        const placed = await placeFile(file.source, names.at(-1)!, folder, options);
        reached(kind === 'folder' ? folders[1].path : path.join(folder.path, placed.name));
        if (placed.isNew) {
          copied++;
          for (const each of folders) changed.add(each.path);
          if (nameKey(placed.name) !== nameKey(names.at(-1)!)) warnKept(shown, placed.name);
        }
      } catch (error) {
        failWith(shown, error);
      }
      progress.done(file.size);
    }
  }

  function warnKept(shown: string, keptAs: string): void {
    const reason = `There was another file of that name; this one is ${keptAs}.`;
    warnings.push({ path: shown, code: 'kept-both', reason });
  }

  function fail({ path, code, reason }: ImportProblem): void {
    problems.push({ path, code, reason });
  }

  /** One file's own failure; what would fail for every other file too is thrown. */
  function failWith(shown: string, error: unknown): undefined {
    if (isCancelled(error)) throw error;
    const failure = fileFailure(error);
    if (failure.code === 'disk-full')
      throw new SaegimError('disk-full', 'the disk is full', { cause: error });
    fail({ path: shown, ...failure });
  }

  function reached(target: string): void {
    targets.add(target);
  }

  async function end(isStopped: boolean): Promise<CopyOutcome> {
    progress.end();
    for (const folder of changed) await syncFolder(folder);
    return { targets: [...targets], copied, problems, warnings, isCancelled: isStopped };
  }

  return {
    progress,
    copy,
    fail,
    failWith,
    warn: (warning: ImportWarning) => void warnings.push(warning),
    reached,
    end,
  };
}
