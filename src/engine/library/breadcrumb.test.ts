import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../../fixtures/noteFiles.ts';
import { openBreadcrumb } from './breadcrumb.ts';

let folder: string;
const logged: string[] = [];
const open = (name = 'reading.json') =>
  openBreadcrumb(path.join(folder, name), (_, message) => logged.push(message));
const read = { absolutePath: '/notes/a.md', path: 'a.md', contentHash: 'abc' };

beforeEach(async () => {
  folder = await temporaryFolder();
  logged.length = 0;
});

afterEach(() => removeFolder(folder));

it('is found by the next engine', () => {
  open().drop(read);
  expect(open().found).toEqual(read);
});

it('is not found when the last engine picked it up', () => {
  const breadcrumb = open();
  breadcrumb.drop(read);
  breadcrumb.pickUp();
  expect(open().found).toBeUndefined();
});

it('is none when only half of it was written', async () => {
  await writeFiles(folder, { 'reading.json': '{"absolutePath": "/no' });
  expect(open().found).toBeUndefined();
});

it('does without where it cannot be written, and says so once', () => {
  const breadcrumb = open('missing/reading.json');
  breadcrumb.drop(read);
  breadcrumb.drop(read);
  expect(logged).toEqual(['the file being read cannot be noted']);
});
