import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterOf, runKilledSaver } from '../../../fixtures/killedSaver.ts';
import { removeFolder, temporaryFolder } from '../../../fixtures/noteFiles.ts';
import { realFiles } from './files.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

describe('write', () => {
  it.each([1, 2, 5])('leaves a whole file when the process is killed after %i saves', async (saves) => {
    const file = path.join(folder, 'note.md');
    await runKilledSaver(file, saves);
    expect(letterOf(await readFile(file))).toMatch(/[ab]/);
  });

  it('leaves nothing of a killed process beside the file after the next save', async () => {
    await realFiles.write(path.join(folder, 'note.md'), Buffer.from('next'));
    expect(await readdir(folder)).toEqual(['note.md']);
  });
});

describe('create', () => {
  it('writes over nothing', async () => {
    await realFiles.create(path.join(folder, 'new.md'), Buffer.from('first'));
    await expect(realFiles.create(path.join(folder, 'new.md'), Buffer.from('second'))).rejects.toMatchObject({
      code: 'already-exists',
    });
  });
});
