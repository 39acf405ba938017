/** At start: what the last engine was told and did not live to do. */
import type { ImportProgress, ImportReport } from '../../shared/domain/library.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { Breadcrumb } from './breadcrumb.ts';
import type { Failures } from './failures.ts';
import type { HandlerParts } from '../handlers/index.ts';
import { isSame } from './importJournal.ts';
import { finishRebuild } from './rebuild.ts';

/** The file that the last engine did not live to finish: the third time it is set aside. */
export function strikeLastFile({ found, pickUp }: Breadcrumb, failures: Failures): void {
  if (found) failures.record({ ...found, code: 'internal', reason: 'The engine ended while it was read.' });
  pickUp();
}

/**
 * What was asked for and not finished when the engine last ended; everything, after a damaged index or
 * when another chunker or analyser made some of the notes.
 */
export async function takeUpAgain(parts: HandlerParts): Promise<void> {
  const { store, journal, pipeline, queue, sources, emit, log, closing } = parts;
  if (store.isReadOnly) return;
  if (journal.isPaused) for (const each of [queue, pipeline, sources]) each.setPaused(true);
  if (journal.isCleared && store.notes().length > 0) await pipeline.alone(() => store.clear());
  queue.wake();
  const options = {
    signal: new AbortController().signal,
    onProgress: (progress: ImportProgress) => emit('import.progress', progress),
    isAsked: false,
  };
  const told = async (importing: Promise<ImportReport | undefined>) => {
    try {
      const report = await importing;
      if (report) emit('import.done', report);
    } catch (error) {
      if (closing.aborted) return;
      log('error', 'an import could not be taken up again', error);
      emit('import.failed', { code: error instanceof SaegimError ? error.code : 'internal' });
    }
  };
  const all = journal.sources().map((source) => source.path);
  if (journal.rebuilding !== undefined) {
    const others = journal.unfinished().filter(({ paths }) => !isSame(paths, all));
    await told(finishRebuild(parts, options));
    return takeUp(others);
  }
  const { recoveredFrom } = store;
  const isWhole = recoveredFrom === undefined && store.notes().every((note) => note.contentHash !== '');
  const unfinished = journal.unfinished();
  const isAsked = isWhole || all.length === 0 || unfinished.some(({ paths }) => isSame(paths, all));
  const due = isAsked ? unfinished : [...unfinished, { paths: all, mode: 'link' as const }];
  return takeUp(due);

  async function takeUp(imports: typeof due): Promise<void> {
    const each = imports.map(({ paths, mode }) => pipeline.importPaths(paths, { ...options, mode }));
    await Promise.all(each.map(told));
  }
}
