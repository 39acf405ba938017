// Runs one of our TypeScript scripts: node scripts/run.mjs bench/index.ts …
import { spawnSync } from 'node:child_process';
import { inRoot, root } from './setup/paths.mjs';

const [script, ...args] = process.argv.slice(2);
if (!script) {
  console.error('usage: node scripts/run.mjs <script.ts> [arguments]');
  process.exit(2);
}

const setup = spawnSync(process.execPath, [inRoot('scripts/setup.mjs'), '--build', '--quiet'], {
  cwd: root,
  stdio: 'inherit',
});
if (setup.status !== 0) process.exit(setup.status ?? 1);

const result = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
