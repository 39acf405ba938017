import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { importByDrop, makeFolder, sampleCount, sampleFolder, waitForMeaning } from './library.ts';
import { atRest, placeOf, reportOf, sceneOf } from './scene.ts';

/** In a narrow window the list starts closed. */
async function openList(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^(List of notes|노트 목록)$/ });
  if (
    (await button.getAttribute('aria-expanded')) !== 'true' &&
    (await button.getAttribute('aria-pressed')) !== 'true'
  ) {
    await button.click();
  }
}

test.describe('the graph', () => {
  test('shows every note with its links, and a click on a point opens the note', async ({ openApp }) => {
    const { page } = await openApp();
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    await page.getByRole('tab', { name: 'Graph' }).click();
    const scene = sceneOf(page, /^Graph: 44 notes/);

    const { points, lines } = await atRest(scene);
    expect(points.disc).toBe(sampleCount);
    expect(points.ring).toBe(1);
    expect(lines.link).toBeGreaterThan(80);
    expect(lines.similar).toBeGreaterThan(0);

    const place = await placeOf(scene, 'Fungus gnats');
    await page.mouse.move(place!.x, place!.y);
    await expect.poll(async () => (await reportOf(scene)).hovered).toBeDefined();
    await page.mouse.click(place!.x, place!.y);
    await expect(page.getByRole('article', { name: 'Fungus gnats' })).toBeVisible();
  });

  test('lets links by meaning and tags be switched', async ({ openApp }) => {
    const { page } = await openApp();
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    await page.getByRole('tab', { name: 'Graph' }).click();
    const scene = sceneOf(page, /^Graph:/);
    const before = await atRest(scene);
    expect(before.lines.tag).toBe(0);

    await page.getByRole('switch', { name: /Tags/ }).click();
    await page.getByRole('switch', { name: /By meaning/ }).click();

    const after = await atRest(scene);
    expect(after.lines.tag).toBeGreaterThan(20);
    expect(after.lines.similar).toBe(0);
  });
});

test.describe('the map', () => {
  test('groups the notes under names in their own words, and zooms to a group', async ({ openApp }) => {
    const { page } = await openApp({ language: 'ko' });
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    await page.getByRole('tab', { name: '지도' }).click();
    const scene = sceneOf(page, /^지도: 노트 44개, 주제 \d+개/);

    const { points, groups, camera } = await atRest(scene);
    expect(points.disc).toBe(sampleCount);
    expect(groups.length).toBeGreaterThanOrEqual(5);
    expect(groups.every((name) => name.trim() !== '')).toBe(true);

    await openList(page);
    await page.getByRole('button', { name: new RegExp(`^${escape(groups[0])}, 노트`) }).click();
    await expect.poll(async () => (await atRest(scene)).camera).not.toEqual(camera);
  });

  test('is zoomed and moved by wheel, drag and keys', async ({ openApp }) => {
    const { page } = await openApp();
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    await page.getByRole('tab', { name: 'Map' }).click();
    const scene = sceneOf(page, /^Map:/);
    const fitted = (await atRest(scene)).camera;
    const box = (await scene.boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, -240);
    const zoomed = (await atRest(scene)).camera;
    expect(zoomed).not.toEqual(fitted);

    await page.mouse.down();
    await page.mouse.move(middle.x + 80, middle.y + 40, { steps: 4 });
    await page.mouse.up();
    expect((await atRest(scene)).camera).not.toEqual(zoomed);

    await scene.focus();
    await page.keyboard.press('0');
    await expect.poll(async () => (await atRest(scene)).camera).toEqual(fitted);
  });

  test('has a list of the same notes for keyboard and screen reader', async ({ openApp }) => {
    const { page } = await openApp();
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    await page.getByRole('tab', { name: 'Map' }).click();
    await atRest(sceneOf(page, /^Map:/));
    await openList(page);
    const list = page.getByRole('listbox', { name: 'Notes' });

    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    const title = (await list.getByRole('option', { selected: true }).innerText()).trim();
    await page.keyboard.press('Enter');

    await expect(page.getByRole('article')).toContainText(title.split('\n')[0]);
  });

  test('looks as it did, on tiny data', async ({ openApp }) => {
    const { page, electron } = await openApp();
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(1200, 800),
    );
    // Notes of properties alone have no vectors, whose last digits differ from processor to processor.
    const note = (title: string, ...tags: string[]) =>
      `---\ntitle: ${title}\ntags: [${tags.join(', ')}]\n---\n`;
    const folder = await makeFolder({
      'coffee.md': note('Coffee', 'drink', 'morning'),
      'espresso.md': note('Espresso', 'drink'),
      'cold brew.md': note('Cold brew', 'drink', 'summer'),
      'lease.md': note('임대차 계약', '집'),
      'deposit.md': note('보증금', '집', '돈'),
      'rent.md': note('Rent', '돈'),
    });
    await importByDrop(page, [folder]);
    await page.getByRole('button', { name: 'Dismiss the import report' }).click();
    await page.getByRole('treeitem', { name: 'Coffee' }).click();
    await page.getByRole('tab', { name: 'Graph' }).click();
    await page.getByRole('switch', { name: /Tags/ }).click();
    const scene = sceneOf(page, /^Graph: 6 notes/);
    expect((await atRest(scene)).lines.tag).toBe(9);
    await page.mouse.move(5, 5);
    // Edges of letters may differ a little from machine to machine; a point elsewhere is more than this.
    await expect(scene).toHaveScreenshot('graph-tiny.png', { maxDiffPixelRatio: 0.002 });
  });
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
