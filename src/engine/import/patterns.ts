/**
 * Which paths below a source are left out: by the person's patterns, by the rule for hidden things, and by
 * a `.saegimignore` in the source's root. Written as in `.gitignore`, without regard to case, and to how
 * Hangul is composed (macOS decomposes it in names).
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import type { LibraryPatterns } from '../../shared/domain/library.ts';

export interface PathFilter {
  /** @param relativePath from the source's root, with `/`; empty for the root, which is never left out */
  isLeftOut(relativePath: string, isFolder: boolean): boolean;
}

/** Of a root, for that root alone: one pattern a line, `#` begins a comment. */
export const ignoreFileName = '.saegimignore';

/** Other people's notes, beside whatever begins with a dot (.git, .obsidian, .trash; ._x of macOS). */
const skippedFolder = 'node_modules';
/** What is longer is no pattern that a person wrote; their number keeps a hostile file from slowing every path. */
const maxPatternLength = 500;
const maxPatterns = 2_000;
const maxIgnoreFileBytes = 256 * 1024;
/** Wildcards backtrack: with more of them one crafted name could take minutes. */
const maxStarsInSegment = 3;
const maxDoubleStars = 2;
/** What lies deeper counts as the folder at this depth that holds it: nobody's pattern tells it from that. */
const maxDepth = 64;

/** A pattern that cannot be understood is as if it were not there. */
export function createPathFilter({ exclude, include }: LibraryPatterns): PathFilter {
  const excludes = usable(exclude);
  const includes = usable(include);
  const excluded = ignore().add(excludes);
  const included = ignore().add(includes);
  const mayHold = includes.filter((pattern) => !pattern.startsWith('!')).map(folderMatcher);
  const named = ignore().add(includes.flatMap(segmentsOf).filter(isHiddenName));

  return {
    isLeftOut(relativePath, isFolder) {
      const asked = askedPath(relativePath, isFolder);
      if (!asked) return false;
      if (excluded.ignores(asked.path)) return true;
      if (asked.names.some((name) => isHiddenName(name) && !named.ignores(name))) return true;
      if (includes.length === 0 || included.ignores(asked.path)) return false;
      return !isFolder || !mayHold.some((matches) => matches(asked.names));
    },
  };
}

interface AskedPath {
  readonly names: readonly string[];
  /** As `ignore` wants it: NFC, a folder with `/` at its end. */
  readonly path: string;
}

/** @returns undefined for the root and for what is no path below it */
function askedPath(relativePath: string, isFolder: boolean): AskedPath | undefined {
  const plain = relativePath.normalize('NFC').replace(/\/+$/, '');
  if (!ignore.isPathValid(plain)) return undefined;
  const names = plain.split('/');
  if (names.length > maxDepth) return { names, path: `${names.slice(0, maxDepth).join('/')}/` };
  return { names, path: isFolder ? `${plain}/` : plain };
}

export const takeEverything: PathFilter = createPathFilter({ exclude: [], include: [] });

/** The filter of a root with what its `.saegimignore` leaves out beside; the same filter where it has none. */
export async function withIgnoreFile(filter: PathFilter, root: string): Promise<PathFilter> {
  const patterns = await readIgnoreFile(root);
  if (patterns.length === 0) return filter;
  const excluded = ignore().add(usable(patterns));
  return {
    isLeftOut(relativePath, isFolder) {
      if (filter.isLeftOut(relativePath, isFolder)) return true;
      const asked = askedPath(relativePath, isFolder);
      return asked !== undefined && excluded.ignores(asked.path);
    },
  };
}

/** What cannot be read leaves nothing out: its notes are then shown, which is seen, rather than missing. */
async function readIgnoreFile(root: string): Promise<readonly string[]> {
  try {
    const content = await readFile(path.join(root, ignoreFileName));
    if (content.byteLength > maxIgnoreFileBytes) return [];
    return content
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
  } catch {
    return [];
  }
}

function usable(patterns: readonly string[]): readonly string[] {
  return patterns
    .map((pattern) => pattern.normalize('NFC'))
    .filter(isUsable)
    .slice(0, maxPatterns);
}

function isUsable(pattern: string): boolean {
  if (pattern.trim() === '' || pattern.startsWith('#') || pattern.length > maxPatternLength) return false;
  const segments = pattern.split('/');
  if (segments.filter((segment) => segment === '**').length > maxDoubleStars) return false;
  if (segments.some((segment) => segment.split(/\*+/).length - 1 > maxStarsInSegment)) return false;
  try {
    ignore().add(pattern).ignores('a/b');
    return true;
  } catch {
    return false;
  }
}

/** Whether something below a folder could match: only an anchored pattern can be known not to. */
function folderMatcher(pattern: string): (folder: readonly string[]) => boolean {
  const isAnchored = pattern.replace(/\/+$/, '').includes('/');
  if (!isAnchored) return () => true;
  const segments = segmentsOf(pattern).map((segment) =>
    segment === '**' ? undefined : ignore().add(`/${segment}`),
  );
  return (folder) => {
    for (const [i, name] of folder.entries()) {
      if (i >= segments.length) return false;
      const segment = segments[i];
      if (!segment) return true;
      if (!segment.ignores(name)) return false;
    }
    return true;
  };
}

function segmentsOf(pattern: string): readonly string[] {
  return pattern.split('/').filter((segment) => segment !== '' && segment !== '!');
}

function isHiddenName(name: string): boolean {
  return name.startsWith('.') || name.toLowerCase() === skippedFolder;
}
