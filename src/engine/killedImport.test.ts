import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKills } from '../../fixtures/killedImport.ts';
import { removeFolder, temporaryFolder } from '../../fixtures/noteFiles.ts';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => removeFolder(folder));

describe('an engine that is killed again and again', () => {
  it.each(['link', 'copy'] as const)(
    'has every note once with its rows in the end: %s',
    async (work) => {
      const seed = Date.now() % 1_000_000;
      const { differences, notes } = await runKills(folder, { work, notes: 60, kills: 1, seed });
      expect({ seed, differences, notes }).toEqual({ seed, differences: [], notes: 60 });
    },
    120_000,
  );
});
