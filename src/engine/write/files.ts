/**
 * What is done to people's files, each step whole or not at all. Handed in as a part, so that a test can end
 * the process, as it were, between any two of them.
 */
import { createHash } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  open,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';

/** Every error is a SaegimError: not-found, permission-denied, disk-full, already-exists, internal. */
export interface Files {
  /** Replaces the file in one step, through a symbolic link where there is one; its mode and owner stay. */
  write(absolutePath: string, bytes: Uint8Array): Promise<void>;
  /** A new file. */
  create(absolutePath: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(absolutePath: string): Promise<void>;
  /** With those above it. */
  makeFolder(absolutePath: string): Promise<void>;
  /** Only when nothing is in it. */
  removeEmptyFolder(absolutePath: string): Promise<void>;
}

export const realFiles: Files = {
  write: (absolutePath, bytes) => atDisk('written', () => replace(absolutePath, bytes)),
  async create(absolutePath, bytes) {
    await atDisk('made', () => writeWhole(absolutePath, bytes));
    await syncFolder(path.dirname(absolutePath));
  },
  async rename(from, to) {
    await atDisk('renamed', () => renamePatiently(from, to));
    await syncFolder(path.dirname(to));
  },
  remove: (absolutePath) => atDisk('removed', () => rm(absolutePath, { force: true })),
  async makeFolder(absolutePath) {
    await atDisk('made', () => mkdir(absolutePath, { recursive: true }));
  },
  async removeEmptyFolder(absolutePath) {
    await rmdir(absolutePath).catch(() => {}); // something is in it, or it went
  },
};

/**
 * Hidden, so that neither a watcher nor another app takes it for a note. (write-file-atomic takes a short
 * write on a full disk for a whole one, and its temporary files look like the person's own.)
 */
async function replace(absolutePath: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(absolutePath).catch(() => absolutePath);
  const before = await stat(target).catch(() => undefined);
  if (before) await refuseReadOnly(target, before.mode);
  const temporary = temporaryPath(target);
  try {
    await rm(temporary, { force: true }); // of a process that died over it
    await writeWhole(temporary, bytes);
    if (before) {
      await chmod(temporary, before.mode).catch(() => {}); // not every disk has modes and owners
      await chown(temporary, before.uid, before.gid).catch(() => {});
    }
    await renamePatiently(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(path.dirname(target));
}

/** The same for the same file, so that what a dead process left goes with the next write. */
function temporaryPath(target: string): string {
  const name = createHash('sha256').update(path.basename(target)).digest('hex').slice(0, 16);
  return path.join(path.dirname(target), `.saegim-${name}.tmp`);
}

/** A rename needs no right on the file itself, so it would take one that was meant to stay. */
async function refuseReadOnly(target: string, mode: number): Promise<void> {
  if ((mode & 0o200) === 0) throw new SaegimError('permission-denied', 'the file is marked as read-only');
  await access(target, constants.W_OK);
}

/** On Windows a virus scanner or a search index has each new file open for a moment. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (const waitMs of process.platform === 'win32' ? [20, 50, 100, 200, 400] : []) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await wait(waitMs);
    }
  }
  await rename(from, to);
}

async function writeWhole(absolutePath: string, bytes: Uint8Array): Promise<void> {
  const file = await open(absolutePath, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that a power cut does not take the name back. Windows and some network disks cannot. */
async function syncFolder(absolutePath: string): Promise<void> {
  try {
    const folder = await open(absolutePath, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // The file itself is whole.
  }
}

async function atDisk<T>(done: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof SaegimError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTEMPTY' || code === 'EISDIR')
      throw new SaegimError('already-exists', `cannot be ${done}`, { cause: error });
    const isRefused = code === 'EROFS' || code === 'EXDEV';
    throw new SaegimError(isRefused ? 'permission-denied' : fileErrorCode(error), `cannot be ${done}`, {
      cause: error,
    });
  }
}
