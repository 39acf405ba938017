import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './app.ts';
import {
  importByDrop,
  makeFolder,
  openSearch,
  sampleCount,
  sampleFolder,
  waitForMeaning,
} from './library.ts';

test.describe('what is kept', () => {
  test('everything is still there after closing and opening again, and nothing is read or embedded anew', async ({
    openApp,
  }) => {
    const app = await openApp();
    await importByDrop(app.page, [sampleFolder]);
    await waitForMeaning(app.page);

    const { page } = await app.relaunch();

    await expect(page.getByRole('contentinfo').getByText(`${sampleCount} notes`)).toBeVisible();
    await waitForMeaning(page);
    const options = await openSearch(page, '김치찌개');
    await expect(options.first()).toContainText('김치찌개');
  });

  test('one goes on working when the engine is killed, and an import under way is taken up again', async ({
    openApp,
  }) => {
    const { page, killEngine } = await openApp();
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [
        `n${i}.md`,
        `# Note ${i}\n\n${`Sentence ${i} of a note with some length. `.repeat(20)}`,
      ]),
    );
    const folder = await makeFolder({ ...files, 'needle.md': '# Needle\n\nThe zanzibar kettle is green.' });
    await expect(page.getByText('Engine ready')).toBeVisible();
    const dropped = importByDrop(page, [folder]);
    await expect(page.getByText('Reading notes')).toBeVisible();
    await killEngine();
    await expect(page.getByText(/The engine stopped and is starting again/)).toBeVisible();
    await dropped;

    await expect(page.getByRole('contentinfo').getByText('401 notes')).toBeVisible({ timeout: 60_000 });
    const options = await openSearch(page, 'zanzibar kettle');
    await expect(options.first()).toContainText('Needle');
  });

  test('a damaged index is put aside and made again from the files', async ({ openApp, dataFolder }) => {
    const app = await openApp();
    await importByDrop(app.page, [sampleFolder]);
    await app.close();
    await damage(path.join(dataFolder, 'index'));

    const { page } = await app.relaunch();

    await expect(page.getByText(/The index was damaged/)).toBeVisible();
    await expect(page.getByRole('contentinfo').getByText(`${sampleCount} notes`)).toBeVisible({
      timeout: 60_000,
    });
  });
});

/** Overwrites every file of the tables with rubbish. */
async function damage(indexFolder: string): Promise<void> {
  const { readdir } = await import('node:fs/promises');
  await mkdir(indexFolder, { recursive: true });
  for (const entry of await readdir(indexFolder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.(manifest|lance)$/.test(entry.name)) await writeFile(file, 'rubbish');
  }
}
