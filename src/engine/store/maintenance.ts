import type { Table } from '@lancedb/lancedb';
import { termsIndex, type Tables } from './tables.ts';

/** Measured: at 30 fragments or 3,000 unindexed rows a word query takes nine times as long. */
const fragmentLimit = 30;
const unindexedLimit = 2000;
/** A read-only opening works on the version that it found: a command line is done long before. */
const keepVersionsMs = 10 * 60_000;

/** Compacts and indexes the tables that need it. Reads go on meanwhile, on the version before. */
export async function optimize({ notes, chunks, embeddings }: Tables): Promise<void> {
  const cleanupOlderThan = new Date(Date.now() - keepVersionsMs);
  for (const table of [notes, chunks, embeddings]) {
    const isDue = (await fragmentsOf(table)) >= fragmentLimit || (await unindexedOf(table)) >= unindexedLimit;
    // Files that no version names are leftovers of a killed write: the lock says that nobody else writes.
    if (isDue) await table.optimize({ cleanupOlderThan, deleteUnverified: true });
  }
}

export async function optimizeNow({ notes, chunks, embeddings }: Tables): Promise<void> {
  for (const table of [notes, chunks, embeddings]) {
    await table.optimize();
    await table.optimize({ cleanupOlderThan: new Date(), deleteUnverified: true });
  }
}

async function fragmentsOf(table: Table): Promise<number> {
  const { fragmentStats } = await table.stats();
  return fragmentStats.numFragments;
}

async function unindexedOf(table: Table): Promise<number> {
  const statistics = await table.indexStats(termsIndex);
  return statistics?.numUnindexedRows ?? 0;
}
