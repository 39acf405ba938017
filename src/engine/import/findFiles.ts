/**
 * Notes below the files and folders a person dropped, one after another as they are found. What cannot
 * be looked into is an item of its own and stops nothing. Links are followed at the very end, so that a
 * note that can be reached in two ways is found under its own name, and a loop ends.
 */
import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportProblem, ImportWarning } from '../../shared/domain/library.ts';
import { noteFormat } from '../../shared/domain/noteFormat.ts';
import { SaegimError, type ErrorCode } from '../../shared/errors.ts';
import { cloudFile } from './cloudNames.ts';
import { fileFailure } from './fileFailure.ts';
import { takeEverything, withIgnoreFile, type PathFilter } from './patterns.ts';

export type FoundItem = FoundFile | FoundProblem;

export interface FoundFile {
  readonly kind: 'file';
  readonly absolutePath: string;
  /** Absolute folder that was given, or the folder of the file that was given. */
  readonly root: string;
  /** From `root`, with `/`. Spelt as on the disk (macOS decomposes Hangul), so that it opens the file. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** ms since 1970. */
  readonly modified: number;
  /** The file's birth as far as the disk knows it, and not later than its last change. */
  readonly created: number;
  /** Something to say about the file itself, whatever is in it. */
  readonly warning?: ImportWarning;
}

export interface FoundProblem extends ImportProblem {
  readonly kind: 'problem';
  readonly absolutePath: string;
}

/** Files asked for their size at a time: hides the latency of a slow disk without flooding it. */
const statsAtOnce = 32;

interface Place {
  readonly absolutePath: string;
  readonly root: string;
}

/**
 * @param paths absolute; a file that none of them holds twice is given once. A file or folder that is named
 * here may be hidden itself.
 * @param options.filter asked with paths from each root; without it hidden things are left out, and what the
 * root's own `.saegimignore` names (whoever gives a filter joins that one by `withIgnoreFile`, since what is
 * walked may be a part of what it belongs to)
 * @throws SaegimError cancelled
 */
export async function* findFiles(
  paths: readonly string[],
  { signal, filter }: { readonly signal?: AbortSignal; readonly filter?: PathFilter } = {},
): AsyncGenerator<FoundItem, void, undefined> {
  const seen = new Set<string>();
  const links: Place[] = [];
  const filters = new Map<string, PathFilter>();

  for (const given of paths) yield* named(path.resolve(given));
  // The list grows while it is walked: a linked folder may hold further links.
  for (const link of links) yield* linked(link);

  async function* named(absolutePath: string): AsyncGenerator<FoundItem, void, undefined> {
    throwIfCancelled(signal);
    const place = { absolutePath, root: path.dirname(absolutePath) };
    const stats = await statOrProblem(place);
    if ('kind' in stats) yield stats;
    else if (stats.isDirectory()) {
      filters.set(absolutePath, filter ?? (await withIgnoreFile(takeEverything, absolutePath)));
      yield* below({ absolutePath, root: absolutePath }, await realPathOf(absolutePath));
    } else if (isPlaceholder(place)) yield placeholderProblem(place);
    else if (!stats.isFile() || !noteFormat(absolutePath)) {
      yield problem(place, 'unsupported-format', 'This kind of file is not read as a note.');
    } else if (isChosen(place) && isNew(await realPathOf(absolutePath))) yield fileOf(place, stats);
  }

  /** What a person named is taken whether hidden or not, yet not against their patterns. */
  function isChosen(place: Place): boolean {
    const name = path.basename(place.absolutePath);
    return name.startsWith('.') || !(filter ?? takeEverything).isLeftOut(name, false);
  }

  function isLeftOut(place: Place, isFolder: boolean): boolean {
    return (filters.get(place.root) ?? takeEverything).isLeftOut(relativePath(place), isFolder);
  }

  /** @param realFolder the folder's own path with no link in it, by which it is known again */
  async function* below(folder: Place, realFolder: string): AsyncGenerator<FoundItem, void, undefined> {
    throwIfCancelled(signal);
    if (!isNew(realFolder)) return;
    const entries = await entriesOrProblem(folder);
    if ('kind' in entries) return yield entries;

    const files: Place[] = [];
    const folders: Dirent[] = [];
    for (const entry of entries) {
      const place = { absolutePath: path.join(folder.absolutePath, entry.name), root: folder.root };
      if (isPlaceholder(place)) {
        if (!isLeftOut(standingFor(place), false)) yield placeholderProblem(place);
      } else if (entry.isSymbolicLink()) links.push(place);
      else if (entry.isDirectory()) {
        if (!isLeftOut(place, true)) folders.push(entry);
      } else if (entry.isFile() && noteFormat(entry.name) && !isLeftOut(place, false)) {
        if (isNew(path.join(realFolder, entry.name))) files.push(place);
      }
    }
    for (let i = 0; i < files.length; i += statsAtOnce) {
      throwIfCancelled(signal);
      yield* await Promise.all(files.slice(i, i + statsAtOnce).map(foundAt));
    }
    for (const { name } of folders) {
      const place = { absolutePath: path.join(folder.absolutePath, name), root: folder.root };
      yield* below(place, path.join(realFolder, name));
    }
  }

  async function* linked(link: Place): AsyncGenerator<FoundItem, void, undefined> {
    throwIfCancelled(signal);
    const stats = await statOrProblem(link);
    if (isLeftOut(link, !('kind' in stats) && stats.isDirectory())) return;
    if ('kind' in stats) {
      // A link to nowhere is somebody's leftover, unless it would be a note.
      if (stats.code !== 'not-found' || noteFormat(link.absolutePath)) yield stats;
      return;
    }
    const target = await realPathOf(link.absolutePath);
    if (stats.isDirectory()) yield* below(link, target);
    else if (stats.isFile() && noteFormat(link.absolutePath) && isNew(target)) yield fileOf(link, stats);
  }

  function isNew(realPath: string): boolean {
    if (seen.has(realPath)) return false;
    seen.add(realPath);
    return true;
  }
}

