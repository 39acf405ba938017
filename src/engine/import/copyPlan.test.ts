import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planCopy } from './copyPlan.ts';

let base: string;
let library: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'saegim-plan-'));
  library = path.join(base, 'library');
  await mkdir(library);
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function write(relative: string): Promise<string> {
  const file = path.join(base, relative);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, 'words');
  return file;
}

describe('planCopy', () => {
  it('gives files and folders their places in the library folder', async () => {
    const file = await write('from/a.md');
    const folder = path.dirname(await write('from/vault/b.md'));
    expect(await planCopy([file, folder], library)).toEqual({
      entries: [
        { kind: 'file', source: file, target: path.join(library, 'a.md') },
        { kind: 'folder', source: folder, target: path.join(library, 'vault') },
      ],
    });
  });

  it('is the same after it was kept as JSON', async () => {
    const plan = await planCopy([await write('a.md'), path.join(base, 'gone'), base, library], library);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('takes a path once, and what lies in another of them with that one', async () => {
    const file = await write('vault/deep/a.md');
    const vault = path.join(base, 'vault');
    const plan = await planCopy([file, vault, `${vault}/`, path.join(vault, 'deep')], library);
    expect(plan.entries.map(({ source }) => source)).toEqual([vault]);
  });

  it('takes what is hidden in another of them by itself', async () => {
    const file = await write('vault/.hidden/a.md');
    const plan = await planCopy([path.join(base, 'vault'), file], library);
    expect(plan.entries).toMatchObject([{ source: path.join(base, 'vault') }, { source: file }]);
  });

  it('takes a library folder that is not there yet', async () => {
    const file = await write('a.md');
    const missing = path.join(base, 'new', 'library');
    expect(await planCopy([file], missing)).toEqual({
      entries: [{ kind: 'file', source: file, target: path.join(missing, 'a.md') }],
    });
  });

  it('knows the library folder behind a link', async () => {
    const linked = path.join(base, 'linked');
    await symlink(library, linked);
    const file = await write('library/a.md');
    expect(await planCopy([file], linked)).toEqual({
      entries: [{ kind: 'inside', source: file, target: path.join(linked, 'a.md') }],
    });
  });

  it('refuses what holds the library folder, also behind a link', async () => {
    const linked = path.join(base, 'other', 'linked');
    await mkdir(path.dirname(linked));
    await symlink(base, linked);
    const plan = await planCopy([linked], library);
    expect(plan.entries).toMatchObject([{ kind: 'refused', source: linked, code: 'invalid-argument' }]);
  });
});
