/** The only place where the engine's parts are put together. Paths are given, never guessed. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { EngineCalls, EngineEvents } from '../shared/contract.ts';
import type { NoteId } from '../shared/domain/note.ts';
import { fileErrorCode, SaegimError } from '../shared/errors.ts';
import { createServer, type Handlers, type Port } from '../shared/rpc.ts';
import { analyserVersion } from './analyse/index.ts';
import { createChat } from './chat/index.ts';
import { chunkerVersion } from './chunk/index.ts';
import { fingerprint, readManifest, startEmbedder } from './embed/index.ts';
import { createExportConverter } from './convert/index.ts';
import { createEmbeddingQueue } from './embeddingQueue.ts';
import { createOllama } from './generate/index.ts';
import { createHandlers, type Emit, type HandlerParts } from './handlers/index.ts';
import { openBreadcrumb } from './library/breadcrumb.ts';
import { openFailures } from './library/failures.ts';
import { openImportJournal } from './library/importJournal.ts';
import { createLibrarySources } from './library/librarySources.ts';
import { refuseCloudFolder } from './library/indexFolder.ts';
import type { Log } from './log.ts';
import type { Embedder, NoteStore, Preparer } from './parts.ts';
import { createPipeline } from './pipeline.ts';
import { startPreparer } from './prepare/index.ts';
import { isInside } from './isInside.ts';
import { createSearch, type Search } from './search/index.ts';
import { createSpace } from './space.ts';
import { openStore } from './store/index.ts';
import { createRecentlyRemoved } from './sync/index.ts';
import { syncRenamed } from './library/syncRenamed.ts';
import { strikeLastFile, takeUpAgain } from './library/takeUpAgain.ts';
import { createWriting } from './write/index.ts';

export interface EngineOptions {
  /** Where dropped files are copied to and new notes are made; made when first needed. Without it nothing is copied. */
  readonly libraryFolder?: string;
  /** Holds the store, the journal and the places of one library. Made when missing. */
  readonly indexFolder: string;
  /** The embedding model with its manifest. */
  readonly modelFolder: string;
  /** The built worker threads: prepareWorker.js, inferenceWorker.js, mapWorker.js. */
  readonly workerFolder: string;
  /** Reads beside another engine that writes; importing is refused. */
  readonly isReadOnly?: boolean;
  /** Keeps in step with the sources while it runs, and reads at start what changed; else only what is asked for. */
  readonly isWatching?: boolean;
  readonly ollamaHost?: string;
  /** False leaves passages without vectors, for benches that bring their own. */
  readonly isEmbedding?: boolean;
  /** Whether other programs want the machine; meaning then comes more slowly. */
  readonly isMachineBusy?: () => boolean;
  readonly log: Log;
}

