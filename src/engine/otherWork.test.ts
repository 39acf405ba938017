import { describe, expect, it } from 'vitest';
import { watchOtherWork, type CoreTimes } from './otherWork.ts';

/** A machine whose cores' time goes on by what is told. */
function machine(cores = 4) {
  let times: CoreTimes = { busyMs: 0, idleMs: 0, ownMs: 0, cores };
  const isBusy = watchOtherWork(() => times);
  return (passed: Omit<CoreTimes, 'cores'>): boolean => {
    times = {
      busyMs: times.busyMs + passed.busyMs,
      idleMs: times.idleMs + passed.idleMs,
      ownMs: times.ownMs + passed.ownMs,
      cores,
    };
    return isBusy();
  };
}

describe('watchOtherWork', () => {
  it('says so when others take half of the cores', () => {
    expect(machine()({ busyMs: 5_000, idleMs: 5_000, ownMs: 0 })).toBe(true);
  });

  it('does not count what this process does', () => {
    expect(machine()({ busyMs: 10_000, idleMs: 0, ownMs: 6_000 })).toBe(false);
  });

  it('keeps its word until others take clearly less', () => {
    const after = machine();
    const seen = [0.6, 0.4, 0.3, 0.4].map((part) =>
      after({ busyMs: part * 10_000, idleMs: (1 - part) * 10_000, ownMs: 0 }),
    );
    expect(seen).toEqual([true, true, false, false]);
  });

  it('makes nothing of a moment', () => {
    const after = machine();
    expect([
      after({ busyMs: 7_900, idleMs: 0, ownMs: 0 }),
      after({ busyMs: 0, idleMs: 9_000, ownMs: 0 }),
    ]).toEqual([false, false]);
  });

  it('reads this machine', () => {
    expect(watchOtherWork()()).toBe(false); // no time has passed
  });
});
