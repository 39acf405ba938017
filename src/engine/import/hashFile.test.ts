import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../../fixtures/noteFiles.ts';
import { hashFile } from './hashFile.ts';
import { readNoteFile } from './readNoteFile.ts';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => removeFolder(folder));

it.each([
  ['small', 10],
  ['large', 5 * 2 ** 20],
])('is the hash of the note for a %s file', async (_, size) => {
  await writeFiles(folder, { 'a.md': 'x'.repeat(size) });
  const file = path.join(folder, 'a.md');
  expect(await hashFile(file, size)).toBe((await readNoteFile(file)).contentHash);
});

it.each([10, 5 * 2 ** 20])('is none for a file that cannot be read (%i bytes)', async (size) => {
  expect(await hashFile(path.join(folder, 'nothing.md'), size)).toBeUndefined();
});
