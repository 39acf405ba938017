/** The only place where the engine's parts are put together. Paths are given, never guessed. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { EngineCalls, EngineEvents } from '../shared/contract.ts';
import type { LibraryStatus } from '../shared/domain/library.ts';
import { createLinkResolver } from '../shared/domain/links.ts';
import type { Note, NoteDocument } from '../shared/domain/note.ts';
import { fileErrorCode, SaegimError } from '../shared/errors.ts';
import { createServer, type Handlers, type Port } from '../shared/rpc.ts';
import { analyserVersion } from './analyse/index.ts';
import { createChat, type Chat } from './chat/index.ts';
import { chunkerVersion } from './chunk/index.ts';
import { fingerprint, readManifest, startEmbedder } from './embed/index.ts';
import { createEmbeddingQueue, type EmbeddingQueue } from './embeddingQueue.ts';
import { createOllama } from './generate/index.ts';
import { readNoteFile } from './import/index.ts';
import { isSame, openImportJournal, type ImportJournal } from './importJournal.ts';
import type { Log } from './log.ts';
import type { Embedder, NoteStore, Preparer } from './parts.ts';
import { createPipeline, type Pipeline } from './pipeline.ts';
import { startPreparer } from './prepare/index.ts';
import { createSearch, type Search } from './search/index.ts';
import { createSpace, type Space } from './space.ts';
import { openStore } from './store/index.ts';

export interface EngineOptions {
  /** Holds the store, the journal and the places of one library. Made when missing. */
  readonly indexFolder: string;
  /** The embedding model with its manifest. */
  readonly modelFolder: string;
  /** The built worker threads: prepareWorker.js, inferenceWorker.js, mapWorker.js. */
  readonly workerFolder: string;
  /** Reads beside another engine that writes; importing is refused. */
  readonly isReadOnly?: boolean;
  readonly ollamaHost?: string;
  /** False leaves passages without vectors, for benches that bring their own. */
  readonly isEmbedding?: boolean;
  readonly log: Log;
}

export interface Engine {
  /** Serves the contract on a port until the port closes. */
  serve(port: Port): void;
  readonly handlers: Handlers<EngineCalls>;
  readonly parts: {
    readonly store: NoteStore;
    readonly preparer: Preparer;
    readonly embedder: Embedder;
    readonly search: Search;
  };
  close(): Promise<void>;
}

