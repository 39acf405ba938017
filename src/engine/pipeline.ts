/**
 * The way of a note from file to answerable: find, read, prepare (parse, chunk, tokenise, analyse),
 * store; its meaning follows through the embedding queue. An import and a sync are the same run over other
 * folders (`importRun.ts`).
 */
import path from 'node:path';
import type {
  ImportMode,
  ImportProblem,
  ImportProgress,
  ImportReport,
  ImportWarning,
} from '../shared/domain/library.ts';
import { isCancelled, SaegimError } from '../shared/errors.ts';
import {
  copyIn,
  createPathFilter,
  planCopy,
  type CopyOutcome,
  type ExportConverter,
} from './import/index.ts';
import { isSame, type ImportJournal } from './library/importJournal.ts';
import { createRun, type RunOptions, type RunParts } from './intake/importRun.ts';
import { canBeSource, scopeOfImport, scopeOfSync, type ImportScope } from './intake/importScope.ts';
import { isInside } from './isInside.ts';
import { createTurns, type GiveWay } from './intake/turns.ts';

export interface Pipeline {
  /**
   * Takes in what a person named, and keeps in step with it from then on. Imports run one after another.
   * The signal is the person's own cancel: what was read until then stays.
   * @param paths absolute
   * @throws SaegimError store-locked, disk-full; invalid-argument where there is no library folder to copy to;
   * engine-gone when closed meanwhile. It then stays in the journal.
   */
  importPaths(paths: readonly string[], options: ImportOptions): Promise<ImportReport>;
  /**
   * Brings the index in step with these files and folders: changed, new, gone, moved. What lies in no source
   * is left alone; the library folder becomes one when something in it is named.
   * @param paths absolute; need not exist any more
   * @throws SaegimError store-locked, disk-full; cancelled when it was patient and `alone` came first;
   * engine-gone when closed meanwhile
   */
  sync(paths: readonly string[], options?: SyncOptions): Promise<ImportReport>;
  /** After what runs; patient syncs give up for it. @throws SaegimError store-locked, engine-gone */
  alone<T>(act: () => Promise<T>): Promise<T>;
  /** Before the next file of what runs. @throws SaegimError store-locked, engine-gone */
  between<T>(act: () => Promise<T>): Promise<T>;
  /** Holds what reads until it is set back; a sync that is not patient goes on. */
  setPaused(isPaused: boolean): void;
  readonly isImporting: boolean;
  /** As if the person had cancelled every import; resolves when none runs. */
  cancelAll(): Promise<void>;
  /** Ends what runs, keeps what was read, and leaves the rest in the journal. */
  close(): Promise<void>;
}

export interface ImportOptions {
  readonly mode: ImportMode;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** False when it is taken up again: what was set aside stays so. */
  readonly isAsked?: boolean;
}

