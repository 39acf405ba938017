/**
 * The way of a note from file to answerable: find, read, prepare (parse, chunk, tokenise, analyse),
 * store; its meaning follows through the embedding queue. A bad file costs that file only; what is
 * unchanged by content is not done again; nothing is removed that was merely not readable.
 */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
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
  /** Imports run one after another. @param paths absolute */
  importPaths(
    paths: readonly string[],
    options: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void },
  ): Promise<ImportReport>;
  readonly isImporting: boolean;
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
  let last: Promise<unknown> = Promise.resolve();
  let running = 0;
  return {
    get isImporting() {
      return running > 0;
    },
    async importPaths(paths, options) {
      if (parts.store.isReadOnly) throw new SaegimError('store-locked', 'the library is open elsewhere');
      const absolute = paths.map((each) => path.resolve(each));
      running++;
      parts.queue.setGentle(true);
      const mine = last.catch(() => {}).then(() => importAll(parts, absolute, options));
      last = mine;
      try {
        return await mine;
      } finally {
        running--;
        if (running === 0) parts.queue.setGentle(false);
        parts.queue.wake();
      }
    },
  };
}

async function importAll(
  parts: PipelineParts,
  paths: readonly string[],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void },
): Promise<ImportReport> {
  const startedAt = Date.now();
  await parts.journal.begin(paths);
  const run = createRun(parts, signal, onProgress);
  try {
    await run.findAll(paths);
    await run.readAll();
    await run.removeGone(paths);
  } catch (error) {
    if (!isCancelled(error)) throw error;
  } finally {
    await run.commit();
  }
  await parts.journal.finish(paths);
  const { notes, chunks } = parts.store.counts();
  return { ...run.outcome(), isCancelled: signal.aborted, notes, chunks, ms: Date.now() - startedAt };
}

function createRun(parts: PipelineParts, signal: AbortSignal, onProgress: (progress: ImportProgress) => void) {
  const { store, preparer, queue, log, onChange } = parts;
  const found: FoundFile[] = [];
  const failed: ImportProblem[] = [];
  const warnings: ImportWarning[] = [];
  const seen = new Set<string>();
  const unreadable: string[] = [];
  const firstWithContent = new Map(store.notes().map((note) => [note.contentHash, note]));
  const counts = { added: 0, updated: 0, unchanged: 0, removed: 0, tokens: 0 };
  const reporter = createReporter(onProgress);
  let waiting: StoredNote[] = [];
  let lastCommit = Date.now();

  async function findAll(paths: readonly string[]): Promise<void> {
    for await (const item of findFiles(paths, { signal })) {
      if (item.kind === 'problem') {
        failed.push({ path: item.path, code: item.code, reason: item.reason });
        unreadable.push(item.absolutePath);
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
      if (waiting.length >= commitNotes || (waiting.length > 0 && Date.now() - lastCommit > commitMs)) await commit();
    }
  }

  async function takeIn(file: FoundFile, reading: ReturnType<typeof readNoteFile>): Promise<void> {
    try {
      const { bytes, contentHash } = await reading;
      const known = store.noteByPath(file.absolutePath);
      if (known?.contentHash === contentHash) {
        counts.unchanged++;
        return;
      }
      const size = bytes.byteLength;
      const prepared = await preparer.prepareNote(bytes, path.basename(file.path), signal);
      const note: Note = {
        id: known?.id ?? randomUUID(),
        ...(known ? { path: known.path, root: known.root } : placeOf(file, store.roots())),
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
      warnOfDouble(note);
      waiting.push({ note, chunks: prepared.chunks });
      counts[known ? 'updated' : 'added']++;
      counts.tokens += note.tokenCount;
    } catch (error) {
      if (isCancelled(error)) throw error;
      if (!(error instanceof SaegimError)) log('error', 'a file could not be taken in', error);
      const code = error instanceof SaegimError ? error.code : fileErrorCode(error);
      failed.push({ path: file.path, code, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  function warnOfDouble(note: Note): void {
    const first = firstWithContent.get(note.contentHash);
    if (first && first.id !== note.id) {
      warnings.push({ path: note.path, code: 'duplicate-content', reason: `The same content as ${first.path}.` });
    } else {
      firstWithContent.set(note.contentHash, note);
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

  /** A note goes only when its file is surely gone: its folder was read whole and the file is not there. */
  async function removeGone(paths: readonly string[]): Promise<void> {
    await commit();
    const gone: string[] = [];
    for (const note of store.notes()) {
      const absolutePath = path.join(note.root, note.path);
      const wasLookedFor = paths.some((each) => isInside(absolutePath, each));
      if (!wasLookedFor || seen.has(absolutePath) || unreadable.some((each) => isInside(absolutePath, each))) continue;
      if (await isGone(absolutePath)) gone.push(note.id);
    }
    if (gone.length === 0) return;
    await store.removeNotes(gone);
    counts.removed = gone.length;
    onChange();
  }

  return { findAll, readAll, removeGone, commit, outcome: () => ({ ...counts, failed, warnings }) };
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

async function isGone(absolutePath: string): Promise<boolean> {
  try {
    await stat(absolutePath);
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
