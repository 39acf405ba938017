import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from './paths.mjs';
import { run } from './run.mjs';

const stampPath = inRoot('out/.build-stamp');
const inputs = [
  'src',
  'electron.vite.config.ts',
  'scripts/setup/programs.mjs',
  'package.json',
  'package-lock.json',
];

/** Builds out/ when something it is made from has changed since the last build. */
export function buildApp(report) {
  const wanted = hashInputs();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === wanted) return;
  report.say('building the app');
  forgetBuild();
  run(
    process.execPath,
    [inRoot('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      stdio: report.childStdio,
    },
  );
  writeFileSync(stampPath, wanted);
}

/** Whoever writes into out/ by another way calls this, so that the next start builds anew. */
export function forgetBuild() {
  rmSync(stampPath, { force: true });
}

function hashInputs() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(listFiles))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function listFiles(name) {
  if (!existsSync(join(root, name))) return [];
  if (name.includes('.')) return [name];
  return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}
