/** The one door through which converters write: new files below one folder, and nowhere else. */
import { mkdir, open, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import { createSafePaths } from '../archive/index.ts';

export type Content = string | Uint8Array | AsyncIterable<Uint8Array>;

export interface TargetFolder {
  /** Absolute. */
  readonly folder: string;
  /** A path made safe and free, with `/`; nobody else gets it. */
  take(wantedPath: string): string;
  /**
   * @param takenPath as `take` gave it
   * @param modified ms since 1970; now where it is not known
   */
  write(takenPath: string, content: Content, modified?: number): Promise<void>;
  /** A file for the time of the conversion, which whoever asked takes away again. @returns its absolute path */
  writeScratch(content: Content): Promise<string>;
  /** Files written so far, without scratch. */
  files(): number;
}

/** @throws SaegimError permission-denied, disk-full; from `write` also what the content throws */
export async function createTargetFolder(folder: string): Promise<TargetFolder> {
  await atDisk(mkdir(folder, { recursive: true }));
  const paths = createSafePaths();
  const made = new Set<string>();
  let files = 0;

  return {
    folder,
    take: (wantedPath) => paths.take(wantedPath),
    async write(takenPath, content, modified) {
      const file = path.resolve(folder, takenPath);
      if (!file.startsWith(folder + path.sep)) throw new Error('a path that leads out of the target folder');
      await makeFolder(path.dirname(file));
      await writeNew(file, content);
      if (isDate(modified)) await atDisk(utimes(file, modified / 1000, modified / 1000));
      files++;
    },
    async writeScratch(content) {
      // No name that `take` gives can be the same: it is taken like any other.
      const file = path.join(folder, paths.take('.scratch'));
      await writeNew(file, content);
      return file;
    },
    files: () => files,
  };

  async function makeFolder(inside: string): Promise<void> {
    if (made.has(inside)) return;
    await atDisk(mkdir(inside, { recursive: true }));
    made.add(inside);
  }
}

/** Only where nothing is: what is there, a link included, is not written over or followed. */
async function writeNew(file: string, content: Content): Promise<void> {
  const handle = await atDisk(open(file, 'wx'));
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await atDisk(handle.writeFile(content));
    else for await (const piece of content) await atDisk(handle.writeFile(piece));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

function isDate(time: number | undefined): time is number {
  return time !== undefined && Number.isFinite(time) && time > 0 && time < Date.UTC(2100, 0);
}

async function atDisk<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'writing a converted file', { cause: error });
  }
}
