/** Part of `npm run soak`: a watched folder under random changes, compared at rest with a fresh import. */
import { runSync } from '../fixtures/syncedFolder.ts';

/** @param folder empty. @returns whether the index is that of a fresh import */
export async function soakSync(folder: string, seed: number, operations: number): Promise<boolean> {
  const run = await runSync(folder, seed, operations);
  for (const each of run.differences.slice(0, 20)) console.log(`  ${each.slice(0, 200)}`);
  if (run.differences.length > 0) console.log(run.operations.join('\n'));
  console.log(
    `sync: ${run.notes} notes after ${operations} changes, ${run.differences.length} differ from a fresh import, in step after ${run.settledMs} ms`,
  );
  return run.differences.length === 0;
}
