/** What one import or sync looks into, and which notes it may call gone. */
import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import { noteFormat } from '../../shared/domain/noteFormat.ts';
import { createPathFilter, withIgnoreFile, type PathFilter } from '../import/index.ts';
import type { ImportJournal, JournalSource } from '../library/importJournal.ts';
import { isInside } from '../isInside.ts';
import { createSpelling, deviceOf, realPathOf, relativeTo, type Spelling } from './scope.ts';

export interface ImportScope {
  /** Notes in these are compared with what is found. */
  readonly given: ReadonlySet<string>;
  /** What is walked; each with patterns as seen from there. */
  readonly walks: readonly { readonly paths: readonly string[]; readonly filter: PathFilter }[];
  /** A missing file below these is gone; below others it may be on a drive that is not plugged in. */
  readonly trusted: ReadonlySet<string>;
  /** Sources that are walked whole and lie on another device than before: mounted elsewhere, or not mounted at all. */
  readonly strange: readonly JournalSource[];
  /** Sources that are walked whole, with the device they lie on. */
  readonly whole: readonly { readonly path: string; readonly device: string }[];
  /** Sources that have to be walked whole instead of what was asked. */
  readonly doubtful: readonly string[];
  /** Whether every source that holds it leaves it out. */
  isLeftOut(absolutePath: string): boolean;
}

type Journal = Pick<ImportJournal, 'sources' | 'patterns'>;

/** What a person named: taken with their patterns, each as it is. */
export async function scopeOfImport(paths: readonly string[], journal: Journal): Promise<ImportScope> {
  const sources = await openSources(journal);
  const spelling = createSpelling();
  const walks = await Promise.all(
    paths.map(async (each) => {
      const source = sources.holding(each).find((holding) => !leavesOut(holding, each));
      const filter = source ? filterFrom(source, await folderOf(each, spelling)) : sources.filter;
      return { paths: [each], filter };
    }),
  );
  return {
    given: new Set(paths),
    walks: mergeWalks(walks, sources.filter),
    trusted: new Set(paths),
    ...(await sources.devices(paths)),
    doubtful: [],
    isLeftOut: sources.isLeftOut,
  };
}

/** Below sources alone; what lies in none is left alone. */
export async function scopeOfSync(paths: readonly string[], journal: Journal): Promise<ImportScope> {
  const sources = await openSources(journal);
  const given = new Set<string>();
  const doubtful = new Set<string>();
  const walks: { paths: readonly string[]; filter: PathFilter }[] = [];
  const spelling = createSpelling();
  const isWhole = (each: string) => journal.sources().some((source) => source.path === each);
  for (const each of [...new Set(paths)].sort()) {
    const holding = sources.holding(each);
    if (holding.length === 0) continue;
    const throughLink = isWhole(each)
      ? []
      : await asyncFilter(holding, (source) => isThroughLink(each, source));
    const strange = isWhole(each) ? [] : await asyncFilter(holding, isOnOtherDevice);
    const inDoubt = new Set([...throughLink, ...strange]);
    for (const source of inDoubt) doubtful.add(source.path);
    if (inDoubt.size > 0) continue;
    given.add(each);
    const chosen = holding.find((source) => !leavesOut(source, each));
    const kind = await kindOf(each, spelling);
    if (chosen && (isWhole(each) || kind !== 'none'))
      walks.push({ paths: [each], filter: filterFrom(chosen, kind === 'file' ? path.dirname(each) : each) });
  }
  const trusted = [...given].flatMap((each) => sources.holding(each).map((source) => source.path));
  return {
    given,
    walks: mergeWalks(walks, sources.filter),
    trusted: new Set([...given, ...trusted]),
    ...(await sources.devices([...given])),
    doubtful: [...doubtful],
    isLeftOut: sources.isLeftOut,
  };
}

/** Whether there is something at the path that the library could keep in step with. */
export async function canBeSource(absolutePath: string): Promise<boolean> {
  return (await kindOf(absolutePath, createSpelling())) !== 'none';
}

