/**
 * Does changes of several files so that either all of them happen or none: a record is on the disk before the
 * first step and gone after the last. What a dead process left is finished at the next start, or taken back
 * where it cannot be finished.
 */
import { randomUUID } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import type { Log } from '../log.ts';
import type { Sync } from './sync.ts';
import { inverse, pathsOf, written, type FileChange, type FileRename, type FileWrite } from './fileChange.ts';
import type { Files } from './files.ts';
import { hashOf, readBytes } from './textBytes.ts';

export interface Changes {
  /**
   * When it is done the index knows where files are; what was written into them it has still to read.
   * @throws SaegimError before anything is done: already-exists (a name is taken), not-found, invalid-argument
   * (a file is not as it was when the change was made); or what went wrong on the way, with all taken back
   */
  apply(change: FileChange): Promise<void>;
  /** Once, at start, before files are looked at. */
  recover(): Promise<void>;
}

export interface ChangesParts {
  readonly files: Files;
  readonly sync: Sync;
  readonly log: Log;
  /** Holds the records; made when first needed. */
  readonly folder: string;
}

const schema = z.object({
  makeFolders: z.array(z.string()),
  renames: z.array(z.object({ from: z.string(), to: z.string() })),
  writes: z.array(
    z.object({
      path: z.string(),
      start: z.int().nonnegative(),
      before: z.base64(),
      after: z.base64(),
      beforeHash: z.string(),
      afterHash: z.string(),
    }),
  ),
  removeFolders: z.array(z.string()),
});

export function createChanges({ files, sync, log, folder }: ChangesParts): Changes {
  return {
    async apply(change) {
      await check(change);
      const record = await writeRecord(files, folder, change);
      try {
        await run(change, files, sync);
      } catch (error) {
        await takeBack(change, files, sync); // if that fails too, the record stays for the next start
        await files.remove(record);
        throw error;
      }
      await files.remove(record);
    },
    async recover() {
      for (const record of await recordsIn(folder)) {
        const change = await readRecord(record, log);
        if (!change) {
          await files.rename(record, `${record}.damaged`);
          continue;
        }
        try {
          await run(change, files, sync);
        } catch (error) {
          log('warn', 'an interrupted change of files could not be finished and is taken back', error);
          await takeBack(change, files, sync);
        }
        await files.remove(record);
        await sync(pathsOf(change));
      }
    },
  };
}

async function check({ renames, writes }: FileChange): Promise<void> {
  const cameFrom = new Map(renames.map(({ from, to }) => [to, from]));
  for (const rename of renames) {
    const state = await stateOf(rename);
    if (state === 'done' || state === 'gone') throw new SaegimError('not-found', 'the file is not there');
    if (state === 'taken') throw new SaegimError('already-exists', 'there is a file of that name');
  }
  for (const { path, beforeHash } of writes) {
    const bytes = await readBytes(cameFrom.get(path) ?? path);
    if (hashOf(bytes) !== beforeHash)
      throw new SaegimError('invalid-argument', 'the file was changed meanwhile');
  }
}

/**
 * Every step can be run again after it was done. A file that somebody changed or took away meanwhile is left
 * as it is.
 */
async function run(
  change: FileChange,
  files: Files,
  sync: Sync,
  { mayFindTaken = false }: { readonly mayFindTaken?: boolean } = {},
): Promise<void> {
  for (const folder of change.makeFolders) await files.makeFolder(folder);
  for (const rename of change.renames) {
    const state = await stateOf(rename);
    if (state === 'taken' && !mayFindTaken)
      throw new SaegimError('already-exists', 'there is a file of that name');
    if (state === 'ready') await files.rename(rename.from, rename.to);
  }
  // A moved note is known again by its content, so the index follows before that is written.
  if (change.renames.length > 0) {
    await sync(
      change.renames.flatMap(({ from, to }) => [from, to]),
      change.renames,
    );
  }
  for (const write of change.writes) await writeIfUnchanged(write, files);
  for (const folder of change.removeFolders) await files.removeEmptyFolder(folder);
}

/** Where a name was taken by somebody meanwhile, both files stay as they are. */
function takeBack(change: FileChange, files: Files, sync: Sync): Promise<void> {
  return run(inverse(change), files, sync, { mayFindTaken: true });
}

async function stateOf({ from, to }: FileRename): Promise<'ready' | 'done' | 'gone' | 'taken'> {
  const [source, target] = await Promise.all([identityOf(from), identityOf(to)]);
  if (source === undefined) return target === undefined ? 'gone' : 'done';
  if (target === undefined) return 'ready';
  // On a disk that does not tell cases apart, a new spelling finds the file itself.
  return source === target && fold(from) === fold(to) ? 'ready' : 'taken';
}

async function identityOf(absolutePath: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await lstat(absolutePath, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === 'not-found') return undefined;
    throw new SaegimError(code, 'the file cannot be looked at', { cause: error });
  }
}

async function writeIfUnchanged(write: FileWrite, files: Files): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(write.path);
  } catch (error) {
    if (error instanceof SaegimError && error.code === 'not-found') return;
    throw error;
  }
  if (hashOf(bytes) === write.beforeHash) await files.write(write.path, written(write, bytes));
}

async function writeRecord(files: Files, folder: string, change: FileChange): Promise<string> {
  await files.makeFolder(folder);
  const record = path.join(folder, `${randomUUID()}.json`);
  await files.write(record, Buffer.from(JSON.stringify(change)));
  return record;
}

async function recordsIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name));
  } catch (error) {
    if (fileErrorCode(error) === 'not-found') return [];
    throw new SaegimError(fileErrorCode(error), 'the records of changes cannot be read', { cause: error });
  }
}

async function readRecord(record: string, log: Log): Promise<FileChange | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(record, 'utf8')));
  } catch (error) {
    log('error', 'the record of a change of files cannot be read', error);
    return undefined;
  }
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
