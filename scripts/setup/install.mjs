import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runNpm } from './run.mjs';

const lockPath = inRoot('package-lock.json');
const stampPath = inRoot('node_modules/.setup-stamp');

export async function installPackages(report) {
  const wanted = createHash('sha256').update(readFileSync(lockPath)).digest('hex');
  if (readIfThere(stampPath) === wanted) return;
  if (!isInstalled(readJson(lockPath), readJson(inRoot('node_modules/.package-lock.json')))) {
    report.say('installing packages from package-lock.json');
    // Install scripts would download programs from elsewhere; a machine without that access must still install.
    runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: report.childStdio });
  }
  writeFileSync(stampPath, wanted);
}

/** Compares the lockfile with npm's own record of node_modules, so that `npm install` by hand is not done again. */
export function isInstalled(lock, installed) {
  if (!lock?.packages || !installed?.packages) return false;
  return Object.entries(lock.packages).every(([path, entry]) => {
    const there = installed.packages[path];
    if (path === '' || entry.link) return true;
    return there ? there.version === entry.version : entry.optional === true;
  });
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(path) {
  const text = readIfThere(path);
  return text === undefined ? undefined : JSON.parse(text);
}
