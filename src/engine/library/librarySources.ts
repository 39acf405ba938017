/**
 * Keeps the library in step with its sources: what changes on the disk is synced, all of it at start, and
 * what could not be seen is looked for. The order of things is the pipeline's; here is only what is due.
 */
import { existsSync } from 'node:fs';
import type { ImportReport, LibraryPatterns, LibrarySource } from '../../shared/domain/library.ts';
import type { Note } from '../../shared/domain/note.ts';
import { isCancelled, SaegimError } from '../../shared/errors.ts';
import { ignoreFileName } from '../import/index.ts';
import type { ImportJournal, JournalSource } from './importJournal.ts';
import { openSources } from '../intake/importScope.ts';
import type { Log } from '../log.ts';
import type { NoteStore } from '../parts.ts';
import type { Pipeline, SyncOptions } from '../pipeline.ts';
import { deviceOf, pathOf, relativeTo } from '../intake/scope.ts';
import { isInside } from '../isInside.ts';
import { watchFolders, type FolderWatch } from '../watch/index.ts';

export interface LibrarySources {
  /** Begins to watch, and to sync all that changed before; where nothing is watched, nothing. */
  start(): void;
  list(): Promise<readonly LibrarySource[]>;
  /** Forgets it and its notes; the files stay. @throws SaegimError not-found; invalid-argument for the library folder */
  remove(path: string): Promise<void>;
  /** Notes that no longer fit go, those that now fit come. */
  setPatterns(
    patterns: LibraryPatterns,
    options: Pick<SyncOptions, 'signal' | 'onProgress'>,
  ): Promise<ImportReport>;
  setPaused(isPaused: boolean): void;
  /** The journal has other sources than before. */
  refresh(): void;
  /** These are to be synced whole, when there is time. */
  syncSoon(sources: readonly string[]): void;
  /** Resolves when nothing is due. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface LibrarySourcesParts {
  readonly journal: ImportJournal;
  readonly pipeline: Pipeline;
  readonly store: NoteStore;
  readonly libraryFolder?: string;
  /** False: nothing is watched, and nothing synced but what is asked for. */
  readonly isWatching: boolean;
  /** Told when a source came, went, or is watched in another way. */
  readonly onChange: () => void;
  readonly forgetFailures: (below: string) => void;
  readonly log: Log;
}

/** After a sync that failed for no fault of a file (a full disk). */
const retryMs = 30_000;

