import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectLibrary, runKilledWriter } from '../../../fixtures/killedWriter.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'saegim-crash-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe('a store whose writer was killed', () => {
  it('has every note whole, in the last stored round or the next', async () => {
    const folder = join(parent, 'store');
    let last = 0;
    // Each writer goes on where the one before was killed.
    for (const delayMs of [0, 3, 7, 12, 20]) {
      const stored = (await runKilledWriter(folder, 3, delayMs + Math.random() * 5)) ?? last;
      const { round, faults } = await inspectLibrary(folder);
      expect({ faults, isExpected: round === stored || round === stored + 1 }).toEqual({
        faults: [],
        isExpected: true,
      });
      last = round;
    }
  });
});
