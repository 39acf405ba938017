import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { watch as openWatcher } from 'chokidar';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../../fixtures/noteFiles.ts';
import { watchFolders, type FolderWatch } from './index.ts';
import type { WatchOptions } from './watchFolders.ts';

let folder: string;
let root: string;
let watch: FolderWatch;
let paths: Set<string>;
let looks: string[];
let back: string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  root = path.join(folder, 'notes');
  await writeFiles(root, { 'a.md': 'a', 'deep/b.md': 'b', 'skipped/c.md': 'c' });
  [paths, looks, back] = [new Set(), [], []];
});

afterEach(async () => {
  await watch.close();
  await removeFolder(folder);
});

async function open(options: Partial<WatchOptions> = {}): Promise<void> {
  watch = watchFolders({
    isLeftOut: (each) => path.basename(each) === 'skipped',
    ruleFile: '.saegimignore',
    onPaths: (changed) => changed.forEach((each) => paths.add(each)),
    onLook: (each) => looks.push(each),
    onBack: (each) => back.push(each),
    log: () => {},
    tendMs: 300,
    ...options,
  });
  watch.setRoots([root]);
  await watch.ready();
}

const inRoot = (name: string) => path.join(root, name);
const told = (...expected: readonly string[]) =>
  vi.waitFor(() => expect([...paths]).toEqual(expect.arrayContaining(expected.map(inRoot))), {
    timeout: 10_000,
  });

describe('a watched folder', () => {
  it('says nothing of what was there before', async () => {
    await open();
    await writeFile(inRoot('new.md'), 'new');
    await told('new.md');
    expect([...paths]).toEqual([inRoot('new.md')]);
  });

  it('tells what changes, comes and goes, also in folders below', async () => {
    await open();
    await writeFile(inRoot('a.md'), 'changed');
    await writeFile(inRoot('deep/new.md'), 'new');
    await rm(inRoot('deep/b.md'));
    await told('a.md', 'deep/new.md', 'deep/b.md');
  });

  it('tells a note that an editor wrote beside and renamed over the old one', async () => {
    await open();
    await writeFile(inRoot('a.md.tmp'), 'saved');
    await rename(inRoot('a.md.tmp'), inRoot('a.md'));
    await told('a.md');
  });

  it('tells both names of a folder that was renamed', async () => {
    await open();
    await rename(inRoot('deep'), inRoot('low'));
    await told('deep', 'low');
  });

  it('is silent about what is left out, and about files that are no notes', async () => {
    await open();
    await writeFile(inRoot('skipped/c.md'), 'changed');
    await writeFile(inRoot('picture.png'), 'no note');
    await writeFile(inRoot('a.md'), 'changed');
    await told('a.md');
    expect([...paths]).toEqual([inRoot('a.md')]);
  });

  it('is told whole when what is left out changes', async () => {
    await open();
    await writeFile(inRoot('.saegimignore'), 'deep/');
    await told('');
  });

  it('is looked through when a folder came, for what was in it before it was watched', async () => {
    await open();
    await mkdir(inRoot('new'));
    await vi.waitFor(() => expect(looks).toEqual([root]), { timeout: 10_000 });
  });

  it('takes a watch for each folder, not for each file', async () => {
    const opened: ReturnType<typeof openWatcher>[] = [];
    await open({
      open: (...args) => {
        opened.push(openWatcher(...args));
        return opened[0];
      },
    });
    const watched = Object.entries(opened[0].getWatched()).filter(([each]) => each.startsWith(root));
    expect(Object.fromEntries(watched)).toEqual({ [root]: ['deep'], [inRoot('deep')]: [] });
  });

  it('is missing when it is not there', async () => {
    await rm(root, { recursive: true });
    await open();
    expect(watch.state(root)).toBe('missing');
  });

  it('is watched again when another one takes its place', async () => {
    await open();
    await rename(root, path.join(folder, 'old'));
    await writeFiles(root, { 'other.md': 'other' });
    await vi.waitFor(() => expect(back).toEqual([root]), { timeout: 15_000 });
    await writeFile(inRoot('other.md'), 'changed');
    await told('other.md');
  });

  it('is watched again when it went and comes back itself, as a drive that is plugged in again', async () => {
    await open();
    await rename(root, path.join(folder, 'unplugged'));
    await vi.waitFor(() => expect(watch.state(root)).toBe('missing'), { timeout: 15_000 });
    await rename(path.join(folder, 'unplugged'), root);
    await vi.waitFor(() => expect(back).toEqual([root]), { timeout: 15_000 });
    await writeFile(inRoot('a.md'), 'changed');
    await told('a.md');
  });

  it('is watched again when it went and came back at once', async () => {
    await open();
    await rename(root, path.join(folder, 'unplugged'));
    await new Promise((resolve) => setImmediate(resolve));
    await rename(path.join(folder, 'unplugged'), root);
    await vi.waitFor(() => expect(back).toEqual([root]), { timeout: 15_000 });
    await writeFile(inRoot('deep/b.md'), 'changed');
    await told('deep/b.md');
  });

  it('is unwatched when the system gives no more watches', async () => {
    await open({
      open: (...args) => {
        const watcher = openWatcher(...args);
        watcher.once('ready', () => {
          const error = Object.assign(new Error('no more watches'), { code: 'ENOSPC' });
          watcher.emit('error', error);
        });
        return watcher;
      },
    });
    expect(watch.state(root)).toBe('unwatched');
  });

  it('that is no longer wanted is not followed', async () => {
    await writeFiles(folder, { 'other/x.md': 'x' });
    await open();
    watch.setRoots([path.join(folder, 'other')]);
    await watch.ready();
    await writeFile(inRoot('a.md'), 'changed');
    await writeFile(path.join(folder, 'other/x.md'), 'changed');
    await vi.waitFor(() => expect([...paths]).toEqual([path.join(folder, 'other/x.md')]), {
      timeout: 10_000,
    });
  });
});
