// All tests, or one part of them: npm test -- unit. The last line counts over all runners.
import { runChecks } from './test/checks.mjs';
import { addCounts, describeCounts, noCounts } from './test/counts.mjs';
import { runEndToEnd } from './test/endToEnd.mjs';
import { chooseOllamaTier } from './test/ollamaTier.mjs';
import { runUnit } from './test/unit.mjs';

const parts = { check: runChecks, unit: runUnit, e2e: runEndToEnd };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

const env = chooseOllamaTier(process.env);
let total = noCounts;
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  console.log(`\n${name}`);
  const counts = await parts[name](env);
  console.log(`${name}: ${describeCounts(counts)}`);
  total = addCounts(total, counts);
}

process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(`\n${describeCounts(total)}`);