export function createLibrarySources(parts: LibrarySourcesParts): LibrarySources {
  const { journal, pipeline, store, libraryFolder, log } = parts;
  const due = { paths: new Set<string>(), quick: new Set<string>() };
  let isClosed = false;
  let isPaused = journal.isPaused;
  let working: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let rules: Awaited<ReturnType<typeof openSources>> | undefined;
  let watching: Promise<FolderWatch | undefined> = Promise.resolve(undefined);

  async function watchAll(): Promise<FolderWatch> {
    await adoptLibrary();
    rules = await openSources(journal);
    const watch = watchFolders({
      isLeftOut: (folder) => rules!.isLeftOut(folder),
      ruleFile: ignoreFileName,
      onPaths: (paths) => sync(paths),
      onBack: (root) => sync([root]),
      onLook: (root) => look([root]),
      onState: parts.onChange,
      log,
    });
    watch.setRoots(roots());
    await watch.ready(); // what changes from here on is seen
    sync(roots());
    return watch;
  }

  /** One that was there before the index was; not after everything was forgotten. */
  async function adoptLibrary(): Promise<void> {
    if (libraryFolder === undefined || journal.isCleared || !existsSync(libraryFolder)) return;
    await journal.addSource(libraryFolder, 'library');
  }

  const roots = () => journal.sources().map((source) => source.path);

  function sync(paths: readonly string[]): void {
    for (const each of paths) due.paths.add(each);
    work();
  }

  function look(sources: readonly string[]): void {
    for (const each of sources) due.quick.add(each);
    work();
  }

  function work(): void {
    if (working || isPaused || isClosed) return;
    working = doAllThatIsDue().finally(() => {
      working = undefined;
    });
  }

  async function doAllThatIsDue(): Promise<void> {
    for (const kind of kindsOfDue(due)) {
      if (isPaused || isClosed) return;
      const paths = [...due[kind]];
      due[kind].clear();
      if (paths.some(isSource)) rules = await openSources(journal); // its `.saegimignore` may have changed
      try {
        await pipeline.sync(paths, { isPatient: true, isQuick: kind === 'quick' });
      } catch (error) {
        if (isClosed) return;
        for (const each of paths) due[kind].add(each);
        if (isCancelled(error)) continue; // another went first
        log('error', 'the library is not in step', error);
        retry ??= setTimeout(() => {
          retry = undefined;
          work();
        }, retryMs).unref();
        return;
      }
    }
  }

  const isSource = (each: string) => roots().includes(each);

  async function refresh(): Promise<void> {
    const watch = await watching;
    if (!watch || isClosed) return;
    rules = await openSources(journal);
    watch.setRoots(roots());
    await watch.ready();
    look(roots());
  }

  return {
    start() {
      if (!parts.isWatching) return;
      watching = watchAll().catch((error: unknown) => {
        log('error', 'the sources are not watched', error);
        return undefined;
      });
    },
    async list() {
      const watch = await watching;
      return Promise.all(
        journal.sources().map(async (source): Promise<LibrarySource> => {
          const state = (await isMissing(source)) ? 'missing' : (watch?.state(source.path) ?? 'unwatched');
          const notes = store.notes().filter((note) => isInside(pathOf(note), source.path)).length;
          return { path: source.path, kind: kindOf(source), state, notes };
        }),
      );
    },

    async remove(path) {
      const source = journal.sources().find((each) => each.path === path);
      if (!source) throw new SaegimError('not-found', 'the library has no such source');
      if (kindOf(source) === 'library')
        throw new SaegimError('invalid-argument', 'the library folder cannot be removed from the library');
      if (journal.unfinished().some(({ paths }) => paths.includes(path))) await pipeline.cancelAll();
      await pipeline.between(async () => {
        const within = store.notes().filter((note) => isInside(pathOf(note), path));
        const others = roots().filter((each) => each !== path);
        const places = new Map(within.map((note) => [note, placeBelow(others, note)]));
        const lost = within.filter((note) => !places.get(note));
        const moved = within.flatMap((note) => {
          const place = places.get(note);
          return place && place.root !== note.root ? [{ ...note, ...place }] : [];
        });
        // Notes first: after a crash between, the source is still there, whole at the next start.
        if (moved.length > 0) await store.moveNotes(moved);
        await store.removeNotes(lost.map(({ id }) => id));
        await journal.removeSource(path);
        parts.forgetFailures(path);
      });
      parts.onChange();
      void refresh();
    },

    async setPatterns(patterns, options) {
      await journal.setPatterns(patterns);
      const report = await pipeline.sync(roots(), { ...options, isQuick: true });
      parts.onChange();
      void refresh();
      return report;
    },

    setPaused(value) {
      isPaused = value;
      work();
    },
    refresh: () => void refresh(),
    syncSoon: sync,
    async settle() {
      await watching;
      for (let current = working; current; current = working) await current;
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await (await watching)?.close();
      await working;
    },
  };

  /** As it is now: the library folder of yesterday is a folder like others. */
  function kindOf(source: JournalSource): LibrarySource['kind'] {
    return source.path === libraryFolder ? 'library' : 'linked';
  }

  async function isMissing({ path, device }: JournalSource): Promise<boolean> {
    const now = await deviceOf(path);
    return now === undefined || (device !== undefined && now !== device);
  }
}

/** As it is, where one of the sources holds its root; undefined where none holds its file. */
function placeBelow(sources: readonly string[], note: Note): Pick<Note, 'root' | 'path'> | undefined {
  const absolutePath = pathOf(note);
  const holding = sources.filter((each) => isInside(absolutePath, each));
  if (holding.length === 0) return undefined;
  if (holding.includes(absolutePath) || holding.some((each) => isInside(note.root, each))) return note;
  const root = holding.reduce((a, b) => (a.length <= b.length ? a : b));
  return { root, path: relativeTo(root, absolutePath) };
}

/** What is named goes before what is only looked through. */
function* kindsOfDue<K extends string>(due: Readonly<Record<K, ReadonlySet<string>>>): Generator<K, void> {
  const kinds = Object.keys(due) as K[];
  for (;;) {
    const next = kinds.find((kind) => due[kind].size > 0);
    if (!next) return;
    yield next;
  }
}
