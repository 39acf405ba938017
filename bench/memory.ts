/**
 * How much memory the engine takes at its highest while a vault of 6,000 notes comes in, words and meaning: the
 * built command line, which is the engine and nothing else. From the kernel's own high-water mark, so on Linux only.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { workerFolder } from '../fixtures/paths.ts';
import { writeLanguageVault } from './languageVault.ts';

export interface MemoryFigures {
  readonly notes: number;
  readonly peakMegabytes: number;
}

const lookEveryMs = 500;

export async function benchMemory(count: number): Promise<MemoryFigures> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-memory-'));
  const notes = path.join(folder, 'notes');
  try {
    await writeLanguageVault(notes, count);
    const program = path.join(workerFolder, 'cli.js');
    const args = [program, 'import', notes, '--library', notes, '--data', path.join(folder, 'data')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    let peak = 0;
    const timer = setInterval(() => {
      void highWaterMark(child.pid).then((megabytes) => (peak = Math.max(peak, megabytes)));
    }, lookEveryMs);
    const [code] = (await once(child, 'exit')) as [number | null];
    clearInterval(timer);
    if (code !== 0) throw new Error(`the import ended with ${code}`);
    return { notes: count, peakMegabytes: peak };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns 0 once the process is gone */
async function highWaterMark(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}
