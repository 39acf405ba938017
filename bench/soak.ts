/**
 * `npm run soak [kills] [seed]`: kills what writes again and again and looks at what it left, then follows a
 * watched folder through a thousand changes. The seed repeats the choices; the machine's timing stays its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKills, type KilledWork } from '../fixtures/killedImport.ts';
import { inspectLibrary, runKilledWriter } from '../fixtures/killedWriter.ts';
import { describeMachine } from './machine.ts';
import { soakSync } from './syncSoak.ts';

/** Long enough for every step of a write, and for the maintenance after it, to be hit. */
const longestDelayMs = 60;
/** Of an import, each in the state that the one before left. */
const importKills = 25;
const importNotes = 400;

const kills = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
console.log(`seed ${seed}, ${describeMachine()}`);

const passed = [await soakStore()];
for (const work of ['link', 'copy', 'sync', 'rebuild'] as const) passed.push(await soakImport(work));
passed.push(await inFolder((folder) => soakSync(folder, seed, 1_000)));
process.exitCode = passed.every(Boolean) ? 0 : 1;

function soakStore(): Promise<boolean> {
  return inFolder(async (parent) => {
    const folder = join(parent, 'store');
    let failed = 0;
    let last = 0;
    for (let kill = 1; kill <= kills; kill++) {
      const delayMs = Math.random() * longestDelayMs;
      const stored = (await runKilledWriter(folder, 1 + Math.floor(Math.random() * 12), delayMs)) ?? last;
      const { round, faults } = await inspectLibrary(folder);
      const all =
        round === stored || round === stored + 1
          ? faults
          : [...faults, `round ${round} after ${stored} was stored`];
      if (all.length > 0) failed++;
      console.log(`kill ${kill} at ${delayMs.toFixed(1)} ms: round ${round} ${all.join(', ') || 'whole'}`);
      last = round;
    }
    console.log(`${kills - failed} of ${kills} kills left every note whole`);
    return failed === 0;
  });
}

function soakImport(work: KilledWork): Promise<boolean> {
  return inFolder(async (folder) => {
    const run = await runKills(folder, { work, notes: importNotes, kills: importKills, seed });
    for (const kill of run.kills) console.log(`${work} killed at ${kill}`);
    for (const each of run.differences.slice(0, 20)) console.log(`  ${each.slice(0, 200)}`);
    console.log(
      `${work}: ${run.notes} notes after ${importKills} kills, ${run.differences.length} differ from an undisturbed import`,
    );
    return run.differences.length === 0;
  });
}

async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'saegim-soak-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
