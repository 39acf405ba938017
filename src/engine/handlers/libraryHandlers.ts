import type { EngineEvents } from '../../shared/contract.ts';
import type { ImportProgress, ImportReport, LibraryStatus } from '../../shared/domain/library.ts';
import { SaegimError } from '../../shared/errors.ts';
import { rebuild } from '../library/rebuild.ts';
import type { HandlerParts, HandlersOf } from './handlerParts.ts';

/** @param gone aborted when the caller went away: no one has cancelled anything then */
export function libraryHandlers(parts: HandlerParts, gone: AbortSignal): HandlersOf<'library'> {
  const { store, queue, journal, pipeline, sources, failures, emit } = parts;

  /** An import outlives the page that asked for it, and is told to every page. */
  async function asImport(
    { signal, emit: emitPart }: { signal: AbortSignal; emit: (progress: ImportProgress) => void },
    act: (options: {
      signal: AbortSignal;
      onProgress: (progress: ImportProgress) => void;
    }) => Promise<ImportReport>,
  ): Promise<ImportReport> {
    const onProgress = (progress: EngineEvents['import.progress']) => {
      emitPart(progress);
      emit('import.progress', progress);
    };
    const cancel = new AbortController();
    const onAbort = () => {
      if (!gone.aborted) cancel.abort();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const report = await act({ signal: cancel.signal, onProgress });
      emit('import.done', report);
      return report;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** The journal is written by the one engine that writes the library. */
  function refuseReadOnly(): void {
    if (store.isReadOnly) throw new SaegimError('store-locked', 'the library is open elsewhere');
  }

  return {
    'library.status': () => readStatus(parts),
    'library.notes': async () => [...store.notes()].sort((a, b) => b.modified - a.modified),
    'library.import': ({ paths, mode }, context) =>
      asImport(context, (options) => pipeline.importPaths(paths, { ...options, mode })),
    async 'library.cancelImports'() {
      await pipeline.cancelAll();
      return null;
    },
    /**
     * Sources are forgotten too. The library folder is one again with everything in it as soon as something
     * is dropped or created there, and not before.
     */
    async 'library.clear'() {
      await pipeline.cancelAll();
      await pipeline.alone(async () => {
        await journal.clear(); // first: what a crash leaves in the index then has no source, and stays cleared
        await store.clear();
        failures.clear();
        parts.forget();
      });
      sources.refresh();
      emit('library.changed', { notes: 0, chunks: 0 });
      return readStatus(parts);
    },
    'library.rebuild': (_, context) => asImport(context, (options) => rebuild(parts, options)),
    'library.sources': () => sources.list(),
    async 'library.removeSource'({ path }) {
      await sources.remove(path);
      return sources.list();
    },
    'library.patterns': async () => journal.patterns(),
    async 'library.setPatterns'(patterns, context) {
      refuseReadOnly();
      return asImport(context, (options) => sources.setPatterns(patterns, options));
    },
    'library.failures': async () => failures.list(),
    'library.retry': ({ paths }, { signal }) =>
      pipeline.sync(paths ?? failures.list().map(({ absolutePath }) => absolutePath), {
        isAsked: true,
        signal,
      }),
    async 'library.pause'({ isPaused }) {
      refuseReadOnly();
      await journal.setPaused(isPaused);
      for (const each of [queue, pipeline, sources]) each.setPaused(isPaused);
      return null;
    },
    async 'library.settle'(_, { signal, emit: emitPart }) {
      const stop = queue.onProgress(emitPart);
      try {
        await queue.settle(signal);
      } finally {
        stop();
      }
      return readStatus(parts);
    },
  };
}

async function readStatus({
  store,
  journal,
  failures,
  pipeline,
  indexFolder,
  libraryFolder,
  model,
}: HandlerParts): Promise<LibraryStatus> {
  return {
    ...store.counts(),
    roots: journal.sources().map(({ path }) => path),
    ...(libraryFolder !== undefined && { libraryFolder }),
    failed: failures.list().length,
    isPaused: journal.isPaused,
    indexFolder,
    indexBytes: await store.indexBytes(),
    model,
    isReadOnly: store.isReadOnly,
    ...(store.recoveredFrom !== undefined && { recoveredFrom: store.recoveredFrom }),
    isImporting: pipeline.isImporting,
  };
}
