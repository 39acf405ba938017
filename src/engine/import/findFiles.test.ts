import { writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asUnprivileged } from '../../../fixtures/unprivileged.ts';
import type { LibraryPatterns } from '../../shared/domain/library.ts';
import { findFiles, type FoundFile, type FoundItem, type FoundProblem } from './findFiles.ts';
import { createPathFilter, ignoreFileName } from './patterns.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'saegim-find-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(relative: string, content = 'words'): Promise<string> {
  const file = path.join(folder, relative);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

async function collect(paths: readonly string[], patterns?: Partial<LibraryPatterns>): Promise<FoundItem[]> {
  const filter = patterns && createPathFilter({ exclude: [], include: [], ...patterns });
  const items: FoundItem[] = [];
  for await (const item of findFiles(paths, { ...(filter && { filter }) })) items.push(item);
  return items;
}

const files = (items: readonly FoundItem[]) =>
  items.filter((item): item is FoundFile => item.kind === 'file');
const problems = (items: readonly FoundItem[]) =>
  items.filter((item): item is FoundProblem => item.kind === 'problem');
const pathsOf = (items: readonly FoundItem[]) => files(items).map((file) => file.path);

describe('findFiles', () => {
  it('finds notes of every ending below a folder, in the order of names', async () => {
    for (const name of ['b.markdown', 'a.md', 'deep/er/d.TXT', 'deep/c.mdown', 'e.text']) await write(name);
    const items = await collect([folder]);
    expect(pathsOf(items)).toEqual(['a.md', 'b.markdown', 'e.text', 'deep/c.mdown', 'deep/er/d.TXT']);
    expect(problems(items)).toEqual([]);
  });

  it('says where a file lies, how large it is and when it was changed', async () => {
    const file = await write('sub/note.md', '커피');
    await utimes(file, 1_700_000_000, 1_700_000_000);
    expect(await collect([folder])).toEqual([
      {
        kind: 'file',
        absolutePath: file,
        root: folder,
        path: 'sub/note.md',
        size: 6,
        modified: 1_700_000_000_000,
        created: 1_700_000_000_000,
      },
    ]);
  });

  it('leaves out hidden folders, hidden files, node_modules and other kinds of files', async () => {
    for (const name of [
      '.git/x.md',
      '.obsidian/x.md',
      '.trash/x.md',
      'node_modules/p/README.md',
      '._note.md',
      'photo.png',
      'README',
    ]) {
      await write(name);
    }
    expect(await collect([folder])).toEqual([]);
  });

  it('reads a hidden folder that was chosen itself', async () => {
    await write('.notes/a.md');
    expect(pathsOf(await collect([path.join(folder, '.notes')]))).toEqual(['a.md']);
  });

  it('takes the folder of a file that was chosen as its root', async () => {
    const file = await write('sub/note.md');
    expect(await collect([file])).toMatchObject([{ root: path.dirname(file), path: 'note.md' }]);
  });

  it('gives a file once when two of the chosen paths hold it', async () => {
    const file = await write('sub/note.md');
    expect(await collect([path.join(folder, 'sub'), folder, file])).toMatchObject([
      { root: path.join(folder, 'sub'), path: 'note.md' },
    ]);
  });

  it('names a chosen file of another kind as unsupported-format', async () => {
    const file = await write('photo.png');
    expect(await collect([file])).toMatchObject([
      { kind: 'problem', code: 'unsupported-format', path: 'photo.png' },
    ]);
  });

  it('names a chosen path that is not there as not-found and goes on', async () => {
    await write('a.md');
    const items = await collect([path.join(folder, 'gone'), folder]);
    expect(problems(items)).toMatchObject([{ code: 'not-found', path: 'gone' }]);
    expect(pathsOf(items)).toEqual(['a.md']);
  });

  it('gives a name in NFD as it is on the disk', async () => {
    const name = '커피.md'.normalize('NFD');
    await write(name);
    const [file] = files(await collect([folder]));
    expect(file.absolutePath).toBe(path.join(folder, name));
    expect(file.path).toBe(name);
  });

  it('ends when folders link to each other and finds each note under its own name', async () => {
    await write('a/one.md');
    await write('b/two.md');
    await symlink(path.join(folder, 'b'), path.join(folder, 'a', 'toB'));
    await symlink(folder, path.join(folder, 'b', 'up'));
    expect(pathsOf(await collect([folder]))).toEqual(['a/one.md', 'b/two.md']);
  });

  it('follows links that lead out of the folder', async () => {
    await write('outside/far.md');
    await write('single.md');
    await write('vault/near.md');
    const vault = path.join(folder, 'vault');
    await symlink(path.join(folder, 'outside'), path.join(vault, 'linked'));
    await symlink(path.join(folder, 'single.md'), path.join(vault, 'linked.md'));
    await symlink(path.join(folder, 'nowhere'), path.join(vault, 'broken'));
    const items = await collect([vault]);
    expect(pathsOf(items)).toEqual(['near.md', 'linked/far.md', 'linked.md']);
    expect(problems(items)).toEqual([]);
  });

  it('names a link to nowhere that would be a note', async () => {
    await symlink(path.join(folder, 'nowhere'), path.join(folder, 'lost.md'));
    expect(await collect([folder])).toMatchObject([{ kind: 'problem', code: 'not-found', path: 'lost.md' }]);
  });

  it.skipIf(process.platform === 'win32')(
    'names a folder without permission and finds the others',
    async () => {
      await write('closed/a.md');
      await write('open/b.md');
      await chmod(path.join(folder, 'closed'), 0o000);
      const items = await asUnprivileged(() => collect([folder]));
      expect(problems(items)).toMatchObject([
        { code: 'permission-denied', path: 'closed', absolutePath: path.join(folder, 'closed') },
      ]);
      expect(pathsOf(items)).toEqual(['open/b.md']);
    },
  );

  it.skipIf(process.platform !== 'linux')('names a file whose name is not UTF-8', async () => {
    const file = await write('x.md');
    await rename(
      file,
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc4, 0xbf, 0xc7, 0xc7]), Buffer.from('.md')]),
    );
    expect(await collect([folder])).toMatchObject([
      { kind: 'problem', code: 'not-found', reason: expect.stringContaining('UTF-8') },
    ]);
  });

  it('stops with cancelled as soon as it is asked to', async () => {
    for (let i = 0; i < 100; i++) await write(`${i % 10}/${i}.md`);
    const controller = new AbortController();
    const found: FoundItem[] = [];
    const walk = async () => {
      for await (const item of findFiles([folder], { signal: controller.signal })) {
        found.push(item);
        if (found.length === 10) controller.abort();
      }
    };
    await expect(walk()).rejects.toMatchObject({ code: 'cancelled' });
    expect(found).toHaveLength(10);
  });
});

