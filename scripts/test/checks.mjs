import { inRoot } from '../setup/paths.mjs';
import { addCounts, noCounts } from './counts.mjs';
import { runShown } from './runner.mjs';

// What `npm run check` runs, one by one, so that each counts.
const checks = {
  types: ['scripts/typecheck.mjs'],
  lint: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  'dead code': ['node_modules/knip/bin/knip.js'],
};

export async function runChecks() {
  let counts = noCounts;
  for (const [name, [script, ...args]] of Object.entries(checks)) {
    const status = await runShown(process.execPath, [inRoot(script), ...args]);
    console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
    counts = addCounts(counts, { ...noCounts, [status === 0 ? 'passed' : 'failed']: 1 });
  }
  return counts;
}
