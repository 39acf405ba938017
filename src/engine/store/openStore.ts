import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import type { NoteStore } from '../parts.ts';
import type { Catalogue } from './catalogue.ts';
import { atLance, lanceErrorCode } from './lanceError.ts';
import { loadCatalogue, sweep } from './load.ts';
import { lockFolder } from './lock.ts';
import { readMetadata, writeMetadata } from './metadata.ts';
import { createReader } from './reader.ts';
import type { MadeBy } from './rows.ts';
import { schemaVersion } from './schema.ts';
import { openTables, type Tables } from './tables.ts';
import { createTermCounts } from './termCounts.ts';
import { createWriter } from './writer.ts';

export interface StoreOptions {
  /** Made when missing, unless it is only read. */
  readonly folder: string;
  /** Of the embedding model: vectors of another model are not read and are made anew. */
  readonly fingerprint: string;
  readonly dimension: number;
  readonly chunkerVersion: string;
  readonly analyserVersion: string;
  /** Reads beside a writer, from the state at opening. */
  readonly isReadOnly?: boolean;
}

interface OpenedIndex {
  readonly roots: readonly string[];
  readonly tables: Tables;
  readonly catalogue: Catalogue;
  readonly isSweepDue: boolean;
}

/**
 * Opens the index of a library, or a new one. A damaged one is moved aside, see `recoveredFrom`.
 * @throws SaegimError store-locked, store-newer, disk-full, permission-denied; store-corrupt when read-only
 */
export async function openStore(options: StoreOptions): Promise<NoteStore> {
  if (options.isReadOnly) return createStore(options, await openIndex(options), undefined, async () => {});
  await makeFolder(options.folder);
  const lock = await lockFolder(options.folder);
  try {
    const { index, recoveredFrom } = await openOrRecover(options);
    return createStore(options, index, recoveredFrom, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openOrRecover(options: StoreOptions): Promise<{ index: OpenedIndex; recoveredFrom?: string }> {
  try {
    return { index: await openIndex(options) };
  } catch (error) {
    if (!(error instanceof SaegimError && error.code === 'store-corrupt')) throw error;
    const roots = await readableRoots(options.folder);
    const recoveredFrom = await moveAside(options.folder);
    await writeMetadata(options.folder, { schema: schemaVersion, roots });
    return { index: await openIndex(options), recoveredFrom };
  }
}

async function openIndex(options: StoreOptions): Promise<OpenedIndex> {
  const { folder, fingerprint, dimension, isReadOnly = false } = options;
  const metadata = await readMetadata(folder);
  const roots = metadata?.roots ?? [];
  // A library that is as it should be opens on a full disk too.
  if (!isReadOnly && metadata?.schema !== schemaVersion)
    await writeMetadata(folder, { schema: schemaVersion, roots });
  return atLance('opening the index', async () => {
    const tables = await openTables({ folder, fingerprint, dimension, isReadOnly });
    try {
      const catalogue = await loadCatalogue(tables, madeByOf(options));
      const isSweepDue = !isReadOnly && !(await trySweep(tables, catalogue));
      return { roots, tables, catalogue, isSweepDue };
    } catch (error) {
      tables.close();
      throw error;
    }
  });
}

/** @returns false on a full disk: what is to be swept is not read, so it may wait */
async function trySweep(tables: Tables, catalogue: Catalogue): Promise<boolean> {
  try {
    await sweep(tables, catalogue);
    return true;
  } catch (error) {
    if (lanceErrorCode(error) !== 'disk-full') throw error;
    return false;
  }
}

function createStore(
  options: StoreOptions,
  { roots: foundRoots, tables, catalogue, isSweepDue }: OpenedIndex,
  recoveredFrom: string | undefined,
  release: () => Promise<void>,
): NoteStore {
  const { folder, dimension, isReadOnly = false } = options;
  const terms = createTermCounts();
  let roots = foundRoots;
  const saveRoots = async (next: readonly string[]) => {
    await writeMetadata(folder, { schema: schemaVersion, roots: [...next] });
    roots = [...next];
  };
  const { settle, ...writer } = createWriter({
    tables,
    catalogue,
    terms,
    madeBy: madeByOf(options),
    dimension,
    isSweepDue,
    async keepRoots(used) {
      const all = [...new Set([...roots, ...used])];
      if (all.length > roots.length) await saveRoots(all);
    },
    forgetRoots: () => saveRoots([]),
  });

  return {
    isReadOnly,
    recoveredFrom,
    notes: () => catalogue.notes(),
    note: (id) => catalogue.entry(id)?.note,
    noteByPath: (absolutePath) => catalogue.noteByPath(absolutePath),
    roots: () => roots,
    counts: () => catalogue.counts(),
    pendingCount: () => catalogue.pendingCount(),
    ...createReader(tables, catalogue, terms, dimension),
    ...(isReadOnly ? refuseWrites : writer),
    indexBytes: () => folderBytes(folder),
    async close() {
      await settle();
      tables.close();
      await release();
    },
  };
}

const refuse = async (): Promise<never> => {
  throw new SaegimError('store-locked', 'the library is open for reading only');
};

const refuseWrites = {
  putNotes: refuse,
  moveNotes: refuse,
  removeNotes: refuse,
  putEmbeddings: refuse,
  clear: refuse,
  maintain: async () => {},
};

function madeByOf({ chunkerVersion, analyserVersion }: StoreOptions): MadeBy {
  return { chunker: chunkerVersion, analyser: analyserVersion };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'the index folder cannot be made', { cause: error });
  }
}

/** What was imported is worth knowing even when the rest is lost. */
async function readableRoots(folder: string): Promise<string[]> {
  try {
    return (await readMetadata(folder))?.roots ?? [];
  } catch {
    return []; // it may be the very file that is damaged
  }
}

/** Nothing is deleted: whoever knows better may look at it. */
async function moveAside(folder: string): Promise<string> {
  const aside = `${folder}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  await rename(folder, aside).catch((error: unknown) => {
    throw new SaegimError('store-corrupt', 'the damaged index cannot be moved aside', { cause: error });
  });
  await makeFolder(folder);
  return aside;
}

/** Files may go while they are counted. */
async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  const files = entries?.filter((entry) => entry.isFile()) ?? [];
  const sizes = await Promise.all(
    files.map(
      async ({ parentPath, name }) => (await stat(join(parentPath, name)).catch(ignoreMissing))?.size ?? 0,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
