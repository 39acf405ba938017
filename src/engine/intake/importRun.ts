/**
 * One import or sync, from the files it finds to the notes that come, change, move and go. A bad file costs
 * that file only; what is unchanged by content is not done again; nothing is removed that was merely not
 * readable.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type {
  FailedFile,
  ImportProblem,
  ImportProgress,
  ImportWarning,
} from '../../shared/domain/library.ts';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import { fileErrorCode, isCancelled, SaegimError } from '../../shared/errors.ts';
import type { Breadcrumb } from '../library/breadcrumb.ts';
import type { EmbeddingQueue } from '../embeddingQueue.ts';
import type { Failures } from '../library/failures.ts';
import { findDoubles } from './findDoubles.ts';
import { identifyFiles, nothingIdentified } from './identifyFiles.ts';
import { findFiles, readNoteFile, type FoundFile } from '../import/index.ts';
import type { ImportScope } from './importScope.ts';
import type { Log } from '../log.ts';
import type { NoteStore, Preparer, StoredNote } from '../parts.ts';
import { createProgressReporter } from './progressReporter.ts';
import { isInside } from '../isInside.ts';
import { isGone, isInsideAny, pathOf, relativeTo } from './scope.ts';
import type { KnownFile, RecentlyRemoved } from '../sync/index.ts';
import type { GiveWay } from './turns.ts';

export interface RunParts {
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly queue: EmbeddingQueue;
  readonly failures: Failures;
  readonly breadcrumb: Breadcrumb;
  readonly recentlyRemoved: RecentlyRemoved;
  /** Identities by path of an index that is being made anew; each is given once. */
  readonly keptIds: Map<string, NoteId>;
  /** Notes in it are known by their paths from there, whatever other folder holds it. */
  readonly libraryFolder?: string;
  readonly log: Log;
  /** Told after each commit. */
  readonly onCommit: (commit: Commit) => void;
}

export interface Commit {
  readonly changed: readonly NoteId[];
  readonly removed: readonly NoteId[];
}

export interface RunOptions {
  readonly scope: ImportScope;
  /** Files and folders that the library keeps in step with, as they are now. */
  readonly sources: () => readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** A person asked for it by name: what is missing is said, and what was set aside is tried again. */
  readonly isAsked: boolean;
  /** Files of the same size, date and number on the disk count as unchanged without being read. */
  readonly isQuick: boolean;
  /** Lets what must not wait for this run go before its next file; undefined when there is nothing. */
  readonly giveWay: GiveWay;
}

/** Notes a commit: a file each in the store, so not one by one, yet soon enough to be found while the rest comes. */
const commitNotes = 64;
const commitMs = 1500;
/** Files read ahead of the one being prepared, so that the preparing thread never waits for the disk. */
const readAhead = 3;

