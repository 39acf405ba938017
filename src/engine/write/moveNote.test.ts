import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { openVault, type Vault } from '../../../fixtures/openVault.ts';
import { createLinkResolver } from '../../shared/domain/links.ts';
import { SaegimError } from '../../shared/errors.ts';
import { realFiles, type Files } from './files.ts';

let vault: Vault;
const open = async (...given: Parameters<typeof openVault>) => (vault = await openVault(...given));
afterEach(() => vault.close());

const at = (notePath: string) => path.join(vault.root, notePath);
const text = (notePath: string) => readFile(at(notePath), 'utf8');
/** Until the index has followed. */
async function move(from: string, to: string) {
  const moved = await vault.writing.move(vault.note(from).id, to);
  await vault.writing.settle();
  return moved;
}

describe('move', () => {
  it('renames the file, keeps the note, and lets links follow', async () => {
    await open({ 'Tea.md': '# Tea', 'Home.md': '[[Tea]] and [t](Tea.md)', 'Other.md': 'nothing' });
    const { id } = vault.note('Tea.md');
    const home = vault.note('Home.md');
    const moved = await move('Tea.md', 'drinks/Chai.md');
    expect(moved).toMatchObject({
      note: { id, path: 'drinks/Chai.md' },
      rewrittenLinks: 2,
      noteIds: [id, home.id],
    });
    expect(await text('Home.md')).toBe('[[Chai]] and [t](drinks/Chai.md)');
    expect(vault.note('Home.md').id).toBe(home.id);
  });

  it('keeps identity when the moved note itself is written anew', async () => {
    await open({ 'a/Tea.md': '[m](Milk.md) ![](img/p.png)', 'a/Milk.md': 'x', 'a/img/p.png': 'p' });
    const { id } = vault.note('a/Tea.md');
    await move('a/Tea.md', 'b/Tea.md');
    expect(await text('b/Tea.md')).toBe('[m](../a/Milk.md) ![](../a/img/p.png)');
    expect(vault.note('b/Tea.md').id).toBe(id);
  });

  it('carries what the note embeds, and leaves code, addresses and names found anywhere', async () => {
    const source =
      '![[p.png]] ![](../top.png "t") `![](img/p.png)` [w](https://x.org/img/p.png) [d]: img/p.png\n\n[e]: img/p.png\n![](gone.png)';
    await open({ 'a/Tea.md': source, 'a/img/p.png': 'p', 'top.png': 't' });
    await move('a/Tea.md', 'b/c/Tea.md');
    expect(await text('b/c/Tea.md')).toBe(
      '![[p.png]] ![](../../top.png "t") `![](img/p.png)` [w](https://x.org/img/p.png) [d]: img/p.png\n\n[e]: ../../a/img/p.png\n![](gone.png)',
    );
  });

  it('gives an embed its path where another file of that name would be shown', async () => {
    await open({ 'a/Tea.md': '![[p.png|100]]', 'a/p.png': 'mine', 'b/p.png': 'other', 'b/x.md': 'x' });
    await move('a/Tea.md', 'b/Tea.md');
    expect(await text('b/Tea.md')).toBe('![[a/p.png|100]]');
  });

  it.each(['cp949', 'utf-16le'])('changes the target and no other byte in %s', async (encoding) => {
    const source = (name: string) =>
      iconv.encode(`\r\n물은 [[${name}]]\r마시기 좋은 온도로 맞춘다.\n`, encoding, { addBOM: true });
    await open({ '차.md': '# 차', 'Home.md': source('차') });
    await move('차.md', '홍차.md');
    expect((await readFile(at('Home.md'))).equals(source('홍차'))).toBe(true);
  });

  it('changes the target and no other byte in a damaged file', async () => {
    const around = [
      Buffer.from('물 온도는 구십이 도로 맞추고 뜸은 삼십 초 들인다 '),
      Buffer.from([0xff]),
      Buffer.from(' 끝 [[Tea]] '),
      Buffer.from([0xfe]),
    ];
    await open({ 'Tea.md': '# Tea', 'Home.md': Buffer.concat(around) });
    await move('Tea.md', 'Chai.md');
    around[2] = Buffer.from(' 끝 [[Chai]] ');
    expect((await readFile(at('Home.md'))).equals(Buffer.concat(around))).toBe(true);
  });

  it('finds links that the index does not know yet', async () => {
    await open({ 'Tea.md': '# Tea', 'Home.md': '[[Tea]]' });
    await writeFile(at('Home.md'), 'moved down\n\n[[Tea]] [[Tea|again]]');
    await move('Tea.md', 'Chai.md');
    expect(await text('Home.md')).toBe('moved down\n\n[[Chai]] [[Chai|again]]');
  });

  it('changes nothing but the case of a name', async () => {
    await open({ 'tea.md': '# Tea', 'Home.md': '[t](tea.md)' });
    await move('tea.md', 'Tea.md');
    expect(Object.keys(await vault.contents())).toEqual(['Home.md', 'Tea.md']);
    expect(await text('Home.md')).toBe('[t](Tea.md)');
  });

  it.each([
    ['a taken name', 'Home.md', 'already-exists'],
    ['another ending', 'Chai.txt', 'invalid-argument'],
    ['a way out', '../Chai.md', 'invalid-argument'],
    ['a hidden place', '.trash/Chai.md', 'invalid-argument'],
    ['a link out', 'out/Chai.md', 'invalid-argument'],
    ['an absolute path', '/Chai.md', 'invalid-argument'],
    ['nothing', '', 'invalid-argument'],
    ['a name of Windows', 'con.md', 'invalid-argument'],
  ])('refuses %s and changes nothing', async (_, to, code) => {
    await open({ 'Tea.md': '# Tea', 'Home.md': '[[Tea]]' });
    await mkdir(path.join(vault.folder, 'outside'));
    await symlink(path.join(vault.folder, 'outside'), at('out'));
    const before = await vault.contents();
    await expect(move('Tea.md', to)).rejects.toMatchObject({ code });
    expect(await vault.contents()).toEqual(before);
  });

  it('takes everything back when one file cannot be written', async () => {
    let isFull = true;
    const files: Files = {
      ...realFiles,
      async write(absolutePath, bytes) {
        if (isFull && absolutePath.endsWith('B.md')) throw new SaegimError('disk-full', 'as told');
        await realFiles.write(absolutePath, bytes);
      },
    };
    await open({ 'Tea.md': '# Tea', 'A.md': '[[Tea]]', 'B.md': '[[Tea]]' }, { files });
    const before = await vault.contents();
    await expect(move('Tea.md', 'x/Chai.md')).rejects.toMatchObject({ code: 'disk-full' });
    expect(await vault.contents()).toEqual(before);
    isFull = false;
    await move('Tea.md', 'x/Chai.md');
    expect(await text('B.md')).toBe('[[Chai]]');
  });
});

