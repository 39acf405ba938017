/**
 * What the library was told and must not forget: the folders it keeps in step with, imports that are not
 * finished, patterns, and whether it is paused. What stands here at start is taken up again, so that a quit,
 * a crash or a power cut loses none of it; it outlives a damaged index.
 */
import { readFile, rename } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { ImportMode, LibraryPatterns, LibrarySource } from '../../shared/domain/library.ts';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import type { CopyPlan } from '../import/index.ts';
import type { Log } from '../log.ts';

/** Each change is on the disk when its promise resolves. @throws SaegimError disk-full, permission-denied */
export interface ImportJournal {
  /** Files and folders that the library keeps in step with, in the order they were given. */
  sources(): readonly JournalSource[];
  unfinished(): readonly UnfinishedImport[];
  patterns(): LibraryPatterns;
  readonly isPaused: boolean;
  /** Everything was forgotten and nothing was given since. */
  readonly isCleared: boolean;
  /** `clearing` until the old index is gone, `reading` until the new one is whole. */
  readonly rebuilding: Rebuilding | undefined;
  /** An import was asked for; it may have to wait for its turn. */
  ask(paths: readonly string[], mode: ImportMode): Promise<void>;
  /** Where its files go, before the first is copied: a copy that is taken up again makes no second one. */
  keepPlan(paths: readonly string[], plan: CopyPlan): Promise<void>;
  finish(paths: readonly string[], mode: ImportMode): Promise<void>;
  /** No change where it is one already. */
  addSource(path: string, kind: LibrarySource['kind']): Promise<void>;
  removeSource(path: string): Promise<void>;
  /** The device that the source lay on when it was last read whole. */
  setDevice(path: string, device: string): Promise<void>;
  setPatterns(patterns: LibraryPatterns): Promise<void>;
  setPaused(isPaused: boolean): Promise<void>;
  setRebuilding(rebuilding: Rebuilding | undefined): Promise<void>;
  /** Sources and imports; patterns stay. */
  clear(): Promise<void>;
}

export type Rebuilding = 'clearing' | 'reading';

export interface JournalSource {
  readonly path: string;
  readonly kind: LibrarySource['kind'];
  readonly device?: string;
}

export interface UnfinishedImport {
  readonly paths: readonly string[];
  readonly mode: ImportMode;
  readonly plan?: CopyPlan;
}

const path = z.string();
const planSchema: z.ZodType<CopyPlan> = z.looseObject({ entries: z.array(z.any()) });

const schema = z.object({
  version: z.literal(2),
  sources: z.array(
    z.object({ path, kind: z.enum(['library', 'linked']), device: z.string().exactOptional() }),
  ),
  unfinished: z.array(
    z.object({ paths: z.array(path), mode: z.enum(['copy', 'link']), plan: planSchema.exactOptional() }),
  ),
  patterns: z.object({ exclude: z.array(z.string()), include: z.array(z.string()) }),
  isPaused: z.boolean(),
  isCleared: z.boolean(),
  rebuilding: z.enum(['clearing', 'reading']).exactOptional(),
});

/** Before there were copies, patterns and watching. */
const firstSchema = z.object({
  version: z.literal(1),
  sources: z.array(path),
  unfinished: z.array(z.object({ paths: z.array(path) })),
});

type Entries = z.infer<typeof schema>;

const empty: Entries = {
  version: 2,
  sources: [],
  unfinished: [],
  patterns: { exclude: [], include: [] },
  isPaused: false,
  isCleared: false,
};

export async function openImportJournal(file: string, log: Log): Promise<ImportJournal> {
  let entries = await read(file, log);
  let saving = Promise.resolve();

  function save(change: Partial<Entries>): Promise<void> {
    entries = { ...entries, ...change };
    saving = saving.catch(() => {}).then(() => write(file, entries));
    return saving;
  }

  const without = (paths: readonly string[], mode: ImportMode) =>
    entries.unfinished.filter((other) => other.mode !== mode || !isSame(other.paths, paths));

  return {
    sources: () => entries.sources,
    unfinished: () => entries.unfinished,
    patterns: () => entries.patterns,
    get isPaused() {
      return entries.isPaused;
    },
    get isCleared() {
      return entries.isCleared;
    },
    get rebuilding() {
      return entries.rebuilding;
    },
    ask(paths, mode) {
      const asked = entries.unfinished.find((other) => other.mode === mode && isSame(other.paths, paths));
      return save({
        unfinished: [...without(paths, mode), asked ?? { paths: [...paths], mode }],
        isCleared: false,
      });
    },
    keepPlan: (paths, plan) =>
      save({ unfinished: [...without(paths, 'copy'), { paths: [...paths], mode: 'copy', plan }] }),
    finish: (paths, mode) => save({ unfinished: without(paths, mode) }),
    async addSource(added, kind) {
      if (entries.sources.some((source) => source.path === added)) return;
      await save({ sources: [...entries.sources, { path: added, kind }], isCleared: false });
    },
    removeSource: (removed) =>
      save({
        sources: entries.sources.filter((source) => source.path !== removed),
        unfinished: entries.unfinished.flatMap((each) => {
          const paths = each.paths.filter((other) => other !== removed);
          return paths.length > 0 ? [{ ...each, paths }] : [];
        }),
      }),
    async setDevice(of, device) {
      if (!entries.sources.some((source) => source.path === of && source.device !== device)) return;
      await save({
        sources: entries.sources.map((source) => (source.path === of ? { ...source, device } : source)),
      });
    },
    setPatterns: ({ exclude, include }) =>
      save({ patterns: { exclude: [...exclude], include: [...include] } }),
    setPaused: (isPaused) => save({ isPaused }),
    setRebuilding(rebuilding) {
      const { rebuilding: _, ...others } = entries;
      entries = others;
      return save(rebuilding ? { rebuilding } : {});
    },
    clear: () => save({ sources: [], unfinished: [], isCleared: true }),
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
    const read = z.union([schema, firstSchema]).parse(JSON.parse(text));
    return read.version === 2 ? read : fromFirst(read);
  } catch (error) {
    log('warn', 'the import journal is damaged and was put aside', error);
    await rename(file, `${file}.damaged`).catch((reason) => log('warn', 'and could not be moved', reason));
    return empty;
  }
}

function fromFirst({ sources, unfinished }: z.infer<typeof firstSchema>): Entries {
  return {
    ...empty,
    sources: sources.map((path) => ({ path, kind: 'linked' })),
    unfinished: unfinished.map(({ paths }) => ({ paths, mode: 'link' })),
  };
}