function realPathOf(absolutePath: string): Promise<string> {
  return realpath(absolutePath).catch(() => absolutePath); // it went meanwhile; whoever opens it will say so
}

async function foundAt(place: Place): Promise<FoundItem> {
  const stats = await statOrProblem(place);
  return 'kind' in stats ? stats : fileOf(place, stats);
}

function fileOf(place: Place, stats: Stats): FoundFile {
  const modified = Math.floor(stats.mtimeMs);
  const born = Math.floor(stats.birthtimeMs);
  const warning = conflictWarning(place);
  return {
    kind: 'file',
    ...place,
    path: relativePath(place),
    size: stats.size,
    modified,
    created: born > 0 ? Math.min(born, modified) : modified,
    ...(warning && { warning }),
  };
}

function conflictWarning(place: Place): ImportWarning | undefined {
  const cloud = cloudFile(path.basename(place.absolutePath));
  if (cloud?.kind !== 'conflict') return undefined;
  const reason = `${cloud.service} made it beside ${cloud.name} when two machines wrote at once.`;
  return { path: relativePath(place), code: 'sync-conflict', reason };
}

function isPlaceholder({ absolutePath }: Place): boolean {
  return cloudFile(path.basename(absolutePath))?.kind === 'placeholder';
}

/** The note in whose place a stub lies, so that a note known before is not taken for gone. */
function standingFor({ absolutePath, root }: Place): Place {
  const name = cloudFile(path.basename(absolutePath))?.name;
  return { absolutePath: name ? path.join(path.dirname(absolutePath), name) : absolutePath, root };
}

function placeholderProblem(place: Place): FoundProblem {
  const service = cloudFile(path.basename(place.absolutePath))?.service;
  return problem(standingFor(place), 'cloud-placeholder', `Its content is only in ${service}.`);
}

async function statOrProblem(place: Place): Promise<Stats | FoundProblem> {
  try {
    return await stat(place.absolutePath);
  } catch (error) {
    return fileProblem(place, error);
  }
}

/** In the order of their names, the same on every disk. */
async function entriesOrProblem(folder: Place): Promise<Dirent[] | FoundProblem> {
  try {
    const entries = await readdir(folder.absolutePath, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return fileProblem(folder, error);
  }
}

function fileProblem(place: Place, error: unknown): FoundProblem {
  const { code, reason } = fileFailure(error);
  const isUnnameable = code === 'not-found' && place.absolutePath.includes('\uFFFD');
  return problem(place, code, isUnnameable ? 'Its name is not valid UTF-8, so it cannot be opened.' : reason);
}

function problem(place: Place, code: ErrorCode, reason: string): FoundProblem {
  return { kind: 'problem', absolutePath: place.absolutePath, path: relativePath(place), code, reason };
}

function relativePath({ absolutePath, root }: Place): string {
  return path.relative(root, absolutePath).split(path.sep).join('/') || absolutePath;
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SaegimError('cancelled', 'finding files');
}
