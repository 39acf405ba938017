/** Where what was dropped goes in the library folder, before anything is copied. */
import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorCode } from '../../shared/errors.ts';
import { isInside } from '../isInside.ts';
import { fileFailure } from './fileFailure.ts';

/** Plain data that a journal keeps, so that an import goes on after a crash with the same targets. */
export interface CopyPlan {
  readonly entries: readonly PlannedPath[];
}

/** `target`: absolute; where a file of that name with other content lies, it comes to lie beside it. */
export type PlannedPath =
  | { readonly kind: 'file' | 'folder'; readonly source: string; readonly target: string }
  /** In the library folder already: only read, where `target` says. */
  | { readonly kind: 'inside'; readonly source: string; readonly target: string }
  | { readonly kind: 'refused'; readonly source: string; readonly code: ErrorCode; readonly reason: string };

/** @param paths absolute; what lies in another of them comes with it */
export async function planCopy(paths: readonly string[], libraryFolder: string): Promise<CopyPlan> {
  const library = await realPathOf(path.resolve(libraryFolder));
  const sources = [...new Set(paths.map((each) => path.resolve(each)))];
  const given = await Promise.all(sources.map(lookAt));
  const folders = given.filter((each) => each.stats?.isDirectory() && !isInside(library, each.real));
  return {
    entries: given
      .filter((each) => !folders.some((folder) => folder !== each && comesWith(each, folder)))
      .map((each) => planOne(each, library, path.resolve(libraryFolder))),
  };
}

interface Given {
  readonly source: string;
  /** Without links in it. */
  readonly real: string;
  readonly stats?: Stats;
  readonly error?: unknown;
}

async function lookAt(source: string): Promise<Given> {
  try {
    return { source, real: await realpath(source), stats: await stat(source) };
  } catch (error) {
    return { source, real: source, error };
  }
}

/** Hidden things do not: they were named because they would be left out. */
function comesWith(each: Given, folder: Given): boolean {
  const relative = path.relative(folder.source, each.source);
  return (
    relative !== '' && isInside(each.source, folder.source) && !relative.split(path.sep).some(isHiddenName)
  );
}

function planOne({ source, real, stats, error }: Given, library: string, libraryFolder: string): PlannedPath {
  const refused = (code: ErrorCode, reason: string): PlannedPath => ({
    kind: 'refused',
    source,
    code,
    reason,
  });
  if (!stats) return { kind: 'refused', source, ...fileFailure(error) };
  if (isInside(real, library)) {
    return { kind: 'inside', source, target: path.join(libraryFolder, path.relative(library, real)) };
  }
  if (isInside(library, real)) return refused('invalid-argument', 'The library folder lies in it.');
  const name = shownName(path.basename(source));
  if (stats.isDirectory()) return { kind: 'folder', source, target: path.join(libraryFolder, name) };
  if (stats.isFile()) return { kind: 'file', source, target: path.join(libraryFolder, name) };
  return refused('unsupported-format', 'This is neither a file nor a folder.');
}

/** What was named although it is hidden comes in visible: hidden things in the library are not read. */
function shownName(name: string): string {
  return name.replace(/^\.+(?=.)/, '');
}

function isHiddenName(name: string): boolean {
  return name.startsWith('.');
}

/** Of the nearest folder that exists, with the rest of the way as given. */
export async function realPathOf(absolutePath: string): Promise<string> {
  try {
    return await realpath(absolutePath);
  } catch {
    const parent = path.dirname(absolutePath);
    if (parent === absolutePath) return absolutePath;
    return path.join(await realPathOf(parent), path.basename(absolutePath));
  }
}
