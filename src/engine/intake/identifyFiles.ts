/**
 * Which note each found file is, and which notes have none any more. Hashes of all files are read first only
 * where a note left its place; else the files are read one by one as they come.
 */
import type { Note, NoteId } from '../../shared/domain/note.ts';
import { hashFile } from '../import/hashFile.ts';
import type { FoundFile } from '../import/index.ts';
import type { ImportScope } from './importScope.ts';
import { maxBytesOf } from '../limits.ts';
import { createSpelling, fileIdOf, isGone, isInsideAny, pathOf } from './scope.ts';
import { assignIdentities, type Identity, type KnownFile } from '../sync/index.ts';

export interface FilesToIdentify {
  readonly found: readonly FoundFile[];
  /** Paths of `found`. */
  readonly seen: ReadonlySet<string>;
  /** Files and folders that could not be looked into: notes in them stay. */
  readonly unreadable: ReadonlySet<string>;
  readonly scope: ImportScope;
  /** All there are. */
  readonly notes: readonly Note[];
  readonly sources: readonly string[];
  /** Files of the same size, date and number on the disk count as unchanged without being read. */
  readonly isQuick: boolean;
  readonly signal: AbortSignal;
}

export interface IdentifiedFiles {
  /** By absolute path. */
  readonly files: ReadonlyMap<string, Identity>;
  /** By absolute path; undefined where the disk has none. */
  readonly fileIds: ReadonlyMap<string, string | undefined>;
  /** Notes that were compared. */
  readonly decided: ReadonlySet<NoteId>;
  readonly gone: readonly KnownFile[];
  /** Paths among `gone` that lead through a link to a file that was found under its own name. */
  readonly otherNames: ReadonlySet<string>;
}

export const nothingIdentified: IdentifiedFiles = {
  files: new Map(),
  fileIds: new Map(),
  decided: new Set(),
  gone: [],
  otherNames: new Set(),
};

/** Files looked at or hashed at a time: hides the latency of a slow disk without flooding it. */
const looksAtOnce = 16;

/** @throws AbortError */
export async function identifyFiles(request: FilesToIdentify): Promise<IdentifiedFiles> {
  const { found, seen, scope, notes, signal } = request;
  const fileIds = new Map<string, string | undefined>();
  await eachOf(found, signal, async ({ absolutePath }) => {
    fileIds.set(absolutePath, await fileIdOf(absolutePath));
  });
  const notesAt = groupByPath(notes, (each) => seen.has(each) || isInsideAny(each, scope.given));
  const inPlace = found.filter((file) => notesAt.has(file.absolutePath));
  const fresh = found.filter((file) => !notesAt.has(file.absolutePath));

  const hashes = new Map<string, string | undefined>();
  const hashAll = (files: readonly FoundFile[]) =>
    eachOf(files, signal, async (file) => {
      const [note] = notesAt.get(file.absolutePath) ?? [];
      const isSame = request.isQuick && looksUnchanged(file, note, fileIds.get(file.absolutePath));
      hashes.set(file.absolutePath, isSame ? note?.contentHash : await contentOf(file));
    });
  await hashAll(inPlace);

  const foundIds = new Set(fileIds.values());
  const { lost, otherNames } = await findLost(request, notesAt, foundIds);
  const moved = await findMovedIn(request, fresh, fileIds);
  const known = [...inPlace.flatMap((file) => notesAt.get(file.absolutePath)!), ...lost, ...moved].map(
    toKnown,
  );
  if (known.some(({ path, contentHash }) => hashes.get(path) !== contentHash)) await hashAll(fresh);

  const assigned = assignIdentities(
    known,
    found.map(({ absolutePath }) => ({
      path: absolutePath,
      contentHash: hashes.get(absolutePath),
      fileId: fileIds.get(absolutePath),
    })),
  );
  return { ...assigned, fileIds, otherNames, decided: new Set(known.map(({ noteId }) => noteId)) };
}

function looksUnchanged(file: FoundFile, note: Note | undefined, fileId: string | undefined): boolean {
  return (
    note !== undefined &&
    fileId !== undefined &&
    note.contentHash !== '' && // else it awaits being made anew
    note.fileId === fileId &&
    note.size === file.size &&
    note.modified === file.modified
  );
}

/** Undefined for what is not read anyway. */
async function contentOf({ absolutePath, path, size }: FoundFile): Promise<string | undefined> {
  return size > maxBytesOf(path) ? undefined : hashFile(absolutePath, size);
}

/** Notes in what was given whose files are surely not there. */
async function findLost(
  { seen, unreadable, scope, signal }: FilesToIdentify,
  notesAt: ReadonlyMap<string, readonly Note[]>,
  foundIds: ReadonlySet<string | undefined>,
): Promise<{ readonly lost: readonly Note[]; readonly otherNames: ReadonlySet<string> }> {
  const lost: Note[] = [];
  const otherNames = new Set<string>();
  const isSpeltSo = createSpelling();
  const missing = [...notesAt].filter(([absolutePath]) => !seen.has(absolutePath));
  await eachOf(missing, signal, async ([absolutePath, notes]) => {
    if (isInsideAny(absolutePath, unreadable)) return;
    const fileId = await fileIdOf(absolutePath);
    if (fileId !== undefined && foundIds.has(fileId)) otherNames.add(absolutePath);
    const isLost =
      otherNames.has(absolutePath) ||
      scope.isLeftOut(absolutePath) ||
      (await isGone(absolutePath, scope.trusted, isSpeltSo));
    if (isLost) lost.push(...notes);
  });
  return { lost, otherNames };
}

/** Notes of other folders whose very file is found here now. */
async function findMovedIn(
  { notes, scope, sources, signal }: FilesToIdentify,
  fresh: readonly FoundFile[],
  fileIds: ReadonlyMap<string, string | undefined>,
): Promise<readonly Note[]> {
  const freshIds = new Set(fresh.flatMap(({ absolutePath }) => fileIds.get(absolutePath) ?? []));
  const others = notes.filter(
    (note) =>
      note.fileId !== undefined && freshIds.has(note.fileId) && !isInsideAny(pathOf(note), scope.given),
  );
  const moved = new Set<Note>();
  await eachOf(others, signal, async (note) => {
    if (await isGone(pathOf(note), new Set(sources))) moved.add(note);
  });
  return others.filter((note) => moved.has(note));
}

/** More than one at a path only after a crash between two commits of a swap. */
function groupByPath(
  notes: readonly Note[],
  isMeant: (absolutePath: string) => boolean,
): ReadonlyMap<string, readonly Note[]> {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const absolutePath = pathOf(note);
    if (!isMeant(absolutePath)) continue;
    const group = groups.get(absolutePath);
    if (group) group.push(note);
    else groups.set(absolutePath, [note]);
  }
  return groups;
}

function toKnown(note: Note): KnownFile {
  const { id, contentHash, fileId } = note;
  return { noteId: id, path: pathOf(note), contentHash, ...(fileId !== undefined && { fileId }) };
}

async function eachOf<T>(
  items: readonly T[],
  signal: AbortSignal,
  look: (item: T) => Promise<void>,
): Promise<void> {
  for (let i = 0; i < items.length; i += looksAtOnce) {
    signal.throwIfAborted();
    await Promise.all(items.slice(i, i + looksAtOnce).map(look));
  }
}