export interface Engine {
  /** Serves the contract on a port until the port closes. */
  serve(port: Port): void;
  readonly handlers: Handlers<EngineCalls>;
  /** Resolves when what the last engine left is done and, where it watches, the library is in step with the disk. */
  atRest(): Promise<void>;
  /** On battery meaning comes more slowly. */
  setPace(pace: { readonly isOnBattery: boolean }): void;
  readonly parts: {
    readonly store: NoteStore;
    readonly preparer: Preparer;
    readonly embedder: Embedder;
    readonly search: Search;
  };
  close(): Promise<void>;
}

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { indexFolder, modelFolder, workerFolder, log, libraryFolder, isReadOnly = false } = options;
  if (!isReadOnly) {
    await refuseCloudFolder(indexFolder);
    await makeFolder(indexFolder);
  }
  const manifest = await readManifest(modelFolder);
  const { dimension } = manifest;
  const store = await openStore({
    folder: path.join(indexFolder, 'store'),
    fingerprint: fingerprint(manifest),
    dimension,
    chunkerVersion,
    analyserVersion,
    isReadOnly,
  });
  const worker = (name: string) => path.join(workerFolder, `${name}.js`);
  const inIndex = (name: string) => path.join(indexFolder, name);
  const [preparer, embedder, [journal, failures]] = await orCloseAll(
    startPreparer({ workerPath: worker('prepareWorker'), modelFolder }),
    startEmbedder({ workerPath: worker('inferenceWorker'), modelFolder }),
    Promise.all([
      openImportJournal(inIndex('imports.json'), log),
      openFailures(inIndex('failures.json'), log),
    ]),
  ).catch(async (error: unknown) => {
    await store.close(); // whoever tries again must find it unlocked
    throw error;
  });
  const queue = createEmbeddingQueue({
    store,
    preparer,
    embedder,
    log,
    isOn: options.isEmbedding ?? true,
    ...(options.isMachineBusy && { isMachineBusy: options.isMachineBusy }),
  });
  const servers = new Set<ReturnType<typeof createServer<EngineCalls, EngineEvents>>>();
  const emit: Emit = (event, payload) => {
    for (const server of servers) server.emit(event, payload);
  };
  const emitChange = () => {
    const { notes, chunks } = store.counts();
    emit('library.changed', { notes, chunks });
  };
  const breadcrumb = openBreadcrumb(inIndex('reading.json'), log);
  if (!isReadOnly) strikeLastFile(breadcrumb, failures);
  const recentlyRemoved = createRecentlyRemoved();
  const keptIds = new Map<string, NoteId>();
  const pipeline = createPipeline({
    store,
    preparer,
    queue,
    journal,
    failures,
    breadcrumb,
    recentlyRemoved,
    keptIds,
    libraryFolder,
    convert: createExportConverter({ workerPath: worker('convertWorker') }),
    log,
    onCommit(commit) {
      emit('notes.changed', commit);
      emitChange();
    },
    onSources: () => sources.refresh(),
    onDoubt: (doubtful) => sources.syncSoon(doubtful),
  });
  const writing = createWriting({
    store,
    preparer,
    log,
    libraryFolder,
    roots: () => journal.sources().map((source) => source.path),
    indexFolder,
    async sync(paths, renames = []) {
      const { haveSourcesMoved } = await syncRenamed({ journal, pipeline }, paths, renames);
      if (haveSourcesMoved) sources.refresh();
    },
  });
  const search = createSearch({ store, preparer, embedder });
  const generator = createOllama({ host: options.ollamaHost });
  const chat = createChat({ search, store, preparer, embedder, generator });
  const space = createSpace({
    store,
    dimension,
    workerPath: worker('mapWorker'),
    placesFile: inIndex('places.json'),
    log,
  });
  queue.onProgress((progress) => emit('embedding.progress', progress));
  const closing = new AbortController();
  const sources = createLibrarySources({
    journal,
    pipeline,
    store,
    libraryFolder,
    isWatching: !isReadOnly && (options.isWatching ?? false),
    onChange: emitChange,
    forgetFailures(below) {
      const lost = failures.list().map(({ absolutePath }) => absolutePath);
      failures.forget(lost.filter((each) => isInside(each, below)));
    },
    log,
  });
  const parts: HandlerParts = {
    store,
    preparer,
    queue,
    journal,
    failures,
    pipeline,
    sources,
    keptIds,
    idsFile: inIndex('identities.json'),
    forget() {
      recentlyRemoved.clear();
      keptIds.clear();
    },
    search,
    chat,
    space,
    writing,
    generator,
    emit,
    log,
    indexFolder,
    libraryFolder,
    model: manifest.id,
    closing: closing.signal,
  };
  await writing
    .recover()
    .catch((error: unknown) => log('error', 'a change of files could not be ended', error));
  const takenUp = takeUpAgain(parts).catch((error: unknown) => {
    if (!closing.signal.aborted) log('error', 'what was left could not be taken up again', error);
  });
  sources.start();

  return {
    handlers: createHandlers(parts, closing.signal),
    async atRest() {
      await takenUp;
      await sources.settle();
    },
    setPace: (pace) => queue.setPace(pace),
    parts: { store, preparer, embedder, search },
    serve(port) {
      const gone = new AbortController();
      port.onClose(() => gone.abort()); // heard before the server hears it, which then cancels every call
      const handlers = createHandlers(parts, AbortSignal.any([gone.signal, closing.signal]));
      const server = createServer<EngineCalls, EngineEvents>(port, handlers);
      servers.add(server);
      port.onClose(() => servers.delete(server));
    },
    async close() {
      closing.abort();
      for (const server of servers) server.close();
      await writing.settle();
      await Promise.all([pipeline.close(), sources.close()]);
      await queue.close();
      await failures.flush().catch((error: unknown) => log('warn', 'failed files are not kept', error));
      await Promise.all([preparer.close(), embedder.close(), space.close()]);
      await store.close();
    },
  };
}

/** All of them, or none that still runs. */
async function orCloseAll<A extends Closable, B extends Closable, C>(
  ...starting: [Promise<A>, Promise<B>, Promise<C>]
): Promise<[A, B, C]> {
  try {
    return await Promise.all(starting);
  } catch (error) {
    const [first, second] = await Promise.allSettled(starting);
    for (const each of [first, second]) if (each.status === 'fulfilled') await each.value.close();
    throw error;
  }
}

interface Closable {
  close(): Promise<void>;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'the index folder cannot be made', { cause: error });
  }
}
