/**
 * Says which files and folders below some roots may have changed. The one door to chokidar, which keeps a
 * watch on every folder; what happens to the files in them is told by the folder, so that a library of ten
 * thousand notes takes some hundred watches, not ten thousand.
 *
 * Events are hints: they are gathered and may name what did not change, and some are lost: in a folder that
 * was filled before it was watched, and in a flood that the system cannot keep. After both, the root is to be
 * looked through.
 */
import { type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { noteFormat } from '../../shared/domain/noteFormat.ts';
import type { Log } from '../log.ts';
import { createGathering } from './gather.ts';

export interface FolderWatch {
  /** Watches these and no others. What is watched already goes on. */
  setRoots(roots: readonly string[]): void;
  state(root: string): WatchState;
  /** Resolves when each root is watched, or known not to be. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** `missing`: the root is not there now; `unwatched`: the system gives no more watches. */
export type WatchState = 'watched' | 'missing' | 'unwatched';

export interface WatchOptions {
  /** Folders whose changes nobody wants to know. */
  readonly isLeftOut: (folder: string) => boolean;
  /** Files and folders that may have come, changed or gone; absolute. */
  readonly onPaths: (paths: readonly string[]) => void;
  /** A root in which something may have been missed: look through it. */
  readonly onLook: (root: string) => void;
  /** A root is there again, or is another one now: read it whole. */
  readonly onBack: (root: string) => void;
  readonly onState?: (root: string, state: WatchState) => void;
  /** File names, beside those of notes, that change what is taken in: the whole root is then read. */
  readonly ruleFile: string;
  readonly log: Log;
  /** How a watcher is opened; chokidar's own when left out. */
  readonly open?: typeof watch;
  /** ms between looks at whether the roots are there; 5 s when left out. */
  readonly tendMs?: number;
}

/** Roots that went or came, watches that could not be had: seen to this often. */
const usualTendMs = 5_000;
/** Where there are no watches, a walk of everything stands for them. */
const rescanMs = 60_000;
/** More changes at once may be more than the system has told (Linux keeps 16,384 events). */
const manyPaths = 500;
/** After the last folder that came or went, so that new ones are watched by then. */
const lookAfterMs = 1_500;
/** A root that never rests is looked through all the same. */
const lookAtLatestMs = 10_000;

interface Root {
  readonly path: string;
  watcher?: FSWatcher;
  state: WatchState;
  /** `device:inode` of the folder that is watched; undefined where its watch may have ended. */
  identity?: string;
  ready: Promise<void>;
  lastScan: number;
}

export function watchFolders(options: WatchOptions): FolderWatch {
  const { log, open = watch, tendMs = usualTendMs } = options;
  const roots = new Map<string, Root>();
  const paths = createGathering({
    onGathered(changed) {
      if (changed.length >= manyPaths) for (const root of roots.keys()) looks.add(root);
      options.onPaths(changed);
    },
  });
  const looks = createGathering({
    quietMs: lookAfterMs,
    latestMs: lookAtLatestMs,
    onGathered: (due) => {
      for (const each of due) void lookThrough(each);
    },
  });
  let isClosed = false;
  const timer = setInterval(() => void tend(), tendMs).unref();

  function note(root: Root, absolutePath: string): void {
    if (isClosed) return;
    paths.add(path.basename(absolutePath) === options.ruleFile ? root.path : absolutePath);
  }

  function noteFolder(root: Root, absolutePath: string): void {
    note(root, absolutePath);
    looks.add(root.path);
  }

  function setState(root: Root, state: WatchState): void {
    if (root.state === state) return;
    root.state = state;
    options.onState?.(root.path, state);
  }

  async function start(root: Root): Promise<void> {
    const identity = await identityOf(root.path);
    root.identity = identity?.id;
    if (!identity) return setState(root, 'missing');
    const isFile = !identity.isFolder;
    const folder = isFile ? path.dirname(root.path) : root.path;
    const watcher = open(folder, {
      ignoreInitial: true,
      persistent: true,
      ...(isFile && { depth: 0 }),
      // Files are told by their folders.
      ignored: (each, stats) =>
        each !== folder &&
        (isFile || (stats && !stats.isDirectory() && !stats.isSymbolicLink()) || options.isLeftOut(each)),
    });
    root.watcher = watcher;
    setState(root, 'watched');
    const isMeant = (each: string) => !isFile || each === root.path;
    watcher.on('raw', (event, name, details) => {
      const within = (details as { watchedPath?: string }).watchedPath;
      if (within === undefined || !name) return looks.add(root.path);
      // The folder itself was moved. It may be back already, and its watch gone all the same.
      if (event === 'rename' && within === root.path && name === path.basename(root.path))
        root.identity = undefined;
      const changed = path.isAbsolute(name) ? name : path.join(within, name);
      if (isMeant(changed) && mayMatter(event, changed, options.ruleFile)) note(root, changed);
    });
    watcher.on('addDir', (folder) => isMeant(folder) && noteFolder(root, folder));
    watcher.on('unlinkDir', (folder) => isMeant(folder) && noteFolder(root, folder));
    watcher.on('error', (error) => onError(root, error));
    await new Promise<void>((resolve) => {
      watcher.once('ready', () => resolve());
      watcher.once('error', () => resolve());
    });
  }

  function onError(root: Root, error: unknown): void {
    if (isClosed) return;
    if (isOutOfWatches(error)) {
      if (root.state !== 'unwatched') log('warn', 'the system gives no more watches', error);
      root.lastScan = Date.now();
      setState(root, 'unwatched');
      void root.watcher?.close();
      root.watcher = undefined;
    } else {
      log('warn', 'a folder is not watched well', error);
      looks.add(root.path);
    }
  }

  /** Folders that came before their parent was watched get their own watch here. */
  async function lookThrough(rootPath: string): Promise<void> {
    const root = roots.get(rootPath);
    if (!root || isClosed) return;
    const { watcher } = root;
    if (watcher && !watcher.closed) {
      const watched = watcher.getWatched();
      for (const folder of await foldersBelow(root.path, options.isLeftOut))
        if (!watched[folder] && !watcher.closed) watcher.add(folder);
    }
    if (!isClosed) options.onLook(rootPath);
  }

  async function tend(): Promise<void> {
    for (const root of roots.values()) {
      const identity = (await identityOf(root.path))?.id;
      if (isClosed || !roots.has(root.path)) return;
      if (identity === undefined) {
        if (root.state !== 'missing') await stop(root);
        root.identity = undefined; // the very same folder may come back
        setState(root, 'missing');
      } else if (identity !== root.identity) {
        await stop(root);
        root.ready = start(root);
        await root.ready;
        options.onBack(root.path);
      } else if (root.state === 'unwatched' && Date.now() - root.lastScan >= rescanMs) {
        root.lastScan = Date.now();
        options.onLook(root.path);
      }
    }
  }

  async function stop(root: Root): Promise<void> {
    const { watcher } = root;
    root.watcher = undefined;
    await watcher?.close();
  }

  return {
    setRoots(wanted) {
      for (const root of [...roots.values()].filter((each) => !wanted.includes(each.path))) {
        roots.delete(root.path);
        void stop(root);
      }
      for (const each of wanted) {
        if (roots.has(each)) continue;
        const root: Root = { path: each, state: 'watched', ready: Promise.resolve(), lastScan: 0 };
        roots.set(each, root);
        root.ready = start(root);
      }
    },
    state: (root) => roots.get(root)?.state ?? 'unwatched',
    async ready() {
      await Promise.all([...roots.values()].map((root) => root.ready));
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      paths.close();
      looks.close();
      await Promise.all([...roots.values()].map(stop));
    },
  };
}

/** Whatever comes or goes may be a folder; of what changes in place, notes alone. */
function mayMatter(event: string, absolutePath: string, ruleFile: string): boolean {
  if (path.basename(absolutePath) === ruleFile) return true;
  if (noteFormat(absolutePath) !== undefined) return true;
  return event !== 'change' && path.extname(absolutePath) === '';
}

function isOutOfWatches(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ENOSPC' || code === 'EMFILE' || code === 'ENFILE';
}

async function identityOf(absolutePath: string): Promise<{ id: string; isFolder: boolean } | undefined> {
  try {
    const stats = await stat(absolutePath, { bigint: true });
    const isFolder = stats.isDirectory();
    // A file is replaced at each save; it is told by its folder.
    return { id: isFolder ? `${stats.dev}:${stats.ino}` : 'file', isFolder };
  } catch {
    return undefined;
  }
}

async function foldersBelow(
  folder: string,
  isLeftOut: (folder: string) => boolean,
): Promise<readonly string[]> {
  const folders: string[] = [];
  const left = [folder];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const entries: readonly Dirent[] = await readdir(at, { withFileTypes: true }).catch(() => []); // it went, or is refused
    for (const entry of entries) {
      const below = path.join(at, entry.name);
      if (!entry.isDirectory() || isLeftOut(below)) continue;
      folders.push(below);
      left.push(below);
    }
  }
  return folders;
}
