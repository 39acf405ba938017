import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../../../fixtures/noteFiles.ts';
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
const plan = { entries: [{ kind: 'inside' as const, source: '/notes', target: '/library/notes' }] };

describe('the import journal', () => {
  it('is empty at first', async () => {
    const journal = await open();
    expect([journal.sources(), journal.unfinished(), journal.isPaused, journal.isCleared]).toEqual([
      [],
      [],
      false,
      false,
    ]);
  });

  it('remembers what was asked for', async () => {
    await (await open()).ask(paths, 'link');
    expect((await open()).unfinished()).toEqual([{ paths, mode: 'link' }]);
  });

  it('keeps where the files of a copy go, also when it is asked for again', async () => {
    const journal = await open();
    await journal.ask(paths, 'copy');
    await journal.keepPlan(paths, plan);
    await journal.ask(paths, 'copy');
    expect((await open()).unfinished()).toEqual([{ paths, mode: 'copy', plan }]);
  });

  it('tells a copy from a link of the same paths', async () => {
    const journal = await open();
    await journal.ask(paths, 'copy');
    await journal.ask(paths, 'link');
    await journal.finish(paths, 'copy');
    expect((await open()).unfinished()).toEqual([{ paths, mode: 'link' }]);
  });

  it('names a source once however often it was given, with the device it lies on', async () => {
    const journal = await open();
    for (const given of ['/notes', '/more', '/notes']) await journal.addSource(given, 'linked');
    await journal.setDevice('/more', '42');
    expect((await open()).sources()).toEqual([
      { path: '/notes', kind: 'linked' },
      { path: '/more', kind: 'linked', device: '42' },
    ]);
  });

  it('forgets a source, also among what is not finished', async () => {
    const journal = await open();
    await journal.addSource('/notes', 'linked');
    await journal.ask(paths, 'link');
    await journal.ask(['/notes'], 'link');
    await journal.removeSource('/notes');
    const again = await open();
    expect([again.sources(), again.unfinished()]).toEqual([[], [{ paths: ['/more'], mode: 'link' }]]);
  });

  it('remembers patterns, a pause and how far a rebuild came', async () => {
    const journal = await open();
    await journal.setPatterns({ exclude: ['drafts/'], include: ['*.md'] });
    await journal.setPaused(true);
    await journal.setRebuilding('reading');
    const again = await open();
    expect([again.patterns(), again.isPaused, again.rebuilding]).toEqual([
      { exclude: ['drafts/'], include: ['*.md'] },
      true,
      'reading',
    ]);
  });

  it('remembers that a rebuild is over', async () => {
    const journal = await open();
    await journal.setRebuilding('clearing');
    await journal.setRebuilding(undefined);
    expect((await open()).rebuilding).toBeUndefined();
  });

  it('is known to be cleared until something is given', async () => {
    const journal = await open();
    await journal.addSource('/notes', 'linked');
    await journal.ask(paths, 'link');
    await journal.clear();
    const cleared = await open();
    const was = [cleared.isCleared, cleared.sources(), cleared.unfinished()];
    await cleared.addSource('/notes', 'linked');
    expect([was, (await open()).isCleared]).toEqual([[true, [], []], false]);
  });

  it('keeps every change when several are made at once', async () => {
    const journal = await open();
    const given = Array.from({ length: 20 }, (_, i) => [`/notes/${i}`]);
    await Promise.all(given.map((each) => journal.ask(each, 'link')));
    expect((await open()).unfinished().map((each) => each.paths)).toEqual(given);
  });

  it('reads what an earlier version wrote', async () => {
    const first = { version: 1, sources: ['/notes'], unfinished: [{ paths: ['/notes'], attempts: 2 }] };
    await writeFile(file, JSON.stringify(first));
    const journal = await open();
    expect([journal.sources(), journal.unfinished(), journal.patterns()]).toEqual([
      [{ path: '/notes', kind: 'linked' }],
      [{ paths: ['/notes'], mode: 'link' }],
      { exclude: [], include: [] },
    ]);
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
    await expect(journal.ask(paths, 'link')).rejects.toMatchObject({ code: 'not-found' });
  });
});
