/** `npm run soak [kills]`: kills a writing process again and again, and looks at what it left. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectLibrary, runKilledWriter } from '../fixtures/killedWriter.ts';

/** Long enough for every step of a write, and for the maintenance after it, to be hit. */
const longestDelayMs = 60;

const kills = Number(process.argv[2] ?? 60);
const parent = await mkdtemp(join(tmpdir(), 'saegim-soak-'));
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
await rm(parent, { recursive: true });
console.log(`${kills - failed} of ${kills} kills left every note whole`);
process.exitCode = failed > 0 ? 1 : 0;
