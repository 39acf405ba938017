/**
 * Where files lie while they are copied: a hidden folder in the library folder, on the same disk, so that a
 * whole file comes to its place in one step. What a crash left in one is swept at the next copying.
 */
import { constants } from 'node:fs';
import { link, lstat, mkdtemp, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { SaegimError } from '../../shared/errors.ts';

export interface Incoming {
  /** An empty place for what another app's export is made into. */
  folder(): Promise<string>;
  /**
   * A whole copy of a file, on the disk, with its date.
   * @returns its absolute path here
   * @throws AbortError; SaegimError unsupported-format; errors of the file system
   */
  bring(source: string, options: BringOptions): Promise<string>;
  /** Sweeps what is left. */
  close(): Promise<void>;
}

export interface BringOptions {
  readonly signal?: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

const incomingName = '.saegim-incoming-';
const chunkBytes = 1024 * 1024;
/** A file that is written while it is copied is copied again; one that is always written is taken as it is. */
const mostAttempts = 3;

/** @throws errors of the file system, when nothing can be written in the library folder */
export async function openIncoming(libraryFolder: string): Promise<Incoming> {
  await sweep(libraryFolder);
  const folder = await mkdtemp(path.join(libraryFolder, incomingName));
  const buffer = Buffer.allocUnsafe(chunkBytes);
  let number = 0;
  return {
    folder: () => mkdtemp(path.join(folder, 'export-')),
    async bring(source, options) {
      const target = path.join(folder, String(number++));
      try {
        for (let attempt = 1; ; attempt++) {
          const isWhole = await copyBytes(source, target, buffer, options);
          if (isWhole || attempt === mostAttempts) return target;
        }
      } catch (error) {
        await rm(target, { force: true });
        throw error;
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function sweep(libraryFolder: string): Promise<void> {
  for (const name of await readdir(libraryFolder)) {
    if (name.startsWith(incomingName)) {
      await rm(path.join(libraryFolder, name), { recursive: true, force: true });
    }
  }
}

/** @returns whether the file stayed as it was meanwhile */
async function copyBytes(
  source: string,
  target: string,
  buffer: Buffer,
  { signal, onBytes }: BringOptions,
): Promise<boolean> {
  const from = await openRegular(source);
  try {
    const before = await from.stat();
    const to = await open(target, 'w');
    try {
      // What is appended meanwhile is left for the next time, so that this ends.
      for (let left = before.size; left > 0;) {
        signal?.throwIfAborted();
        const { bytesRead } = await from.read(buffer, 0, Math.min(left, buffer.length), null);
        if (bytesRead === 0) break;
        await writeAll(to, buffer.subarray(0, bytesRead));
        left -= bytesRead;
        onBytes(bytesRead);
      }
      await to.utimes(before.atimeMs / 1000, before.mtimeMs / 1000);
      await to.sync();
    } finally {
      await to.close();
    }
    const after = await from.stat();
    return after.size === before.size && after.mtimeMs === before.mtimeMs;
  } finally {
    await from.close();
  }
}

/** Not through a link that was put there since, and without waiting for whoever may write into a pipe. */
export async function openRegular(absolutePath: string): Promise<FileHandle> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(absolutePath, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new SaegimError('unsupported-format', 'not a regular file');
}

async function writeAll(to: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await to.write(bytes, written)).bytesWritten;
  }
}

/** Disks that know no second name for a file. */
const withoutLinks: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Gives a file its place, unless something has that name: a rename would silently replace what somebody
 * wrote there a moment ago.
 * @returns false when the name is taken
 */
export async function moveUnlessTaken(file: string, target: string): Promise<boolean> {
  try {
    await link(file, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    if (!withoutLinks.has(code)) throw error;
    if (await exists(target)) return false;
    await rename(file, target);
    return true;
  }
  await rm(file);
  return true;
}

async function exists(absolutePath: string): Promise<boolean> {
  try {
    await lstat(absolutePath);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** So that a power cut does not take a file's content. */
export async function syncFile(absolutePath: string): Promise<void> {
  const handle = await open(absolutePath, 'r+'); // Windows flushes only what may be written
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that a power cut does not take the names in it, as far as the system has that: Windows and some disks do not. */
export async function syncFolder(absolutePath: string): Promise<void> {
  const handle = await open(absolutePath, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