export function createRun(parts: RunParts, options: RunOptions) {
  const { store, preparer, queue, failures, breadcrumb, recentlyRemoved, keptIds, log } = parts;
  const { scope, signal } = options;
  const sources = options.sources();
  const found: FoundFile[] = [];
  const failed: ImportProblem[] = [];
  const warnings: ImportWarning[] = [];
  const seen = new Set<string>();
  const unreadable = new Set<string>();
  const takenIn: Note[] = [];
  let succeeded: string[] = [];
  const failedBefore = new Map(failures.list().map((each) => [each.absolutePath, each]));
  const reporter = createProgressReporter(options.onProgress);
  const counts = { added: 0, updated: 0, unchanged: 0, moved: 0, removed: 0, tokens: 0 };
  let roots: readonly string[] = [];
  let identified = nothingIdentified;
  let waiting: StoredNote[] = [];
  let moving: Note[] = [];
  /** The same notes under other numbers on the disk, as after a restored backup. */
  let renumbered: Note[] = [];
  let lastCommit = Date.now();

  async function find(): Promise<void> {
    for (const { paths, filter } of scope.walks) {
      for await (const item of findFiles(paths, { signal, filter })) {
        if (item.kind === 'problem') {
          if (item.code === 'not-found' && !options.isAsked) continue;
          const { absolutePath, path, code, reason } = item;
          failed.push({ path, code, reason });
          if (code === 'not-found') continue;
          unreadable.add(absolutePath);
          failures.record({ absolutePath, path, code, reason });
        } else if (!seen.has(item.absolutePath)) {
          seen.add(item.absolutePath);
          found.push(item);
          reporter.found(item);
        }
      }
    }
    leaveStrangeSources();
    // Newest first: they are looked for first. What failed before comes last, in case it ends the engine.
    const isDoubtful = ({ absolutePath }: FoundFile) => Number(failedBefore.has(absolutePath));
    found.sort((a, b) => isDoubtful(a) - isDoubtful(b) || b.modified - a.modified);
  }

  /**
   * A source on another device that has none of its notes is a mount point without its drive, whatever else
   * lies in it; one that has some was moved to another disk.
   */
  function leaveStrangeSources(): void {
    for (const { path: source } of scope.strange) {
      const known = store
        .notes()
        .map(pathOf)
        .filter((each) => isInside(each, source));
      if (known.length === 0 || known.some((each) => seen.has(each))) continue;
      unreadable.add(source);
      for (let i = found.length - 1; i >= 0; i--) {
        if (!isInside(found[i].absolutePath, source)) continue;
        seen.delete(found[i].absolutePath);
        found.splice(i, 1);
      }
    }
  }

  async function identify(): Promise<void> {
    const notes = store.notes();
    // The folder of a file that was given by itself is no root for others.
    const given = new Set(sources);
    const inFolders = notes.filter((note) => !given.has(pathOf(note)));
    roots = [...new Set([...inFolders.map(({ root }) => root), ...sources])];
    const { isQuick } = options;
    identified = await identifyFiles({
      found,
      seen,
      unreadable,
      scope,
      notes,
      sources,
      isQuick,
      signal,
    });
  }

  async function readAll(): Promise<void> {
    let readings: Reading[] = [];
    const unread = found.filter((file) => !settleUnread(file))[Symbol.iterator]();
    const readNext = () => {
      const { value: file, done } = unread.next();
      if (!done) readings.push(readFile(file));
    };
    for (let i = 0; i < readAhead; i++) readNext();
    for (let next = readings.shift(); next; next = readings.shift()) {
      signal.throwIfAborted();
      const others = options.giveWay(commit); // they see everything that was read
      if (others) {
        await others;
        signal.throwIfAborted();
        // They may have written or moved what was read ahead, or removed its source.
        next = readFile(next.file);
        readings = readings.map(({ file }) => readFile(file));
      }
      readNext();
      if (!isAbandoned(next.file)) await takeIn(next);
      reporter.done(next.file);
      if (waiting.length >= commitNotes || (waiting.length > 0 && Date.now() - lastCommit > commitMs))
        await commit();
    }
  }

  /** What needs no reading: unchanged notes, and those that only lie in another folder now. */
  function settleUnread(file: FoundFile): boolean {
    const identity = identified.files.get(file.absolutePath);
    if (!identity || identity.kind === 'new' || identity.kind === 'changed') return false;
    const note = store.note(identity.noteId);
    if (!note) return false;
    const fileId = identified.fileIds.get(file.absolutePath);
    if (identity.kind === 'moved') {
      // Its title may come from its file's name.
      if (!identity.isSameContent || path.basename(note.path) !== path.basename(file.path)) return false;
      counts.moved++;
      moving.push({ ...withFileId(note, fileId), ...placeHere(file), modified: file.modified });
    } else {
      counts.unchanged++;
      if (note.fileId !== fileId) renumbered.push(withFileId(note, fileId));
    }
    succeeded.push(file.absolutePath);
    reporter.done(file);
    return true;
  }

  /** The source that held it was removed meanwhile. */
  function isAbandoned({ absolutePath }: FoundFile): boolean {
    const holds = (source: string) => isInside(absolutePath, source);
    return sources.some(holds) && !options.sources().some(holds);
  }

  async function takeIn({ file, content: reading }: Reading): Promise<void> {
    const { absolutePath } = file;
    let known = knownNote(file);
    const isInPlace = known !== undefined && pathOf(known) === absolutePath;
    const place = isInPlace ? { path: known!.path, root: known!.root } : placeHere(file);
    let contentHash: string | undefined;
    try {
      const content = await reading;
      ({ contentHash } = content);
      if (known?.contentHash === contentHash && isInPlace) {
        counts.unchanged++;
        succeeded.push(absolutePath);
        return;
      }
      const fileId = identified.fileIds.get(absolutePath);
      if (skipsSetAside(file, place.path, contentHash)) return;
      breadcrumb.drop({ absolutePath, path: place.path, contentHash });
      const { byteLength: size } = content.bytes;
      const prepared = await preparer.prepareNote(content.bytes, path.basename(file.path), signal);
      known = known && store.note(known.id); // it may have gone meanwhile
      const kept = known ? undefined : takeKeptId(absolutePath);
      // Empty notes are all alike: one that went says nothing of one that comes.
      const likeness = prepared.chunks.length > 0 ? { contentHash } : {};
      const before =
        known || kept ? undefined : recentlyRemoved.take({ path: absolutePath, ...likeness, fileId });
      const id = known?.id ?? kept ?? before?.noteId ?? randomUUID();
      const note: Note = {
        id,
        ...place,
        title: prepared.title,
        tags: prepared.tags,
        aliases: prepared.aliases,
        links: prepared.links,
        created: prepared.created ?? file.created,
        modified: file.modified,
        size,
        contentHash,
        ...(fileId !== undefined && { fileId }),
        chunkCount: prepared.chunks.length,
        tokenCount: prepared.chunks.reduce((sum, chunk) => sum + chunk.tokenCount, 0),
      };
      for (const warning of prepared.warnings) warnings.push({ path: note.path, ...warning });
      if (file.warning) warnings.push({ ...file.warning, path: note.path });
      const isMoved = before !== undefined || (known !== undefined && !isInPlace);
      if (!isMoved) takenIn.push(note);
      counts[isMoved ? 'moved' : known ? 'updated' : 'added']++;
      counts.tokens += note.tokenCount;
      waiting.push({ note, chunks: prepared.chunks });
      succeeded.push(absolutePath);
    } catch (error) {
      if (isCancelled(error)) throw error;
      fail(file, place.path, contentHash, error);
    }
  }

  function placeHere(file: FoundFile): Place {
    const { libraryFolder } = parts;
    const isInLibrary =
      libraryFolder !== undefined &&
      sources.includes(libraryFolder) &&
      isInside(file.absolutePath, libraryFolder);
    return isInLibrary
      ? { path: relativeTo(libraryFolder, file.absolutePath), root: libraryFolder }
      : placeOf(file, roots);
  }

  /** As decided before reading, unless another run changed it meanwhile. */
  function knownNote({ absolutePath }: FoundFile): Note | undefined {
    const identity = identified.files.get(absolutePath);
    if (identity && identity.kind !== 'new') {
      const note = store.note(identity.noteId);
      if (note && pathOf(note) === (identity.kind === 'moved' ? identity.from : absolutePath)) return note;
    }
    const there = store.noteByPath(absolutePath);
    return there && !identified.decided.has(there.id) ? there : undefined;
  }

  function takeKeptId(absolutePath: string): NoteId | undefined {
    const id = keptIds.get(absolutePath);
    keptIds.delete(absolutePath);
    return id !== undefined && !store.note(id) ? id : undefined;
  }

  function skipsSetAside({ absolutePath }: FoundFile, shownPath: string, contentHash?: string): boolean {
    if (options.isAsked || !failures.isSetAside(absolutePath, contentHash)) return false;
    const { code, reason } = failedBefore.get(absolutePath) ?? unknownFailure;
    failed.push({ path: shownPath, code, reason });
    return true;
  }

  function fail(file: FoundFile, shownPath: string, contentHash: string | undefined, error: unknown): void {
    const { absolutePath } = file;
    if (!(error instanceof SaegimError)) log('error', 'a file could not be taken in', error);
    const code = error instanceof SaegimError ? error.code : fileErrorCode(error);
    if (code === 'not-found') return; // it went while others were read
    if (!options.isAsked && failures.isSetAside(absolutePath, contentHash))
      return void skipsSetAside(file, shownPath, contentHash);
    const reason = error instanceof Error ? error.message : String(error);
    failed.push({ path: shownPath, code, reason });
    const hash = contentHash !== undefined && { contentHash };
    failures.record({ absolutePath, path: shownPath, code, reason, ...hash });
  }

  async function commit(): Promise<void> {
    lastCommit = Date.now();
    const [notes, moved, others] = [waiting, moving, renumbered];
    [waiting, moving, renumbered] = [[], [], []];
    if (moved.length + others.length > 0) await store.moveNotes([...moved, ...others]);
    if (notes.length > 0) await store.putNotes(notes);
    failures.forget(succeeded);
    succeeded = [];
    const changed = [...moved, ...notes.map(({ note }) => note)].map(({ id }) => id);
    if (changed.length === 0) return;
    queue.wake();
    parts.onCommit({ changed, removed: [] });
  }

  /** Looked at once more: their files may have come back while the others were read. */
  async function removeGone(): Promise<void> {
    const ids: NoteId[] = [];
    const removed: KnownFile[] = [];
    for (const each of identified.gone) {
      const note = store.note(each.noteId);
      if (!note || pathOf(note) !== each.path) continue;
      const isStill =
        identified.otherNames.has(each.path) || scope.isLeftOut(each.path) || !(await isBack(each.path));
      if (!isStill) continue;
      ids.push(note.id);
      removed.push(each);
    }
    await store.removeNotes(ids);
    recentlyRemoved.remember(removed);
    counts.removed = ids.length;
    failures.forget(forgottenFailures());
    if (ids.length > 0) parts.onCommit({ changed: [], removed: ids });
  }

  /** A note whose place another note took is gone, although there is a file. */
  async function isBack(absolutePath: string): Promise<boolean> {
    if (seen.has(absolutePath)) return false;
    return !(await isGone(absolutePath, new Set([...scope.trusted, ...sources])));
  }

  /** Failures of files that are no longer among what was looked into. */
  function forgottenFailures(): readonly string[] {
    return [...failedBefore.keys()].filter(
      (each) => isInsideAny(each, scope.given) && !seen.has(each) && !isInsideAny(each, unreadable),
    );
  }

  return {
    find,
    identify,
    readAll,
    removeGone,
    commit,
    /** Whether a source was found to be a mount point without its drive. */
    isUnreadable: (source: string) => unreadable.has(source),
    outcome: () => ({ ...counts, failed, warnings: [...warnings, ...findDoubles(takenIn, store.notes())] }),
  };
}

type Place = Pick<Note, 'path' | 'root'>;

interface Reading {
  readonly file: FoundFile;
  readonly content: ReturnType<typeof readNoteFile>;
}

function readFile(file: FoundFile): Reading {
  const content = readNoteFile(file.absolutePath);
  content.catch(() => {}); // handled where it is awaited
  return { file, content };
}

const unknownFailure: Pick<FailedFile, 'code' | 'reason'> = {
  code: 'internal',
  reason: 'It failed several times.',
};

function withFileId(note: Note, fileId: string | undefined): Note {
  const { fileId: _, ...rest } = note;
  return { ...rest, ...(fileId !== undefined && { fileId }) };
}

/** Under a folder that was imported before, a file keeps its path from there. */
function placeOf(file: FoundFile, roots: readonly string[]): Place {
  const root = roots
    .filter((each) => isInside(file.absolutePath, each) && each !== file.absolutePath)
    .sort((a, b) => a.length - b.length)[0];
  if (root === undefined || isInside(root, file.root)) return { path: file.path, root: file.root };
  return { path: relativeTo(root, file.absolutePath), root };
}