export interface SyncOptions {
  /** Waits for its turn and while paused; otherwise it goes before the next file of what runs. */
  readonly isPatient?: boolean;
  /** Files of the same size, date and number on the disk count as unchanged without being read. */
  readonly isQuick?: boolean;
  /** Tries again what was set aside. */
  readonly isAsked?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface PipelineParts extends RunParts {
  readonly journal: ImportJournal;
  /** Exports of other apps as notes. */
  readonly convert?: ExportConverter;
  /** Told when there is another source. */
  readonly onSources?: () => void;
  /** Sources that have to be synced whole: they lie elsewhere than before, or what was named is behind a link. */
  readonly onDoubt?: (sources: readonly string[]) => void;
}

export function createPipeline(parts: PipelineParts): Pipeline {
  const { store, queue, journal, libraryFolder, log } = parts;
  const closing = new AbortController();
  const turns = createTurns(closing.signal);
  const imports = new Map<AbortController, Promise<unknown>>();
  const patient = new Set<AbortController>();

  function checkOpen(): void {
    if (store.isReadOnly) throw new SaegimError('store-locked', 'the library is open elsewhere');
    if (closing.signal.aborted) throw closedError();
  }

  async function runThrough(
    scope: ImportScope,
    options: Omit<RunOptions, 'scope' | 'sources'>,
  ): Promise<Outcome> {
    const sources = () => journal.sources().map((source) => source.path);
    const run = createRun(parts, { ...options, scope, sources });
    let isStopped = false;
    try {
      try {
        await run.find();
        await run.identify();
        await run.readAll();
      } finally {
        await run.commit();
      }
      await run.removeGone();
      await rememberDevices(scope, run.isUnreadable);
    } catch (error) {
      if (closing.signal.aborted) throw closedError();
      if (!isCancelled(error)) throw error;
      isStopped = true;
    } finally {
      parts.breadcrumb.pickUp();
    }
    if (scope.doubtful.length > 0) parts.onDoubt?.(scope.doubtful);
    return { ...run.outcome(), copied: 0, isCancelled: isStopped };
  }

  async function rememberDevices(
    scope: ImportScope,
    isUnreadable: (source: string) => boolean,
  ): Promise<void> {
    for (const source of scope.whole) {
      if (isUnreadable(source.path)) continue;
      await journal
        .setDevice(source.path, source.device)
        .catch((error) => log('warn', 'the device of a source is not kept', error));
    }
  }

  async function importNow(
    paths: readonly string[],
    { mode, onProgress, isAsked = true }: ImportOptions,
    signal: AbortSignal,
    giveWay: GiveWay,
  ): Promise<Outcome> {
    const options = { isAsked, isQuick: false, signal, onProgress, giveWay };
    if (mode === 'link') return runThrough(await scopeOfImport(paths, journal), options);
    const copy = await copyNow(paths, onProgress, signal);
    const outcome = copy.isCancelled
      ? { ...nothing, isCancelled: true }
      : await runThrough(await scopeOfSync(copy.targets, journal), options);
    return {
      ...outcome,
      copied: copy.copied,
      failed: [...copy.problems, ...outcome.failed],
      warnings: [...copy.warnings, ...outcome.warnings],
    };
  }

  async function copyNow(
    paths: readonly string[],
    onProgress: ImportOptions['onProgress'],
    signal: AbortSignal,
  ): Promise<CopyOutcome> {
    const folder = libraryFolder!;
    const asked = journal.unfinished().find((each) => each.mode === 'copy' && isSame(each.paths, paths));
    const plan = asked?.plan ?? (await planCopy(paths, folder));
    await journal.keepPlan(paths, plan);
    const filter = createPathFilter(journal.patterns());
    const { convert } = parts;
    const copying = copyIn({
      plan,
      libraryFolder: folder,
      filter,
      signal,
      onProgress,
      pause: () => turns.pause(signal),
      ...(convert && { convert }),
    });
    const outcome = await turns.beside(copying);
    return (await addLibrary([folder])) ? { ...outcome, targets: [folder] } : outcome;
  }

  /** The library folder is a source from the first thing on that is put into it. */
  async function addLibrary(paths: readonly string[]): Promise<boolean> {
    if (libraryFolder === undefined || !paths.some((each) => isInside(each, libraryFolder))) return false;
    if (journal.sources().some((source) => source.path === libraryFolder)) return false;
    await journal.addSource(libraryFolder, 'library');
    parts.onSources?.();
    return true;
  }

  /** @returns those of the paths that lie in sources */
  async function ask(paths: readonly string[], mode: ImportMode): Promise<readonly string[]> {
    await journal.ask(paths, mode);
    const fresh = mode === 'link' ? await newSources(paths) : [];
    for (const each of fresh) await journal.addSource(each, each === libraryFolder ? 'library' : 'linked');
    if (fresh.length > 0) parts.onSources?.();
    return paths.filter(isInSource);
  }

  function isInSource(absolutePath: string): boolean {
    return journal.sources().some((source) => isInside(absolutePath, source.path));
  }

  /** What a source holds already needs not be one itself, unless that source leaves it out. */
  async function newSources(paths: readonly string[]): Promise<readonly string[]> {
    const sources = journal.sources().map((source) => source.path);
    const { isLeftOut } = await scopeOfImport(paths, journal);
    const isHeld = (each: string) => sources.some((source) => isInside(each, source));
    const fresh = paths.filter((each) => !sources.includes(each) && (!isHeld(each) || isLeftOut(each)));
    const canBe = await Promise.all(fresh.map(canBeSource));
    return fresh.filter((_, i) => canBe[i]);
  }

  return {
    get isImporting() {
      return imports.size > 0;
    },

    async importPaths(given, options) {
      checkOpen();
      const { mode, signal } = options;
      if (mode === 'copy' && libraryFolder === undefined)
        throw new SaegimError('invalid-argument', 'there is no library folder to copy to');
      const paths = given.map((each) => path.resolve(each));
      const startedAt = Date.now();
      const cancel = new AbortController();
      const stop = AbortSignal.any([signal, cancel.signal, closing.signal]);
      const asking = ask(paths, mode);
      asking.catch(() => {}); // thrown when its turn comes
      queue.setGentle(true);
      const importing = turns.inTurn(async (giveWay) => {
        const inSources = await asking;
        if (closing.signal.aborted) throw closedError();
        const isRemoved = (each: string) => inSources.includes(each) && !isInSource(each);
        const wanted = mode === 'copy' ? paths : paths.filter((each) => !isRemoved(each)); // while it waited
        const outcome = stop.aborted
          ? { ...nothing, isCancelled: true }
          : await importNow(wanted, options, stop, giveWay);
        const isCut = outcome.isCancelled && !signal.aborted && !cancel.signal.aborted;
        if (isCut) throw closedError(); // the next engine goes on copying
        // Everything is stored; at worst it is read once more at the next start.
        await journal
          .finish(paths, mode)
          .catch((reason) => log('warn', 'an import counts as unfinished', reason));
        return toReport(outcome, store.counts(), startedAt);
      }, stop);
      imports.set(cancel, importing);
      try {
        return await importing;
      } finally {
        imports.delete(cancel);
        if (imports.size === 0) queue.setGentle(false);
        queue.wake();
      }
    },

    async sync(given, { isPatient = false, isQuick = false, isAsked = false, ...options } = {}) {
      checkOpen();
      const startedAt = Date.now();
      const paths = given.map((each) => path.resolve(each));
      const stop = new AbortController();
      const signals = [stop.signal, closing.signal, ...(options.signal ? [options.signal] : [])];
      const signal = AbortSignal.any(signals);
      const { onProgress = () => {} } = options;
      const act = async (giveWay: GiveWay) => {
        await giveWay();
        if (closing.signal.aborted) throw closedError();
        const all = (await addLibrary(paths)) ? [...paths, libraryFolder!] : paths;
        return runThrough(await scopeOfSync(all, journal), { isAsked, isQuick, signal, onProgress, giveWay });
      };
      if (isPatient) patient.add(stop);
      try {
        const outcome = await (isPatient
          ? turns.inTurn(act, signal)
          : turns.between(() => act(() => undefined)));
        if (stop.signal.aborted) throw new SaegimError('cancelled', 'another had to go first');
        return toReport(outcome, store.counts(), startedAt);
      } finally {
        patient.delete(stop);
      }
    },

    async alone(act) {
      checkOpen();
      for (const stop of patient) stop.abort();
      return turns.inTurn(act);
    },
    async between(act) {
      checkOpen();
      return turns.between(act);
    },
    setPaused: (isPaused) => turns.setPaused(isPaused),

    async cancelAll() {
      for (const cancel of imports.keys()) cancel.abort();
      await Promise.allSettled(imports.values());
    },
    async close() {
      closing.abort();
      await turns.settle();
    },
  };
}

interface Outcome {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly moved: number;
  readonly removed: number;
  readonly tokens: number;
  readonly copied: number;
  readonly failed: readonly ImportProblem[];
  readonly warnings: readonly ImportWarning[];
  readonly isCancelled: boolean;
}

const nothing: Outcome = {
  added: 0,
  updated: 0,
  unchanged: 0,
  moved: 0,
  removed: 0,
  tokens: 0,
  copied: 0,
  failed: [],
  warnings: [],
  isCancelled: false,
};

function toReport(
  outcome: Outcome,
  { notes, chunks }: { readonly notes: number; readonly chunks: number },
  startedAt: number,
): ImportReport {
  return { ...outcome, notes, chunks, ms: Date.now() - startedAt };
}

function closedError(): SaegimError {
  return new SaegimError('engine-gone', 'the engine was closed during an import');
}