describe('findFiles with patterns', () => {
  it('leaves out what they name, folders whole', async () => {
    for (const name of ['a.md', 'private/b.md', 'deep/c.draft.md']) await write(name);
    expect(pathsOf(await collect([folder], { exclude: ['private/', '*.draft.md'] }))).toEqual(['a.md']);
  });

  it('asks them with the path from the root that was given', async () => {
    await write('vault/private/a.md');
    expect(pathsOf(await collect([folder], { exclude: ['/private/'] }))).toEqual(['vault/private/a.md']);
    expect(pathsOf(await collect([path.join(folder, 'vault')], { exclude: ['/private/'] }))).toEqual([]);
  });

  it('takes only what they include, however deep', async () => {
    for (const name of ['a.md', 'a.txt', 'deep/er/b.md']) await write(name);
    expect(pathsOf(await collect([folder], { include: ['*.md'] }))).toEqual(['a.md', 'deep/er/b.md']);
  });

  it("heeds a root's own file, for that root", async () => {
    for (const name of ['one/a.md', 'one/b.md', 'two/b.md']) await write(name);
    await write(`one/${ignoreFileName}`, 'b.md');
    expect(pathsOf(await collect([path.join(folder, 'one'), path.join(folder, 'two')]))).toEqual([
      'a.md',
      'b.md',
    ]);
  });

  it('leaves out what they name behind links', async () => {
    await write('far/a.md');
    await mkdir(path.join(folder, 'vault'));
    await symlink(path.join(folder, 'far'), path.join(folder, 'vault', 'private'));
    expect(pathsOf(await collect([path.join(folder, 'vault')], { exclude: ['private/'] }))).toEqual([]);
  });

  it('leaves out a chosen file that they name, and takes a hidden one that was chosen', async () => {
    const [named, hidden] = [await write('x.draft.md'), await write('.hidden.md')];
    expect(pathsOf(await collect([named, hidden], { exclude: ['*.draft.md'] }))).toEqual(['.hidden.md']);
  });
});

describe('what a cloud service left', () => {
  it('instead of a note is named by the note', async () => {
    await write('sub/.far.md.icloud');
    await write('.photo.png.icloud');
    await write('Plan.gdoc');
    expect(problems(await collect([folder]))).toMatchObject([
      { path: 'Plan.gdoc', code: 'cloud-placeholder' },
      { path: 'sub/far.md', absolutePath: path.join(folder, 'sub', 'far.md'), code: 'cloud-placeholder' },
    ]);
  });

  it('instead of a note is named when it was chosen', async () => {
    expect(await collect([await write('.far.md.icloud'), await write('Plan.gdoc')])).toMatchObject([
      { path: 'far.md', code: 'cloud-placeholder' },
      { path: 'Plan.gdoc', code: 'cloud-placeholder' },
    ]);
  });

  it('beside a note comes in with a warning', async () => {
    await write('note (conflicted copy 2026-09-29 143015).md');
    await write('note.md');
    expect(files(await collect([folder])).map((file) => file.warning)).toEqual([
      {
        path: 'note (conflicted copy 2026-09-29 143015).md',
        code: 'sync-conflict',
        reason: expect.stringContaining('note.md'),
      },
      undefined,
    ]);
  });
});

describe('a folder of 50,000 files', () => {
  it('is given file by file, in the order of names', async () => {
    const names = Array.from({ length: 50_000 }, (_, i) => `${String(i).padStart(5, '0')}.md`);
    for (const name of names) writeFileSync(path.join(folder, name), '');
    let count = 0;
    let isInOrder = true;
    for await (const item of findFiles([folder])) isInOrder &&= item.path === names[count++];
    expect([count, isInOrder]).toEqual([50_000, true]);
  }, 30_000);
});
