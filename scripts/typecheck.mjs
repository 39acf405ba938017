// One configuration a process, so that the page cannot use Node and the engine cannot use the page.
import { spawnSync } from 'node:child_process';
import { inRoot, root } from './setup/paths.mjs';

const parts = ['shared', 'main', 'preload', 'engine', 'cli', 'renderer', 'node', 'page-tests'];

const failed = parts.filter((part) => {
  const args = [
    inRoot('node_modules/typescript/bin/tsc'),
    '--noEmit',
    '--pretty',
    'false',
    '-p',
    `tsconfig/${part}.json`,
  ];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) console.log(`${part}:\n${stdout.trim()}`);
  return status !== 0;
});

if (failed.length > 0) {
  console.log(`types are wrong in ${failed.join(', ')}`);
  process.exitCode = 1;
}
