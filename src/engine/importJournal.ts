/**
 * Imports that were asked for and are not finished, so that a quit, a crash or a power cut does not
 * lose one: what stands here at start is taken up again. Also the folders that the library reads,
 * which outlive a damaged index.
 */
import { readFile, rename } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { fileErrorCode, SaegimError } from '../shared/errors.ts';
import type { Log } from './log.ts';

/** Each change is on the disk when its promise resolves. @throws SaegimError disk-full, permission-denied */
export interface ImportJournal {
  /** Files and folders that the library was given, in order. */
  sources(): readonly string[];
  unfinished(): readonly UnfinishedImport[];
  /** An import was asked for; it may have to wait for its turn. */
  ask(paths: readonly string[]): Promise<void>;
  begin(paths: readonly string[]): Promise<void>;
  /** It ended without being finished, and not by taking the engine down: it waits as if never begun. */
  postpone(paths: readonly string[]): Promise<void>;
  finish(paths: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

export interface UnfinishedImport {
  readonly paths: readonly string[];
  /** How often it was begun and never heard of again. */
  readonly attempts: number;
}

const schema = z.object({
  version: z.literal(1),
  sources: z.array(z.string()),
  unfinished: z.array(z.object({ paths: z.array(z.string()), attempts: z.int().nonnegative() })),
});

type Entries = z.infer<typeof schema>;

const empty: Entries = { version: 1, sources: [], unfinished: [] };

export async function openImportJournal(file: string, log: Log): Promise<ImportJournal> {
  let entries = await read(file, log);
  let saving = Promise.resolve();

  function save(next: Entries): Promise<void> {
    entries = next;
    saving = saving.catch(() => {}).then(() => write(file, entries));
    return saving;
  }

  const without = (paths: readonly string[]) =>
    entries.unfinished.filter((other) => !isSame(other.paths, paths));
  const attemptsOf = (paths: readonly string[]) =>
    entries.unfinished.find((other) => isSame(other.paths, paths))?.attempts ?? 0;
  const keep = (paths: readonly string[], attempts: number) =>
    save({
      ...entries,
      sources: [...new Set([...entries.sources, ...paths])],
      unfinished: [...without(paths), { paths: [...paths], attempts }],
    });

  return {
    sources: () => entries.sources,
    unfinished: () => entries.unfinished,
    ask: (paths) => keep(paths, attemptsOf(paths)),
    begin: (paths) => keep(paths, attemptsOf(paths) + 1),
    postpone: (paths) => keep(paths, 0),
    finish: (paths) => save({ ...entries, unfinished: without(paths) }),
    clear: () => save(empty),
  };
}

export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((path, i) => path === b[i]);
}

async function write(file: string, entries: Entries): Promise<void> {
  try {
    await writeFileAtomic(file, JSON.stringify(entries));
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'the import journal cannot be written', { cause: error });
  }
}

async function read(file: string, log: Log): Promise<Entries> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (fileErrorCode(error) !== 'not-found') log('warn', 'the import journal could not be read', error);
    return empty;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    log('warn', 'the import journal is damaged and was put aside', error);
    await rename(file, `${file}.damaged`).catch((reason) => log('warn', 'and could not be moved', reason));
    return empty;
  }
}
