import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';

/** Two commands started together must not install or build over each other: the second waits for the first. */
export async function withLock(report, work) {
  const path = join(
    tmpdir(),
    `saegim-setup-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.lock`,
  );
  for (let waited = false; !tryLock(path); waited = true) {
    if (!waited) report.say('waiting for another set-up of this folder to end');
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isLeftOver(path)) rmSync(path, { force: true });
    return false;
  }
}

function isLeftOver(path) {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    // Just created and not yet written.
    if (!owner) return false;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
