/** Where files lie among the folders that were given, and what the disk says of them. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Note } from '../../shared/domain/note.ts';
import { fileErrorCode } from '../../shared/errors.ts';

export function pathOf({ root, path: notePath }: Pick<Note, 'root' | 'path'>): string {
  return path.join(root, notePath);
}

/** The path itself and the folders above it: quicker to ask for many paths than each folder in turn. */
export function* selfAndAbove(absolutePath: string): Generator<string, void, undefined> {
  let at = absolutePath;
  for (;;) {
    yield at;
    const parent = path.dirname(at);
    if (parent === at) return;
    at = parent;
  }
}

export function isInsideAny(absolutePath: string, folders: ReadonlySet<string>): boolean {
  for (const each of selfAndAbove(absolutePath)) if (folders.has(each)) return true;
  return false;
}

/** From a folder, with `/`; empty for itself. */
export function relativeTo(folder: string, absolutePath: string): string {
  return path.relative(folder, absolutePath).split(path.sep).join('/');
}

/**
 * Whether the nearest folder that is left of a file's way shows that it is not there, or that what has its
 * name now is no file. That folder must lie in
 * what was given: where all of it is missing, it may be a drive that is not plugged in.
 */
export async function isGone(
  absolutePath: string,
  given: ReadonlySet<string>,
  isSpeltSo: Spelling = createSpelling(),
): Promise<boolean> {
  let nearest = absolutePath;
  while (await isMissing(nearest, lstat)) {
    const parent = path.dirname(nearest);
    if (parent === nearest) return false;
    nearest = parent;
  }
  if (nearest === absolutePath) return (await isNoFile(absolutePath)) || !(await isSpeltSo(absolutePath));
  if (await isMissing(nearest, stat)) return false; // behind a dead link
  const isGivenItself = given.has(absolutePath) && nearest === path.dirname(absolutePath);
  return isGivenItself || isInsideAny(nearest, given);
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

async function isNoFile(absolutePath: string): Promise<boolean> {
  try {
    return !(await stat(absolutePath)).isFile();
  } catch {
    return false;
  }
}

/** Whether a file has exactly this name: where case does not count, `a.md` is there when it is called `A.md`. */
export type Spelling = (absolutePath: string) => Promise<boolean>;

/** Lists each folder once, so use it for one look at the disk only. */
export function createSpelling(): Spelling {
  const folders = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  const namesIn = async (folder: string) => {
    try {
      return new Set(await readdir(folder));
    } catch {
      return undefined; // what may not be listed tells nothing
    }
  };
  return async (absolutePath) => {
    const folder = path.dirname(absolutePath);
    const listing = folders.get(folder) ?? namesIn(folder);
    folders.set(folder, listing);
    return (await listing)?.has(path.basename(absolutePath)) ?? true;
  };
}

export async function realPathOf(absolutePath: string): Promise<string> {
  try {
    return await realpath(absolutePath);
  } catch {
    return absolutePath;
  }
}

/**
 * `device:inode:birth`, exact also where inodes have 64 bits; undefined where the disk has none. Linux gives the
 * inode of a deleted file to the next one, and only the time of its birth tells them apart.
 */
export async function fileIdOf(absolutePath: string): Promise<string | undefined> {
  try {
    const { dev, ino, birthtimeNs } = await stat(absolutePath, { bigint: true });
    return ino === 0n ? undefined : `${dev}:${ino}:${birthtimeNs}`;
  } catch {
    return undefined; // whoever reads it will say why
  }
}

/** Undefined when it is not there, or not to be looked at. */
export async function deviceOf(absolutePath: string): Promise<string | undefined> {
  try {
    return String((await stat(absolutePath, { bigint: true })).dev);
  } catch {
    return undefined;
  }
}
