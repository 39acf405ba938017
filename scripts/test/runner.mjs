import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { noCounts, withExitStatus } from './counts.mjs';

/** Runs to the end with its output shown as it comes. @returns the exit status, 1 when it could not be started */
export function runShown(program, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      console.log(`${program}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Gives `start` a file for the runner's own report, and counts what the runner wrote there. */
export async function countReport(start, count) {
  const folder = mkdtempSync(join(tmpdir(), 'saegim-test-'));
  const file = join(folder, 'report.json');
  try {
    const status = await start(file);
    return withExitStatus(readCounts(file, count), status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.log(`the runner left no report: ${error.message}`);
    return { ...noCounts, failed: 1 };
  }
}