interface OpenSource extends JournalSource {
  readonly filter: PathFilter;
}

/** What is left out, as the patterns and the files `.saegimignore` say now. */
export async function openSources(journal: Journal) {
  const filter = createPathFilter(journal.patterns());
  const sources = await Promise.all(
    journal.sources().map(async (source): Promise<OpenSource> => ({
      ...source,
      filter: await withIgnoreFile(filter, source.path),
    })),
  );
  const holding = (absolutePath: string) => sources.filter((source) => isInside(absolutePath, source.path));

  async function devices(given: readonly string[]) {
    const whole: { path: string; device: string }[] = [];
    const strange: JournalSource[] = [];
    for (const source of sources.filter(({ path }) => given.includes(path))) {
      const device = await deviceOf(source.path);
      if (device === undefined) continue;
      whole.push({ path: source.path, device });
      if (source.device !== undefined && source.device !== device) strange.push(source);
    }
    return { whole, strange };
  }

  return {
    filter,
    holding,
    devices,
    isLeftOut(absolutePath: string): boolean {
      const held = holding(absolutePath);
      return held.length > 0 && held.every((source) => leavesOut(source, absolutePath));
    },
  };
}

/** Also when it lies in a folder that is left out. */
function leavesOut({ path: root, filter }: OpenSource, absolutePath: string): boolean {
  const names = relativeTo(root, absolutePath).split('/');
  if (names[0] === '') return false;
  const isNote = noteFormat(absolutePath) !== undefined;
  return names.some((_, i) => {
    const isLast = i === names.length - 1;
    return filter.isLeftOut(names.slice(0, i + 1).join('/'), !isLast || !isNote);
  });
}

/** The source's filter as asked with paths from a folder in it. */
function filterFrom({ path: root, filter }: OpenSource, folder: string): PathFilter {
  const prefix = relativeTo(root, folder);
  if (prefix === '') return filter;
  return {
    isLeftOut: (relativePath, isFolder) => filter.isLeftOut(`${prefix}/${relativePath}`, isFolder),
  };
}

/** Walked together where they can be: a note that is reached in two ways is then found once. */
function mergeWalks(walks: ImportScope['walks'], plain: PathFilter): ImportScope['walks'] {
  const together = walks.filter(({ filter }) => filter === plain).flatMap(({ paths }) => paths);
  const others = walks.filter(({ filter }) => filter !== plain);
  return together.length > 0 ? [{ paths: together, filter: plain }, ...others] : others;
}

/** A note behind a link is known by another name, which only a walk of all tells. */
async function isThroughLink(absolutePath: string, source: JournalSource): Promise<boolean> {
  const folder = path.dirname(absolutePath);
  if (!isInside(folder, source.path)) return false;
  const [realFolder, realSource] = await Promise.all([realPathOf(folder), realPathOf(source.path)]);
  if (realFolder === folder && realSource !== source.path) return false; // the folder is missing
  if (realFolder !== path.join(realSource, path.relative(source.path, folder))) return true;
  return isLink(absolutePath);
}

async function isLink(absolutePath: string): Promise<boolean> {
  try {
    return (await lstat(absolutePath)).isSymbolicLink();
  } catch {
    return false;
  }
}

async function isOnOtherDevice(source: JournalSource): Promise<boolean> {
  return source.device !== undefined && (await deviceOf(source.path)) !== source.device;
}

async function folderOf(absolutePath: string, spelling: Spelling): Promise<string> {
  return (await kindOf(absolutePath, spelling)) === 'folder' ? absolutePath : path.dirname(absolutePath);
}

async function kindOf(absolutePath: string, spelling: Spelling): Promise<'file' | 'folder' | 'none'> {
  try {
    const stats = await stat(absolutePath);
    if (!(await spelling(absolutePath))) return 'none';
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() && noteFormat(absolutePath) ? 'file' : 'none';
  } catch {
    return 'none';
  }
}

async function asyncFilter<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<T[]> {
  const results = await Promise.all(items.map(test));
  return items.filter((_, i) => results[i]);
}
