import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../../fixtures/noteFiles.ts';
import { runSync } from '../../fixtures/syncedFolder.ts';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => removeFolder(folder));

it('a watched folder is in the index as a fresh import has it, whatever was done to it', async () => {
  const seed = Date.now() % 1_000_000;
  const { differences, operations } = await runSync(folder, seed, 100);
  expect({ seed, differences, operations: differences.length > 0 && operations }).toEqual({
    seed,
    differences: [],
    operations: false,
  });
});