describe('undo', () => {
  it('gives every byte back, and the folder that was made goes', async () => {
    await open({ 'a/Tea.md': '[m](Milk.md)', 'a/Milk.md': '[[Tea]]\r\n' });
    const before = await vault.contents();
    const { undoId, note } = await move('a/Tea.md', 'b/c/Chai.md');
    await vault.writing.undo(undoId);
    expect(await vault.contents()).toEqual(before);
    expect(vault.note('a/Tea.md').id).toBe(note.id);
    await expect(readFile(at('b'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('happens once', async () => {
    await open({ 'Tea.md': 'x' });
    const { undoId } = await move('Tea.md', 'Chai.md');
    await vault.writing.undo(undoId);
    await expect(vault.writing.undo(undoId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['a linking note was changed', 'Home.md', 'invalid-argument'],
    ['the old name is taken', 'Tea.md', 'already-exists'],
  ])('changes nothing when %s', async (_, touched, code) => {
    await open({ 'Tea.md': '# Tea', 'Home.md': '[[Tea]]' });
    const { undoId } = await move('Tea.md', 'Chai.md');
    await writeFile(at(touched), 'theirs');
    const before = await vault.contents();
    await expect(vault.writing.undo(undoId)).rejects.toMatchObject({ code });
    expect(await vault.contents()).toEqual(before);
  });
});

const names = ['Tea', 'Plan', '차', 'a b', 'Tea (2)'];
const folders = ['', 'a/', 'a/b/', '차/'];
const notePath = fc
  .tuple(fc.constantFrom(...folders), fc.constantFrom(...names))
  .map(([f, n]) => `${f}${n}.md`);
const link = fc.oneof(
  fc.constantFrom(...names).map((name) => `[[${name}|x]]`),
  notePath.map((each) => `![[${each}#h]]`),
  fc.tuple(fc.constantFrom('', '../', '/'), notePath).map(([up, each]) => `[t](<${up}${each}>)`),
);
const noteText = fc
  .tuple(fc.constantFrom('', '# Tea\r\n', '# 차\n'), fc.array(link, { maxLength: 4 }))
  .map(([head, links]) => `${head}text ${links.join(' and\n')}`);
const vaults = fc
  .uniqueArray(fc.tuple(notePath, noteText), { minLength: 2, maxLength: 5, selector: ([each]) => each })
  .map((entries) => Object.fromEntries(entries));
const moves = fc.array(fc.tuple(fc.nat(), notePath), { minLength: 1, maxLength: 4 });

function reached() {
  const resolve = createLinkResolver(vault.notes());
  return new Map(vault.notes().map((note) => [note.id, note.links.map((each) => resolve(note, each))]));
}

/** Moves that have somewhere to go. */
async function moveSome(some: readonly (readonly [number, string])[]): Promise<readonly string[]> {
  const undoIds: string[] = [];
  for (const [which, to] of some) {
    const paths = vault
      .notes()
      .map(({ path }) => path)
      .sort();
    const from = paths[which % paths.length];
    if (!paths.includes(to)) undoIds.push((await move(from, to)).undoId);
  }
  return undoIds;
}

describe('after any moves', () => {
  it('every link reaches the note it reached before', async () => {
    await fc.assert(
      fc
        .asyncProperty(vaults, moves, async (files, some) => {
          await open(files);
          const before = reached();
          await moveSome(some);
          const after = reached();
          for (const [id, ids] of before) {
            const now = after.get(id);
            expect(now).toHaveLength(ids.length);
            ids.forEach((each, i) => each !== undefined && expect(now![i]).toBe(each));
          }
        })
        .afterEach(() => vault?.close()),
      { numRuns: 60 },
    );
  });

  it('undoing them gives every byte back', async () => {
    await fc.assert(
      fc
        .asyncProperty(vaults, moves, async (files, some) => {
          await open(files);
          const before = await vault.contents();
          const undoIds = await moveSome(some);
          for (const undoId of undoIds.toReversed()) await vault.writing.undo(undoId);
          expect(await vault.contents()).toEqual(before);
        })
        .afterEach(() => vault?.close()),
      { numRuns: 60 },
    );
  });
});

/** Ends, as it were, the process before the so-manieth thing it does to files: nothing is done afterwards. */
function dyingFiles(steps: number): Files {
  let left = steps;
  const alive =
    <A extends unknown[]>(act: (...args: A) => Promise<void>) =>
    async (...args: A) => {
      if (left-- <= 0) throw new Error('the process is dead');
      await act(...args);
    };
  return {
    write: alive(realFiles.write),
    create: alive(realFiles.create),
    rename: alive(realFiles.rename),
    remove: alive(realFiles.remove),
    makeFolder: alive(realFiles.makeFolder),
    removeEmptyFolder: alive(realFiles.removeEmptyFolder),
  };
}

describe('a process that dies in the middle', () => {
  const files = {
    'a/Tea.md': '[m](Milk.md)',
    'a/Milk.md': '[[Tea]]',
    'B.md': '[t](a/Tea.md)',
    'C.md': '![[a/Tea]]',
  };

  it.each(Array.from({ length: 12 }, (_, steps) => steps))(
    'after %i steps of a move leaves all of it or nothing at the next start',
    async (steps) => {
      await open(files);
      const before = await vault.contents();
      await move('a/Tea.md', 'b/c/Chai.md');
      const after = await vault.contents();
      await vault.close();

      await open(files, { files: dyingFiles(steps) });
      await move('a/Tea.md', 'b/c/Chai.md').catch(() => {});
      await vault.restart();
      expect([before, after]).toContainEqual(await vault.contents());
    },
  );

  it.each(Array.from({ length: 12 }, (_, steps) => steps))(
    'and again after %i steps of finishing it leaves all of it or nothing',
    async (steps) => {
      await open(files, { files: dyingFiles(5) });
      const before = await vault.contents();
      await move('a/Tea.md', 'b/c/Chai.md').catch(() => {});
      await vault.restart({ files: dyingFiles(steps) }).catch(() => {});
      await vault.restart();
      const now = await vault.contents();
      const isWhole =
        'b/c/Chai.md' in now ? now['C.md'] === '![[b/c/Chai]]' && now['B.md'] === '[t](b/c/Chai.md)' : false;
      expect(isWhole || JSON.stringify(now) === JSON.stringify(before)).toBe(true);
    },
  );

  it('leaves a file alone that somebody changed before the next start', async () => {
    await open(files, { files: dyingFiles(5) });
    await move('a/Tea.md', 'b/c/Chai.md').catch(() => {});
    await writeFile(at('C.md'), 'theirs');
    await vault.restart();
    expect(await text('C.md')).toBe('theirs');
  });
});
