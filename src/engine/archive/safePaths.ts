/** Paths that strangers wrote, as paths that every disk takes and that stay below the folder they are put in. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';

export interface SafePaths {
  /** @returns the path made safe, and changed where it was taken already: `a (2).md` */
  take(writtenPath: string): string;
}

/** Linux takes 255 bytes, macOS and Windows 255 units; what is left is for ` (2)` and temporary endings. */
const maxSegmentBytes = 230;
/** Below what systems take for a whole path (Linux 4,096, Windows with long paths 32,767), the folder above included. */
const maxPathBytes = 2_000;
/** Not in a name on Windows, whatever the disk: a library travels. */
// eslint-disable-next-line no-control-regex -- control characters are among them
const forbidden = /[<>:"|?*\\/\x00-\x1f\x7f]/g;
/** Windows opens these as devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** Undefined where `take` makes a good path of it; else one sentence. */
export function whyUnsafe(writtenPath: string, maxDepth: number): string | undefined {
  const segments = writtenPath.split('/');
  if (writtenPath.includes('\0')) return 'Its name has a zero byte in it.';
  if (writtenPath.startsWith('/') || /^[a-z]:(?:\/|$)/i.test(writtenPath)) return 'Its path is absolute.';
  if (segments.includes('..')) return 'Its path leads out of the archive.';
  if (segments.length - 1 > maxDepth) return 'It lies in too many folders.';
  return Buffer.byteLength(writtenPath) > maxPathBytes ? 'Its path is too long.' : undefined;
}

/** Paths of one folder: no two that a disk without case or Unicode forms would take for one. */
export function createSafePaths(): SafePaths {
  const files = new Set<string>();
  /** What a folder as written became; the same for all that lies in it. */
  const folders = new Map<string, string>();
  const taken = new Set<string>();
  /** How many have asked for a name, so that thousands of one name do not try each number again. */
  const asked = new Map<string, number>();

  return {
    take(writtenPath) {
      const segments = writtenPath.split('/').filter((segment) => segment !== '' && segment !== '.');
      const names = segments.map(safeSegment);
      const name = names.pop() ?? '_';
      const folder = takeFolder(names);
      const path = firstFree(folder, name, (key) => !files.has(key) && !taken.has(key));
      files.add(keyOf(path));
      return path;
    },
  };

  /** A folder may be taken again, but not where a file is. */
  function takeFolder(names: readonly string[]): string {
    let folder = '';
    for (const name of names) {
      const plain = keyOf(folder === '' ? name : `${folder}/${name}`);
      folder = folders.get(plain) ?? firstFree(folder, name, (key) => !files.has(key));
      folders.set(plain, folder);
      taken.add(keyOf(folder));
    }
    return folder;
  }

  function firstFree(folder: string, name: string, isFree: (key: string) => boolean): string {
    const plain = folder === '' ? name : `${folder}/${name}`;
    if (isFree(keyOf(plain))) return plain;
    const { dir, name: stem, ext } = posix.parse(plain);
    for (let count = (asked.get(keyOf(plain)) ?? 1) + 1; ; count++) {
      const numbered = posix.join(dir, `${stem} (${count})${ext}`);
      asked.set(keyOf(plain), count);
      if (isFree(keyOf(numbered))) return numbered;
    }
  }
}

function keyOf(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** One name of a file or folder, never empty, in NFC. */
export function safeSegment(written: string): string {
  const plain = written
    .replace(/\p{Surrogate}/gu, '-')
    .normalize('NFC')
    .replace(forbidden, '-')
    .replace(/[. ]+$/, '')
    .trimStart();
  const named = /^\.*$/.test(plain) ? '_' : device.test(plain) ? `_${plain}` : plain;
  return Buffer.byteLength(named) <= maxSegmentBytes ? named : shortened(named);
}

/** Cut at a character, its ending kept; the hash keeps names apart that begin alike. */
function shortened(name: string): string {
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? '';
  const mark = `~${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
  let room = maxSegmentBytes - Buffer.byteLength(ending) - mark.length;
  let stem = '';
  for (const character of name.slice(0, name.length - ending.length)) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    stem += character;
  }
  return stem.trimEnd() + mark + ending;
}
