/**
 * The index anew from the files. What is needed to go on after a crash in the middle is kept aside first, and
 * the journal says how far it came, so that it always ends whole. Notes keep their identity by path.
 */
import { readFile, rm } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { ImportReport } from '../../shared/domain/library.ts';
import type { NoteId } from '../../shared/domain/note.ts';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import type { ImportJournal } from './importJournal.ts';
import type { Log } from '../log.ts';
import type { NoteStore } from '../parts.ts';
import type { ImportOptions, Pipeline } from '../pipeline.ts';
import { pathOf } from '../intake/scope.ts';

export interface RebuildParts {
  readonly store: NoteStore;
  readonly journal: ImportJournal;
  readonly pipeline: Pipeline;
  /** Where the pipeline looks for the identity of a note that is new to it. */
  readonly keptIds: Map<string, NoteId>;
  /** Holds the identities while the index is made anew. */
  readonly idsFile: string;
  readonly log: Log;
}

type Options = Pick<ImportOptions, 'signal' | 'onProgress'>;

/** @throws SaegimError as `importPaths`; what is not read then is read at the next start */
export async function rebuild(parts: RebuildParts, options: Options): Promise<ImportReport> {
  const { store, journal, pipeline, keptIds, idsFile } = parts;
  await pipeline.cancelAll();
  const clearing = pipeline.alone(async () => {
    for (const note of store.notes()) keptIds.set(pathOf(note), note.id);
    await writeIds(idsFile, keptIds);
    await journal.setRebuilding('clearing');
    await clear(parts);
  });
  return readAll(parts, clearing, { ...options, isAsked: true });
}

/** What a rebuild left to do when the engine ended; undefined when there was none. */
export async function finishRebuild(
  parts: RebuildParts,
  options: Options,
): Promise<ImportReport | undefined> {
  const { journal, pipeline, keptIds, idsFile, log } = parts;
  const { rebuilding } = journal;
  if (!rebuilding) return undefined;
  const clearing = pipeline.alone(async () => {
    for (const [path, id] of await readIds(idsFile, log)) keptIds.set(path, id);
    if (rebuilding === 'clearing') await clear(parts);
  });
  return readAll(parts, clearing, { ...options, isAsked: false });
}

async function clear({ store, journal }: RebuildParts): Promise<void> {
  await store.clear();
  await journal.setRebuilding('reading');
}

/** @param clearing has the turn; the import asks for the next one at once, so that no sync comes between */
async function readAll(
  { journal, pipeline, idsFile }: RebuildParts,
  clearing: Promise<void>,
  options: Omit<ImportOptions, 'mode'>,
): Promise<ImportReport> {
  const sources = journal.sources().map((source) => source.path);
  const importing = pipeline.importPaths(sources, { ...options, mode: 'link' });
  const [report] = await Promise.all([importing, clearing]);
  if (report.isCancelled) return report; // the rest at the next start
  await journal.setRebuilding(undefined);
  await rm(idsFile, { force: true });
  return report;
}

const idsSchema = z.array(z.tuple([z.string(), z.string()]));

async function writeIds(file: string, ids: ReadonlyMap<string, NoteId>): Promise<void> {
  try {
    await writeFileAtomic(file, JSON.stringify([...ids]));
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'identities cannot be put aside', { cause: error });
  }
}

async function readIds(file: string, log: Log): Promise<readonly (readonly [string, NoteId])[]> {
  try {
    return idsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    log('warn', 'identities put aside cannot be read; notes get new ones', error);
    return [];
  }
}
