/**
 * Imports that were asked for and are not finished, so that a quit, a crash or a power cut does not
 * lose one: what stands here at start is taken up again. Also the folders that the library reads,
 * which outlive a damaged index.
 */
import { readFile, rename } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Log } from './log.ts';

export interface ImportJournal {
  /** Files and folders that the library was given, in order. */
  sources(): readonly string[];
  unfinished(): readonly (readonly string[])[];
  begin(paths: readonly string[]): Promise<void>;
  finish(paths: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

const schema = z.object({
  version: z.literal(1),
  sources: z.array(z.string()),
  unfinished: z.array(z.array(z.string())),
});

type Entries = z.infer<typeof schema>;

const empty: Entries = { version: 1, sources: [], unfinished: [] };

export async function openImportJournal(file: string, log: Log): Promise<ImportJournal> {
  let entries = await read(file, log);
  let saving = Promise.resolve();

  function save(next: Entries): Promise<void> {
    entries = next;
    saving = saving.catch(() => {}).then(() => writeFileAtomic(file, JSON.stringify(entries)));
    return saving;
  }

  return {
    sources: () => entries.sources,
    unfinished: () => entries.unfinished,
    begin: (paths) =>
      save({
        ...entries,
        sources: [...new Set([...entries.sources, ...paths])],
        unfinished: [...entries.unfinished.filter((other) => !isSame(other, paths)), [...paths]],
      }),
    finish: (paths) => save({ ...entries, unfinished: entries.unfinished.filter((other) => !isSame(other, paths)) }),
    clear: () => save(empty),
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((path, i) => path === b[i]);
}

async function read(file: string, log: Log): Promise<Entries> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log('warn', 'the import journal could not be read', error);
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