type Emit = <K extends keyof EngineEvents & string>(event: K, payload: EngineEvents[K]) => void;

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { indexFolder, modelFolder, workerFolder, log, isReadOnly = false } = options;
  if (!isReadOnly) await makeFolder(indexFolder);
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
  const [preparer, embedder, journal] = await orCloseAll(
    startPreparer({ workerPath: worker('prepareWorker'), modelFolder }),
    startEmbedder({ workerPath: worker('inferenceWorker'), modelFolder }),
    openImportJournal(path.join(indexFolder, 'imports.json'), log),
  ).catch(async (error: unknown) => {
    await store.close(); // whoever tries again must find it unlocked
    throw error;
  });
  const queue = createEmbeddingQueue({ store, preparer, embedder, log, isOn: options.isEmbedding ?? true });
  const servers = new Set<ReturnType<typeof createServer<EngineCalls, EngineEvents>>>();
  const emit: Emit = (event, payload) => {
    for (const server of servers) server.emit(event, payload);
  };
  const emitChange = () => {
    const { notes, chunks } = store.counts();
    emit('library.changed', { notes, chunks });
  };
  const pipeline = createPipeline({ store, preparer, queue, journal, log, onChange: emitChange });
  const search = createSearch({ store, preparer, embedder });
  const generator = createOllama({ host: options.ollamaHost });
  const chat = createChat({ search, store, preparer, embedder, generator });
  const space = createSpace({
    store,
    dimension,
    workerPath: worker('mapWorker'),
    placesFile: path.join(indexFolder, 'places.json'),
    log,
  });
  queue.onProgress((progress) => emit('embedding.progress', progress));
  const closing = new AbortController();
  const parts: HandlerParts = {
    store,
    preparer,
    queue,
    journal,
    pipeline,
    search,
    chat,
    space,
    generator,
    emit,
    indexFolder,
    model: manifest.id,
    closing: closing.signal,
  };
  takeUpAgain(parts, log);

  return {
    handlers: createHandlers(parts, closing.signal),
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
      await pipeline.close();
      await queue.close();
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

/** An import that ends the engine each time would keep it from ever starting. */
const mostAttempts = 3;

/**
 * What was asked for and not finished when the engine last ended; everything, after a damaged index or
 * when another chunker or analyser made some of the notes.
 */
function takeUpAgain({ store, journal, pipeline, queue, emit, closing }: HandlerParts, log: Log): void {
  if (store.isReadOnly) return;
  queue.wake();
  const isWhole = store.recoveredFrom === undefined && store.notes().every((note) => note.contentHash !== '');
  const unfinished = journal.unfinished();
  const sources = journal.sources();
  const isAsked = isWhole || sources.length === 0 || unfinished.some(({ paths }) => isSame(paths, sources));
  for (const { paths, attempts } of isAsked ? unfinished : [...unfinished, { paths: sources, attempts: 0 }]) {
    if (attempts >= mostAttempts) {
      log('error', 'an import ended the engine several times and is not taken up again');
      journal.finish(paths).catch((error) => log('warn', 'and could not be forgotten', error));
      continue;
    }
    pipeline
      .importPaths(paths, {
        signal: new AbortController().signal,
        onProgress: (progress) => emit('import.progress', progress),
      })
      .then((report) => emit('import.done', report))
      .catch((error) => {
        if (closing.aborted) return;
        log('error', 'an import could not be taken up again', error);
        emit('import.failed', { code: error instanceof SaegimError ? error.code : 'internal' });
      });
  }
}

interface HandlerParts {
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly queue: EmbeddingQueue;
  readonly journal: ImportJournal;
  readonly pipeline: Pipeline;
  readonly search: Search;
  readonly chat: Chat;
  readonly space: Space;
  readonly generator: ReturnType<typeof createOllama>;
  readonly emit: Emit;
  readonly indexFolder: string;
  readonly model: string;
  readonly closing: AbortSignal;
}

/** @param gone aborted when the caller went away: no one has cancelled anything then */
function createHandlers(parts: HandlerParts, gone: AbortSignal): Handlers<EngineCalls> {
  const { store, queue, journal, pipeline, search, chat, space, generator, emit } = parts;
  /** Answers being written for this page, to be stopped without losing what came. */
  const asking = new Set<AbortController>();
  return {
    'library.status': () => readStatus(parts),
    'library.notes': async () => [...store.notes()].sort((a, b) => b.modified - a.modified),
    async 'library.import'({ paths }, { signal, emit: emitPart }) {
      const onProgress = (progress: EngineEvents['import.progress']) => {
        emitPart(progress);
        emit('import.progress', progress);
      };
      const cancel = new AbortController();
      const onAbort = () => {
        if (!gone.aborted) cancel.abort(); // an import outlives the page that asked for it
      };
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        const report = await pipeline.importPaths(paths, { signal: cancel.signal, onProgress });
        emit('import.done', report);
        return report;
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
    async 'library.cancelImports'() {
      await pipeline.cancelAll();
      return null;
    },
    async 'library.clear'() {
      await pipeline.cancelAll();
      await store.clear();
      await journal.clear();
      emit('library.changed', { notes: 0, chunks: 0 });
      return readStatus(parts);
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
    'note.read': ({ noteId }) => readNote(parts, noteId),
    'note.related': ({ noteId, limit }) => search.related(noteId, limit),
    'search.query': ({ text, limit }, { signal }) => search.search(text, limit, signal),
    'space.graph': (_, { signal }) => space.graph(signal),
    'space.map': (_, { signal }) => space.map(signal),
    async 'chat.ask'({ question, model }, { signal, emit: emitPart }) {
      const controller = new AbortController();
      const stop = () => controller.abort();
      signal.addEventListener('abort', stop, { once: true });
      asking.add(controller);
      try {
        return await chat.ask(question, model, { signal: controller.signal, emit: emitPart });
      } finally {
        asking.delete(controller);
        signal.removeEventListener('abort', stop);
      }
    },
    async 'chat.stop'() {
      for (const controller of asking) controller.abort();
      return null;
    },
    async 'chat.models'(_, { signal }) {
      try {
        return { isReachable: true, host: generator.host, models: await generator.models(signal) };
      } catch (error) {
        if (!(error instanceof SaegimError && error.code === 'ollama-unreachable')) throw error;
        return { isReachable: false, host: generator.host, models: [] };
      }
    },
  };
}

async function readStatus({
  store,
  journal,
  pipeline,
  indexFolder,
  model,
}: HandlerParts): Promise<LibraryStatus> {
  return {
    ...store.counts(),
    roots: journal.sources(),
    indexFolder,
    indexBytes: await store.indexBytes(),
    model,
    isReadOnly: store.isReadOnly,
    ...(store.recoveredFrom !== undefined && { recoveredFrom: store.recoveredFrom }),
    isImporting: pipeline.isImporting,
  };
}

async function readNote({ store, preparer }: HandlerParts, noteId: string): Promise<NoteDocument> {
  const note = store.note(noteId);
  if (!note) throw new SaegimError('not-found', 'no note has this id');
  const { bytes, contentHash } = await readNoteFile(path.join(note.root, note.path));
  const text = await preparer.decode(bytes, path.basename(note.path));
  const notes = store.notes();
  const resolve = createLinkResolver(notes);
  return {
    note,
    text,
    isStale: note.contentHash !== '' && contentHash !== note.contentHash, // '' awaits being read anew
    outgoing: note.links.map((link) => ({ ...link, noteId: resolve(note, link) })),
    backlinks: findBacklinks(note, notes, resolve),
  };
}

function findBacklinks(note: Note, notes: readonly Note[], resolve: ReturnType<typeof createLinkResolver>) {
  return notes
    .filter((other) => other.id !== note.id && other.links.some((link) => resolve(other, link) === note.id))
    .map(({ id, title, path: notePath }) => ({ noteId: id, title, path: notePath }));
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'the index folder cannot be made', { cause: error });
  }
}
