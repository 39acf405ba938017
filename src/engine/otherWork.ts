/**
 * Whether other programs want the machine now, so that embedding, which could wait, makes room. The load
 * average is too slow for it (a minute) and counts this process too; the counters of the cores are neither.
 */
import { cpus } from 'node:os';

/** Time in ms since the machine started, over all cores, and this process's part in it. */
export interface CoreTimes {
  readonly busyMs: number;
  readonly idleMs: number;
  readonly ownMs: number;
  readonly cores: number;
}

/** Others take this part of all cores: from here on what is left would be fought for. */
const busyFrom = 0.5;
/** Back to full speed only below this, or it would go to and fro. */
const freeBelow = 0.35;
/** Shorter spans say what happens to run at a moment. */
const leastSpanMs = 2_000;

/** @returns asked as often as one likes; it looks again when enough time has passed */
export function watchOtherWork(read: () => CoreTimes = readCoreTimes): () => boolean {
  let before = read();
  let isBusy = false;
  return () => {
    const now = read();
    const busy = now.busyMs - before.busyMs;
    const all = busy + now.idleMs - before.idleMs;
    if (all < leastSpanMs * now.cores) return isBusy;
    const others = Math.max(0, busy - (now.ownMs - before.ownMs)) / all;
    before = now;
    isBusy = others >= (isBusy ? freeBelow : busyFrom);
    return isBusy;
  };
}

function readCoreTimes(): CoreTimes {
  let busyMs = 0;
  let idleMs = 0;
  const cores = cpus();
  for (const { times } of cores) {
    busyMs += times.user + times.nice + times.sys + times.irq;
    idleMs += times.idle;
  }
  const { user, system } = process.cpuUsage(); // µs, worker threads too
  return { busyMs, idleMs, ownMs: (user + system) / 1000, cores: cores.length };
}
