/**
 * The way of a note from file to answerable: find, read, prepare (parse, chunk, tokenise, analyse),
 * store; its meaning follows through the embedding queue. A bad file costs that file only; what is
 * unchanged by content is not done again; nothing is removed that was merely not readable.
 */
import { randomUUID } from 'node:crypto';
import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportProblem, ImportProgress, ImportReport, ImportWarning } from '../shared/domain/library.ts';
import type { Note } from '../shared/domain/note.ts';
import { fileErrorCode, isCancelled, SaegimError } from '../shared/errors.ts';
import type { EmbeddingQueue } from './embeddingQueue.ts';
import { findFiles, readNoteFile, type FoundFile } from './import/index.ts';
import type { ImportJournal } from './importJournal.ts';
import type { Log } from './log.ts';
import type { NoteStore, Preparer, StoredNote } from './parts.ts';

export interface Pipeline {
  /**
   * Imports run one after another. The signal is the person's own cancel: what was read until then stays.
   * @param paths absolute
   * @throws SaegimError store-locked, disk-full; engine-gone when closed meanwhile. It then stays in the journal.
   */
  importPaths(
    paths: readonly string[],
    options: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void },
  ): Promise<ImportReport>;
  readonly isImporting: boolean;
  /** As if the person had cancelled every import; resolves when none runs. */
  cancelAll(): Promise<void>;
  /** Ends what runs, keeps what was read, and leaves the rest in the journal. */
  close(): Promise<void>;
}

export interface PipelineParts {
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly queue: EmbeddingQueue;
  readonly journal: ImportJournal;
  readonly log: Log;
  /** Told after each commit. */
  readonly onChange: () => void;
}

/** Notes a commit: a file each in the store, so not one by one, yet soon enough to be found while the rest comes. */
const commitNotes = 64;
const commitMs = 1500;
/** Files read ahead of the one being prepared, so that the preparing thread never waits for the disk. */
const readAhead = 3;
const progressMs = 100;

export function createPipeline(parts: PipelineParts): Pipeline {
  const { store, queue, journal } = parts;
  const closing = new AbortController();
  const cancels = new Set<AbortController>();
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = last.then(act);
    last = mine.catch(() => {}); // reported to whoever asked
    return mine;
  }

  return {
    get isImporting() {
      return cancels.size > 0;
    },
    async importPaths(paths, { signal, onProgress }) {
      if (store.isReadOnly) throw new SaegimError('store-locked', 'the library is open elsewhere');
      if (closing.signal.aborted) throw closedError();
      const absolute = paths.map((each) => path.resolve(each));
      const cancel = new AbortController();
      cancels.add(cancel);
      queue.setGentle(true);
      try {
        const asked = journal.ask(absolute);
        asked.catch(() => {}); // thrown when its turn comes
        const stop = AbortSignal.any([signal, cancel.signal, closing.signal]);
        return await inTurn(async () => {
          await asked;
          return importAll(parts, absolute, { signal: stop, closing: closing.signal, onProgress });
        });
      } finally {
        cancels.delete(cancel);
        if (cancels.size === 0) queue.setGentle(false);
        queue.wake();
      }
    },
    async cancelAll() {
      for (const cancel of cancels) cancel.abort();
      await last;
    },
    async close() {
      closing.abort();
      await last;
    },
  };
}

