import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../../fixtures/noteFiles.ts';
import { openImportJournal } from './importJournal.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  file = path.join(folder, 'imports.json');
});

afterEach(() => removeFolder(folder));

const open = () => openImportJournal(file, () => {});
const paths = ['/notes', '/more'];

describe('the import journal', () => {
  it('is empty at first', async () => {
    const journal = await open();
    expect([journal.sources(), journal.unfinished()]).toEqual([[], []]);
  });

  it('remembers what was asked for and never begun', async () => {
    await (await open()).ask(paths);
    expect((await open()).unfinished()).toEqual([{ paths, attempts: 0 }]);
  });

  it('counts how often an import was begun', async () => {
    await (await open()).begin(paths);
    const journal = await open();
    await journal.ask(paths);
    await journal.begin(paths);
    expect((await open()).unfinished()).toEqual([{ paths, attempts: 2 }]);
  });

  it('counts anew when the engine lived through it', async () => {
    const journal = await open();
    await journal.begin(paths);
    await journal.postpone(paths);
    expect((await open()).unfinished()).toEqual([{ paths, attempts: 0 }]);
  });

  it('forgets what is finished and remembers where it came from', async () => {
    const journal = await open();
    await journal.begin(paths);
    await journal.begin(['/other']);
    await journal.finish(paths);
    const again = await open();
    expect([again.sources(), again.unfinished()]).toEqual([
      ['/notes', '/more', '/other'],
      [{ paths: ['/other'], attempts: 1 }],
    ]);
  });

  it('names a source once however often it was given', async () => {
    const journal = await open();
    for (const given of [paths, ['/more'], paths]) await journal.begin(given);
    expect((await open()).sources()).toEqual(paths);
  });

  it('holds nothing after it was cleared', async () => {
    const journal = await open();
    await journal.begin(paths);
    await journal.clear();
    const again = await open();
    expect([again.sources(), again.unfinished()]).toEqual([[], []]);
  });

  it('keeps every change when several are made at once', async () => {
    const journal = await open();
    const given = Array.from({ length: 20 }, (_, i) => [`/notes/${i}`]);
    await Promise.all(given.map((each) => journal.ask(each)));
    expect((await open()).unfinished().map((each) => each.paths)).toEqual(given);
  });

  it('puts a damaged file aside and begins anew', async () => {
    await writeFile(file, '{ "version": 1, "sources": [');
    const journal = await open();
    expect([journal.sources(), await readFile(`${file}.damaged`, 'utf8')]).toEqual([
      [],
      '{ "version": 1, "sources": [',
    ]);
  });

  it('says why it cannot be written', async () => {
    const journal = await openImportJournal(path.join(folder, 'missing', 'imports.json'), () => {});
    await expect(journal.ask(paths)).rejects.toMatchObject({ code: 'not-found' });
  });
});
