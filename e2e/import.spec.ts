import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from './app.ts';
import { dropFiles } from './drop.ts';
import { importByDrop, makeFolder, sampleCount, sampleFolder } from './library.ts';

test.describe('bringing notes in', () => {
  test('an empty app invites, and opens the sample library by one button', async ({ openApp }) => {
    const { page } = await openApp();
    await expect(page.getByText('Drop notes or a folder here')).toBeVisible();

    await page
      .getByRole('main')
      .getByRole('button', { name: /Open the sample library/ })
      .click();

    await expect(page.getByText(`${sampleCount} added`)).toBeVisible();
    await expect(page.getByRole('contentinfo').getByText(`${sampleCount} notes`)).toBeVisible();
  });

  test('a dropped folder is copied into the library folder and counted, and again is unchanged', async ({
    openApp,
    dataFolder,
  }) => {
    const { page } = await openApp({ language: 'ko' });
    const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-notes-'));
    await cp(sampleFolder, folder, { recursive: true });

    await importByDrop(page, [folder]);
    await expect(page.getByText(`추가 ${sampleCount}`)).toBeVisible();
    const copies = path.join(dataFolder, 'notes', path.basename(folder));
    expect(await namesBelow(copies)).toEqual(await namesBelow(folder));

    await page.getByRole('button', { name: '가져오기 결과 닫기' }).click();
    await importByDrop(page, [folder]);
    await expect(page.getByText(`그대로 ${sampleCount}`)).toBeVisible();
  });

  test('with Control held a dropped folder is read where it is, and nothing is copied', async ({
    openApp,
    dataFolder,
  }) => {
    const { page } = await openApp({ language: 'ko' });
    const folder = await makeFolder({ 'a.md': '# 사과\n\n빨갛다.' });

    await importByDrop(page, [folder], 'link');

    await expect(page.getByText('추가 1', { exact: true })).toBeVisible();
    expect(await namesBelow(path.join(dataFolder, 'notes'))).toEqual([]);
    expect(await namesBelow(folder)).toEqual(['a.md']);
  });

  test('what changes in a watched folder is followed by itself', async ({ openApp }) => {
    const { page } = await openApp();
    const folder = await makeFolder({ 'a.md': '# Apple\n\nRed.', 'b.md': '# Bread\n\nRye.' });
    await importByDrop(page, [folder], 'link');
    const tree = page.getByRole('tree', { name: 'Notes' });
    await expect(tree.getByRole('treeitem', { name: /Bread/ })).toBeVisible();

    await writeFile(path.join(folder, 'a.md'), '# Apricot\n\nOrange.');
    await writeFile(path.join(folder, 'd.md'), '# Damson\n\nBlue.');
    await rm(path.join(folder, 'b.md'));

    for (const title of [/Apricot/, /Damson/])
      await expect(tree.getByRole('treeitem', { name: title })).toBeVisible();
    await expect(tree.getByRole('treeitem', { name: /Bread|Apple/ })).toHaveCount(0);
  });

  test('bad files are named with their reason and do not stop the others', async ({ openApp }) => {
    const { page } = await openApp();
    const folder = await makeFolder({
      'good.md': '# Good\n\nA note that must come in.',
      'empty.md': '',
      'binary.md': Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
      'front.md': '---\ntitle: [broken\n---\n\n# Front\n\nStill a note.',
      'twin.md': '# Good\n\nA note that must come in.',
      'nowhere.md': '# Nowhere\n\nSee [[A note that is not there]].',
      [`한글 이름.md`.normalize('NFD')]: '# 자모로 쓴 이름\n\n맥에서 온 노트입니다.',
      '🌱 plan.md': '# 🌱 Plan\n\nEmoji in its name.',
      'עברית.md': '# שלום\n\nRight to left.',
      'huge.md': 'x'.repeat(50 * 1024 * 1024),
    });

    await importByDrop(page, [folder]);

    await expect(page.getByText('8 added', { exact: true })).toBeVisible();
    await expect(page.getByText('2 failed', { exact: true })).toBeVisible();
    for (const [name, reason] of [
      ['binary.md', /not text/],
      ['huge.md', /too large/],
    ] as const) {
      await expect(
        page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: reason }),
      ).toBeVisible();
    }
    await expect(page.getByText(/2 notes were read with a remark/)).toBeVisible();
  });

  test('an import can be cancelled, and what was read until then stays', async ({ openApp }) => {
    const { page } = await openApp();
    const text = 'A sentence of a note that is long enough to take a moment. '.repeat(60);
    const folder = await makeFolder(
      Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`n${i}.md`, `# Note ${i}\n\n${i} ${text}`])),
    );
    await dropFiles(page, page.getByRole('main'), [folder]);
    await expect(page.getByText('Reading notes')).toBeVisible();
    await expect(page.getByText(/^[1-9]\d* of 1,500$/)).toBeVisible();

    await page.getByRole('button', { name: 'Cancel' }).click();

    await expect(page.getByText('Import cancelled')).toBeVisible();
    await expect(page.getByRole('treeitem', { name: /^Note \d+$/ }).first()).toBeVisible();
  });
});

/** Files below a folder, sorted; none where there is no folder. */
async function namesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
