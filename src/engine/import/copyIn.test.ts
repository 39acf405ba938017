import { fork, spawnSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asUnprivileged } from '../../../fixtures/unprivileged.ts';
import type { ImportProgress } from '../../shared/domain/library.ts';
import { copyIn, type CopyOptions, type CopyOutcome } from './copyIn.ts';
import type { ExportConverter } from './plannedFiles.ts';
import { planCopy } from './copyPlan.ts';
import { createPathFilter } from './patterns.ts';

let base: string;
let library: string;
let outside: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'saegim-copy-'));
  await chmod(base, 0o755);
  library = path.join(base, 'library');
  outside = path.join(base, 'outside');
  await mkdir(library);
  await mkdir(outside);
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function write(relative: string, content = 'words'): Promise<string> {
  const file = path.join(base, relative);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

async function copy(paths: readonly string[], options: Partial<CopyOptions> = {}): Promise<CopyOutcome> {
  return copyIn({ plan: await planCopy(paths, library), libraryFolder: library, ...options });
}

/** Paths with `/` and content of every file; hidden ones too. */
async function filesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const pairs = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [path.relative(folder, file).split(path.sep).join('/'), await readFile(file, 'utf8')] as const;
  });
  return Object.fromEntries((await Promise.all(pairs)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('copyIn', () => {
  it('puts a dropped file into the library folder with its date', async () => {
    const file = await write('outside/note.md', '커피');
    await utimes(file, 1_600_000_000, 1_600_000_000);
    const outcome = await copy([file]);
    const target = path.join(library, 'note.md');
    expect([outcome, (await stat(target)).mtimeMs, await readFile(target, 'utf8')]).toEqual([
      { targets: [target], copied: 1, problems: [], warnings: [], isCancelled: false },
      1_600_000_000_000,
      '커피',
    ]);
  });

  it('puts a dropped folder there whole, attachments too, and hidden things not', async () => {
    await write('outside/vault/a.md', 'a');
    await write('outside/vault/img/photo.png', 'png');
    await write('outside/vault/.obsidian/app.json', '{}');
    await write('outside/vault/node_modules/x/README.md', 'x');
    const outcome = await copy([path.join(outside, 'vault')]);
    expect([outcome.targets, outcome.copied, await filesBelow(library)]).toEqual([
      [path.join(library, 'vault')],
      2,
      { 'vault/a.md': 'a', 'vault/img/photo.png': 'png' },
    ]);
  });

  it('copies nothing that is there already', async () => {
    await write('outside/vault/a.md', 'a');
    await write('outside/vault/b/c.png', 'c');
    await copy([path.join(outside, 'vault')]);
    const again = await copy([path.join(outside, 'vault')]);
    expect(again).toMatchObject({ copied: 0, warnings: [], targets: [path.join(library, 'vault')] });
  });

  it('keeps both when a file of that name has other content, and says so', async () => {
    await write('library/note.md', 'mine');
    const outcome = await copy([await write('outside/note.md', 'other')]);
    expect([await filesBelow(library), outcome.warnings, outcome.targets]).toEqual([
      { 'note 2.md': 'other', 'note.md': 'mine' },
      [{ path: 'note.md', code: 'kept-both', reason: expect.stringContaining('note 2.md') }],
      [path.join(library, 'note 2.md')],
    ]);
  });

  it('knows the second one again', async () => {
    await write('library/note.md', 'mine');
    const file = await write('outside/note.md', 'other');
    await copy([file]);
    expect(await copy([file])).toMatchObject({
      copied: 0,
      warnings: [],
      targets: [path.join(library, 'note 2.md')],
    });
  });

  it('brings only what is new or other of a folder that is dropped again', async () => {
    await write('outside/vault/same.md', 'same');
    await write('outside/vault/pic.png', 'old');
    await copy([path.join(outside, 'vault')]);
    await write('outside/vault/pic.png', 'new');
    await write('outside/vault/more.md', 'more');
    await copy([path.join(outside, 'vault')]);
    expect(await filesBelow(path.join(library, 'vault'))).toEqual({
      'more.md': 'more',
      'pic 2.png': 'new',
      'pic.png': 'old',
      'same.md': 'same',
    });
  });

  it('takes names for the same that differ in case or in how Hangul is composed', async () => {
    await write(`library/${'커피'.normalize('NFD')}.md`, 'mine');
    await write('library/Notes/a.md', 'a');
    await write(`outside/${'커피'.normalize('NFC')}.MD`, 'other');
    await write('outside/notes/b.md', 'b');
    await copy([path.join(outside, '커피.MD'), path.join(outside, 'notes')]);
    expect(await filesBelow(library)).toEqual({
      'Notes/a.md': 'a',
      'Notes/b.md': 'b',
      '커피 2.MD': 'other',
      [`${'커피'.normalize('NFD')}.md`]: 'mine',
    });
  });

  it('only reads what lies in the library folder already', async () => {
    const file = await write('library/sub/note.md');
    await symlink(path.join(library, 'sub'), path.join(outside, 'shortcut'));
    const outcome = await copy([file, path.join(outside, 'shortcut'), library]);
    expect([outcome.targets, await filesBelow(library)]).toEqual([
      [file, path.join(library, 'sub'), library],
      { 'sub/note.md': 'words' },
    ]);
  });

  it('refuses a folder that holds the library folder, and takes the others', async () => {
    const outcome = await copy([base, await write('outside/a.md', 'a')]);
    expect([outcome.problems, await filesBelow(library)]).toMatchObject([
      [{ path: path.basename(base), code: 'invalid-argument' }],
      { 'a.md': 'a' },
    ]);
  });

  it('puts a folder beside a file of its name, and a file beside a folder', async () => {
    await write('library/plan', 'a file');
    await write('library/idea.md/x.md', 'in a folder');
    await write('outside/plan/a.md', 'a');
    await copy([path.join(outside, 'plan'), await write('outside/idea.md', 'idea')]);
    expect(await filesBelow(library)).toEqual({
      'idea 2.md': 'idea',
      'idea.md/x.md': 'in a folder',
      plan: 'a file',
      'plan 2/a.md': 'a',
    });
  });

  it('makes what was dropped although hidden visible', async () => {
    await write('outside/.journal/a.md', 'a');
    await copy([path.join(outside, '.journal')]);
    expect(await filesBelow(library)).toEqual({ 'journal/a.md': 'a' });
  });

  it('leaves out what the patterns, the library and the folder itself leave out', async () => {
    for (const name of ['keep.md', 'by pattern.md', 'by library.md', 'by folder.md']) {
      await write(`outside/vault/${name}`, name);
    }
    await write('outside/vault/.saegimignore', 'by folder*');
    await write('library/.saegimignore', '/vault/by library*');
    const filter = createPathFilter({ exclude: ['by pattern*'], include: [] });
    await copy([path.join(outside, 'vault')], { filter });
    expect(Object.keys(await filesBelow(path.join(library, 'vault')))).toEqual(['keep.md']);
  });

  it('names dropped files that are no notes and copies none of them', async () => {
    const outcome = await copy([await write('outside/film.mp4'), path.join(outside, 'gone.md')]);
    expect([outcome, await filesBelow(library)]).toMatchObject([
      {
        targets: [],
        problems: [
          { path: 'film.mp4', code: 'unsupported-format' },
          { path: 'gone.md', code: 'not-found' },
        ],
      },
      {},
    ]);
  });

  it('names a file that is only in the cloud by its own name', async () => {
    await write('outside/vault/sub/.far.md.icloud', 'stub');
    const outcome = await copy([path.join(outside, 'vault')]);
    expect(outcome.problems).toMatchObject([{ path: 'vault/sub/far.md', code: 'cloud-placeholder' }]);
  });

  it('tells files and bytes as they are copied', async () => {
    await write('outside/vault/a.md', 'a'.repeat(10));
    await write('outside/vault/b.md', 'b'.repeat(20));
    const seen: ImportProgress[] = [];
    await copy([path.join(outside, 'vault')], { onProgress: (each) => seen.push(each) });
    expect(seen.at(-1)).toMatchObject({ phase: 'copy', done: 2, total: 2, bytesDone: 30, bytesTotal: 30 });
  });

  it('keeps what was copied when it is cancelled, every file whole', async () => {
    for (let i = 0; i < 300; i++) await write(`outside/vault/${i}.md`, `${i}`.repeat(2000));
    const controller = new AbortController();
    const isRunning = (async () => {
      while (!(await readdir(path.join(library, 'vault')).catch(() => [])).length) continue;
      controller.abort();
    })();
    const outcome = await copy([path.join(outside, 'vault')], { signal: controller.signal });
    await isRunning;
    const files = await filesBelow(library);
    expect(outcome.isCancelled).toBe(true);
    expect(Object.keys(files)).toHaveLength(outcome.copied);
    for (const [name, content] of Object.entries(files)) {
      expect(content).toBe(path.basename(name, '.md').repeat(2000));
    }
  });

  it('sweeps what a crash left over', async () => {
    await write('library/.saegim-incoming-abc/7', 'half');
    await copy([await write('outside/a.md', 'a')]);
    expect(await filesBelow(library)).toEqual({ 'a.md': 'a' });
    expect(await readdir(library)).toEqual(['a.md']);
  });
});

describe('links', () => {
  it('come as content where they stay in the dropped folder', async () => {
    await write('outside/vault/a.md', 'a');
    await symlink('a.md', path.join(outside, 'vault', 'linked.md'));
    await copy([path.join(outside, 'vault')]);
    expect(await filesBelow(library)).toEqual({ 'vault/a.md': 'a', 'vault/linked.md': 'a' });
  });

  it('are not followed out of the dropped folder', async () => {
    await write('secret/key.md', 'secret');
    await write('outside/vault/a.md', 'a');
    await symlink(path.join(base, 'secret', 'key.md'), path.join(outside, 'vault', 'key.md'));
    await symlink(path.join(base, 'secret'), path.join(outside, 'vault', 'all'));
    const { problems } = await copy([path.join(outside, 'vault')]);
    expect([await filesBelow(library), problems]).toMatchObject([
      { 'vault/a.md': 'a' },
      [
        { path: 'vault/all', code: 'invalid-argument' },
        { path: 'vault/key.md', code: 'invalid-argument' },
      ],
    ]);
  });

  it('end where they go round', async () => {
    await write('outside/vault/deep/a.md', 'a');
    await symlink('..', path.join(outside, 'vault', 'deep', 'up'));
    await copy([path.join(outside, 'vault')]);
    expect(await filesBelow(library)).toEqual({ 'vault/deep/a.md': 'a' });
  });

  it('are meant when they were dropped themselves', async () => {
    await write('outside/real/a.md', 'a');
    await symlink(path.join(outside, 'real'), path.join(outside, 'folder'));
    await symlink(path.join(outside, 'real', 'a.md'), path.join(outside, 'file.md'));
    await copy([path.join(outside, 'folder'), path.join(outside, 'file.md')]);
    expect(await filesBelow(library)).toEqual({ 'file.md': 'a', 'folder/a.md': 'a' });
  });

  it('in the library folder lead nothing out of it', async () => {
    await mkdir(path.join(base, 'elsewhere'));
    await symlink(path.join(base, 'elsewhere'), path.join(library, 'vault'));
    await write('outside/vault/a.md', 'a');
    await copy([path.join(outside, 'vault')]);
    expect([await filesBelow(path.join(base, 'elsewhere')), await filesBelow(library)]).toEqual([
      {},
      { 'vault 2/a.md': 'a' },
    ]);
  });
});

describe('an export of another app', () => {
  const converter: ExportConverter = {
    detect: async (absolutePath) => (absolutePath.endsWith('.zip') ? 'notion' : undefined),
    async convert({ path: file, targetFolder }) {
      await mkdir(path.join(targetFolder, 'pages'), { recursive: true });
      await writeFile(path.join(targetFolder, 'pages', 'a.md'), await readFile(file, 'utf8'));
      await writeFile(path.join(targetFolder, 'index.md'), 'index');
      return { problems: [], warnings: [{ path: 'Export.zip/a', code: 'attachment-missing', reason: 'x' }] };
    },
  };

  it('comes in as a folder of its name', async () => {
    const outcome = await copy([await write('outside/Export.zip', 'page')], { convert: converter });
    expect([outcome, await filesBelow(library)]).toMatchObject([
      { targets: [path.join(library, 'Export')], copied: 2, warnings: [{ path: 'Export.zip/a' }] },
      { 'Export/index.md': 'index', 'Export/pages/a.md': 'page' },
    ]);
  });

  it('that holds a folder of its own name comes in as that folder', async () => {
    const wrapped: ExportConverter = {
      ...converter,
      convert: (request) =>
        converter.convert({ ...request, targetFolder: path.join(request.targetFolder, 'export') }),
    };
    await copy([await write('outside/Export.zip', 'page')], { convert: wrapped });
    expect(await filesBelow(library)).toEqual({ 'Export/index.md': 'index', 'Export/pages/a.md': 'page' });
  });

  it('brings nothing when it comes a second time', async () => {
    const file = await write('outside/Export.zip', 'page');
    await copy([file], { convert: converter });
    expect(await copy([file], { convert: converter })).toMatchObject({ copied: 0 });
    expect(await readdir(library)).toEqual(['Export']);
  });

  it('that cannot be read is a problem of its own and leaves nothing behind', async () => {
    const broken: ExportConverter = {
      ...converter,
      async convert({ targetFolder }) {
        await writeFile(path.join(targetFolder, 'half.md'), 'half');
        throw new Error('the archive is damaged');
      },
    };
    const outcome = await copy([await write('outside/Export.zip'), await write('outside/a.md', 'a')], {
      convert: broken,
    });
    expect([outcome.problems, await filesBelow(library)]).toMatchObject([
      [{ path: 'Export.zip', code: 'internal' }],
      { 'a.md': 'a' },
    ]);
  });
});

describe('hostile files', () => {
  it.skipIf(process.platform === 'win32')('with a newline in the name come whole', async () => {
    await write('outside/vault/two\nlines.md', 'a');
    await copy([path.join(outside, 'vault')]);
    expect(await filesBelow(library)).toEqual({ 'vault/two\nlines.md': 'a' });
  });

  it.skipIf(process.platform === 'win32')('without permission cost themselves only', async () => {
    await write('outside/vault/closed/a.md');
    await chmod(await write('outside/vault/locked.md'), 0o000);
    await write('outside/vault/open.md', 'open');
    await chmod(path.join(outside, 'vault', 'closed'), 0o000);
    await chmod(library, 0o777);
    const { problems } = await asUnprivileged(() => copy([path.join(outside, 'vault')]));
    expect([problems, await filesBelow(library)]).toMatchObject([
      [
        { path: 'vault/closed', code: 'permission-denied' },
        { path: 'vault/locked.md', code: 'permission-denied' },
      ],
      { 'vault/open.md': 'open' },
    ]);
  });

  it.skipIf(process.platform === 'win32')('keep 255-byte names apart', async () => {
    const name = `${'가'.repeat(84)}.md`;
    await write(`library/${name}`, 'mine');
    await copy([await write(`outside/${name}`, 'other')]);
    expect(await filesBelow(library)).toEqual({ [name]: 'mine', [`${'가'.repeat(83)} 2.md`]: 'other' });
  });

  it.skipIf(process.platform === 'win32')('below a path that is too long cost themselves only', async () => {
    await write('outside/vault/near.md', 'near');
    const name = 'n'.repeat(200);
    const unchain = await chain(path.join(outside, 'vault', name), name, 30);
    const outcome = await copy([path.join(outside, 'vault')]);
    await unchain();
    expect([outcome.copied, outcome.problems, await filesBelow(library)]).toMatchObject([
      1,
      [{ code: 'internal', reason: 'Its name or path is too long for this system.' }],
      { 'vault/near.md': 'near' },
    ]);
  });

  it('that are swapped for a link meanwhile give nothing away', async () => {
    const secret = await write('secret/key.md', 'secret');
    const file = await write('outside/vault/b.md', 'harmless');
    await write('outside/vault/a.md', 'a');
    const outcome = await copy([path.join(outside, 'vault')], {
      onProgress: whenFound(() => {
        rmSync(file);
        symlinkSync(secret, file);
      }),
    });
    expect([await filesBelow(library), outcome.problems]).toMatchObject([
      { 'vault/a.md': 'a' },
      [{ path: 'vault/b.md' }],
    ]);
  });

  it('that vanish meanwhile cost themselves only', async () => {
    const file = await write('outside/vault/b.md', 'goes');
    await write('outside/vault/a.md', 'a');
    const outcome = await copy([path.join(outside, 'vault')], { onProgress: whenFound(() => rmSync(file)) });
    expect([outcome.copied, outcome.problems]).toMatchObject([
      1,
      [{ path: 'vault/b.md', code: 'not-found' }],
    ]);
  });

  it('that keep growing are taken as they were', async () => {
    const file = await write('outside/log.md', 'x'.repeat(3_000_000));
    const writer = new AbortController();
    const growing = (async () => {
      while (!writer.signal.aborted) await writeFile(file, 'y'.repeat(1000), { flag: 'a' });
    })();
    await copy([file]);
    writer.abort();
    await growing;
    const [copied, source] = [await readFile(path.join(library, 'log.md')), await readFile(file)];
    expect(source.subarray(0, copied.length).equals(copied)).toBe(true);
  });
});

describe('a full disk', () => {
  it.skipIf(process.platform !== 'linux' || process.geteuid?.() !== 0)(
    'ends it with what came whole, and nothing half',
    async ({ skip }) => {
      const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', library]);
      skip(mounted.status !== 0, 'this machine mounts nothing');
      try {
        for (const name of ['a', 'b', 'c', 'd'])
          await write(`outside/vault/${name}.md`, name.repeat(300_000));
        await expect(copy([path.join(outside, 'vault')])).rejects.toMatchObject({ code: 'disk-full' });
        const files = await filesBelow(library);
        expect(Object.keys(files)).toEqual(['vault/a.md', 'vault/b.md', 'vault/c.md']);
        expect(new Set(Object.values(files).map((content) => content.length))).toEqual(new Set([300_000]));
      } finally {
        spawnSync('/bin/umount', [library]);
      }
    },
  );
});

/** Nested folders whose whole path is too long to name, made from the inside. @returns how to take them apart again */
async function chain(outermost: string, name: string, depth: number): Promise<() => Promise<void>> {
  const [inner, outer] = [path.join(base, 'inner'), path.join(base, 'outer')];
  await mkdir(inner);
  for (let i = 1; i < depth; i++) {
    await mkdir(outer);
    await rename(inner, path.join(outer, name));
    await rename(outer, inner);
  }
  await rename(inner, outermost);
  return async () => {
    await rename(outermost, outer);
    for (let i = 1; i < depth; i++) {
      await rename(path.join(outer, name), inner);
      await rm(outer, { recursive: true });
      await rename(inner, outer);
    }
    await rm(outer, { recursive: true });
  };
}

/** Acts once, when the first files are listed and none is copied. */
function whenFound(act: () => void): (progress: ImportProgress) => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}

describe('whatever is dropped', () => {
  const name = fc.constantFrom(
    'a.md',
    'A.md',
    'b.txt',
    '커피.md',
    '커피.md'.normalize('NFD'),
    'pic.png',
    'a 2.md',
  );
  const folder = fc.constantFrom('', 'sub/', 'Sub/', 'sub/deep/', 'a.md.d/');
  const file = fc.record({ folder, name, content: fc.constantFrom('', 'one', 'two', 'three') });
  const tree = fc.uniqueArray(file, {
    selector: (each) => each.folder + each.name,
    minLength: 1,
    maxLength: 8,
  });

  it('is in the library afterwards, once, and nothing else has changed', async () => {
    await fc.assert(
      fc.asyncProperty(tree, tree, async (dropped, present) => {
        await rm(outside, { recursive: true });
        await rm(library, { recursive: true });
        await mkdir(library);
        for (const each of dropped) await write(`outside/vault/${each.folder}${each.name}`, each.content);
        for (const each of present) await write(`library/vault/${each.folder}${each.name}`, each.content);
        const [sourcesBefore, libraryBefore] = [await filesBelow(outside), await filesBelow(library)];

        await copy([path.join(outside, 'vault')]);
        const once = await filesBelow(library);
        const again = await copy([path.join(outside, 'vault')]);

        expect(await filesBelow(outside)).toEqual(sourcesBefore);
        expect(once).toMatchObject(libraryBefore);
        const contents = new Set(Object.values(once));
        for (const each of dropped) expect(contents).toContain(each.content);
        expect([again.copied, await filesBelow(library)]).toEqual([0, once]);
        expect((await readdir(base)).sort()).toEqual(['library', 'outside']);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a copying that is killed', () => {
  it('leaves whole files, and the same plan brings the rest', async () => {
    for (let i = 0; i < 400; i++) await write(`outside/vault/${i % 7}/${i}.md`, `${i}\n`.repeat(3000));
    const plan = JSON.parse(JSON.stringify(await planCopy([path.join(outside, 'vault')], library)));
    for (let round = 0; round < 3; round++) {
      const child = fork(path.join(import.meta.dirname, '../../../fixtures/copyingChild.ts'), {
        execArgv: ['--import', 'tsx'],
        stdio: 'ignore',
      });
      child.send({ plan, libraryFolder: library });
      const limit = 20 * (round + 1);
      await new Promise<void>((resolve) => {
        child.on('message', (copied) => {
          if (Number(copied) >= limit) child.kill('SIGKILL');
        });
        child.on('exit', () => resolve());
      });
      for (const [file, content] of Object.entries(await visibleFiles())) {
        expect(content).toBe(`${path.basename(file, '.md')}\n`.repeat(3000));
      }
    }
    await copyIn({ plan, libraryFolder: library });
    expect(await filesBelow(path.join(library, 'vault'))).toEqual(
      await filesBelow(path.join(outside, 'vault')),
    );
    expect(await readdir(library)).toEqual(['vault']);
  }, 30_000);

  async function visibleFiles(): Promise<Record<string, string>> {
    const isThere = await lstat(path.join(library, 'vault')).catch(() => undefined);
    return isThere ? filesBelow(path.join(library, 'vault')) : {};
  }
});