interface ImportOptions {
  readonly signal: AbortSignal;
  readonly closing: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

async function importAll(
  parts: PipelineParts,
  paths: readonly string[],
  { signal, closing, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const { journal, log } = parts;
  const startedAt = Date.now();
  await journal.begin(paths);
  const run = createRun(parts, signal, onProgress);
  let isStopped = false;
  try {
    await readThrough(run, paths);
  } catch (error) {
    if (closing.aborted || !isCancelled(error)) {
      await journal.postpone(paths).catch((reason) => log('warn', 'an import counts as begun', reason));
      throw closing.aborted ? closedError() : error;
    }
    isStopped = true;
  }
  // Everything is stored; at worst it is read once more at the next start.
  await journal.finish(paths).catch((reason) => log('warn', 'an import counts as unfinished', reason));
  const { notes, chunks } = parts.store.counts();
  return { ...run.outcome(), isCancelled: isStopped, notes, chunks, ms: Date.now() - startedAt };
}

async function readThrough(run: ReturnType<typeof createRun>, paths: readonly string[]): Promise<void> {
  try {
    await run.findAll(paths);
    await run.readAll();
  } finally {
    await run.commit();
  }
  await run.removeGone(paths);
}

function closedError(): SaegimError {
  return new SaegimError('engine-gone', 'the engine was closed during an import');
}

function createRun(
  parts: PipelineParts,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
) {
  const { store, preparer, queue, log, onChange } = parts;
  const found: FoundFile[] = [];
  const failed: ImportProblem[] = [];
  const warnings: ImportWarning[] = [];
  const seen = new Set<string>();
  const unreadable: string[] = [];
  const takenIn: Note[] = [];
  const counts = { added: 0, updated: 0, unchanged: 0, removed: 0, tokens: 0 };
  const reporter = createReporter(onProgress);
  let waiting: StoredNote[] = [];
  let lastCommit = Date.now();

  async function findAll(paths: readonly string[]): Promise<void> {
    for await (const item of findFiles(paths, { signal })) {
      if (item.kind === 'problem') {
        failed.push({ path: item.path, code: item.code, reason: item.reason });
        if (item.code !== 'not-found') unreadable.push(item.absolutePath);
      } else if (!seen.has(item.absolutePath)) {
        seen.add(item.absolutePath);
        found.push(item);
        reporter.found(item);
      }
    }
    found.sort((a, b) => b.modified - a.modified); // newest first: they are looked for first
  }

  async function readAll(): Promise<void> {
    const readings: { file: FoundFile; content: ReturnType<typeof readNoteFile> }[] = [];
    const reading = found[Symbol.iterator]();
    const readNext = () => {
      const { value: file, done } = reading.next();
      if (done) return;
      const content = readNoteFile(file.absolutePath);
      content.catch(() => {}); // handled where it is awaited
      readings.push({ file, content });
    };
    for (let i = 0; i < readAhead; i++) readNext();
    for (let next = readings.shift(); next; next = readings.shift()) {
      signal.throwIfAborted();
      readNext();
      await takeIn(next.file, next.content);
      reporter.done(next.file);
      if (waiting.length >= commitNotes || (waiting.length > 0 && Date.now() - lastCommit > commitMs))
        await commit();
    }
  }

  async function takeIn(file: FoundFile, reading: ReturnType<typeof readNoteFile>): Promise<void> {
    const known = store.noteByPath(file.absolutePath);
    const place = known ? { path: known.path, root: known.root } : placeOf(file, store.roots());
    try {
      const { bytes, contentHash } = await reading;
      if (known?.contentHash === contentHash) {
        counts.unchanged++;
        return;
      }
      const size = bytes.byteLength;
      const prepared = await preparer.prepareNote(bytes, path.basename(file.path), signal);
      const note: Note = {
        id: known?.id ?? randomUUID(),
        ...place,
        title: prepared.title,
        tags: prepared.tags,
        aliases: prepared.aliases,
        links: prepared.links,
        created: prepared.created ?? file.created,
        modified: file.modified,
        size,
        contentHash,
        chunkCount: prepared.chunks.length,
        tokenCount: prepared.chunks.reduce((sum, chunk) => sum + chunk.tokenCount, 0),
      };
      for (const warning of prepared.warnings) warnings.push({ path: note.path, ...warning });
      takenIn.push(note);
      waiting.push({ note, chunks: prepared.chunks });
      counts[known ? 'updated' : 'added']++;
      counts.tokens += note.tokenCount;
    } catch (error) {
      if (isCancelled(error)) throw error;
      if (!(error instanceof SaegimError)) log('error', 'a file could not be taken in', error);
      const code = error instanceof SaegimError ? error.code : fileErrorCode(error);
      failed.push({ path: place.path, code, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async function commit(): Promise<void> {
    lastCommit = Date.now();
    if (waiting.length === 0) return;
    const notes = waiting;
    waiting = [];
    await store.putNotes(notes);
    queue.wake();
    onChange();
  }

  /** Only when its file is surely gone: what could not be looked into takes no note along. */
  async function removeGone(paths: readonly string[]): Promise<void> {
    const gone: string[] = [];
    for (const note of store.notes()) {
      const absolutePath = path.join(note.root, note.path);
      const given = paths.filter((each) => isInside(absolutePath, each));
      if (given.length === 0 || seen.has(absolutePath)) continue;
      if (unreadable.some((each) => isInside(absolutePath, each))) continue;
      if (await isGone(absolutePath, given)) gone.push(note.id);
    }
    if (gone.length === 0) return;
    await store.removeNotes(gone);
    counts.removed = gone.length;
    onChange();
  }

  /** Told at the end, when it is known which notes there still are: a file that was moved is no double. */
  function doubles(): readonly ImportWarning[] {
    const isNew = new Set(takenIn.map(({ id }) => id));
    const firstWith = new Map<string, Note>();
    for (const note of store.notes()) if (!isNew.has(note.id)) firstWith.set(note.contentHash, note);
    return takenIn.flatMap((note) => {
      const first = firstWith.get(note.contentHash);
      if (!first) firstWith.set(note.contentHash, note);
      return first
        ? [{ path: note.path, code: 'duplicate-content', reason: `The same content as ${first.path}.` }]
        : [];
    });
  }

  return {
    findAll,
    readAll,
    removeGone,
    commit,
    outcome: () => ({ ...counts, failed, warnings: [...warnings, ...doubles()] }),
  };
}

/** Under a folder that was imported before, a file keeps its path from there. */
function placeOf(file: FoundFile, roots: readonly string[]): { path: string; root: string } {
  const root = roots
    .filter((each) => isInside(file.absolutePath, each))
    .sort((a, b) => a.length - b.length)[0];
  if (root === undefined || isInside(root, file.root)) return { path: file.path, root: file.root };
  return { path: path.relative(root, file.absolutePath).split(path.sep).join('/'), root };
}

function isInside(absolutePath: string, folder: string): boolean {
  const relative = path.relative(folder, absolutePath);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

/**
 * Whether the nearest folder that is left of a file's way shows that it is not there. That folder must lie in
 * what was given: where all of it is missing, it may be a drive that is not plugged in.
 */
async function isGone(absolutePath: string, given: readonly string[]): Promise<boolean> {
  let nearest = absolutePath;
  while (await isMissing(nearest, lstat)) {
    const parent = path.dirname(nearest);
    if (parent === nearest) return false;
    nearest = parent;
  }
  if (nearest === absolutePath || (await isMissing(nearest, stat))) return false; // there, or behind a dead link
  const isGivenItself = given.includes(absolutePath) && nearest === path.dirname(absolutePath);
  return isGivenItself || given.some((each) => isInside(nearest, each));
}

/** @param look `stat` to follow a link, `lstat` for the link itself */
async function isMissing(
  absolutePath: string,
  look: (absolutePath: string) => Promise<unknown>,
): Promise<boolean> {
  try {
    await look(absolutePath);
    return false;
  } catch (error) {
    return fileErrorCode(error) === 'not-found';
  }
}

function createReporter(onProgress: (progress: ImportProgress) => void) {
  let total = 0;
  let bytesTotal = 0;
  let done = 0;
  let bytesDone = 0;
  let readingSince = 0;
  let lastReport = 0;

  function report(phase: ImportProgress['phase'], currentPath: string, isLast: boolean): void {
    const now = Date.now();
    if (!isLast && now - lastReport < progressMs) return;
    lastReport = now;
    const seconds = readingSince > 0 ? (now - readingSince) / 1000 : 0;
    const filesPerSecond = seconds > 0.5 ? done / seconds : undefined;
    const bytesPerSecond = seconds > 0.5 ? bytesDone / seconds : 0;
    onProgress({
      phase,
      done,
      total,
      currentPath,
      bytesDone,
      bytesTotal,
      ...(filesPerSecond !== undefined && { filesPerSecond }),
      ...(bytesPerSecond > 0 && { secondsLeft: Math.ceil((bytesTotal - bytesDone) / bytesPerSecond) }),
    });
  }

  return {
    found(file: FoundFile): void {
      total++;
      bytesTotal += file.size;
      report('find', file.path, false);
    },
    done(file: FoundFile): void {
      readingSince ||= Date.now();
      done++;
      bytesDone += file.size;
      report('read', file.path, done === total);
    },
  };
}
