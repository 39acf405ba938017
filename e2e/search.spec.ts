import { expect, test } from './app.ts';
import { importByDrop, openSearch, sampleFolder, waitForMeaning } from './library.ts';

test.describe('searching', () => {
  test('finds a passage by meaning in Korean and in English, and opens it marked', async ({ openApp }) => {
    const { page } = await openApp();
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);

    for (const { words, note, passage } of [
      { words: '맡긴 전세금을 떼이지 않으려면', note: /전세 보증금 지키기/, passage: /보증금/ },
      {
        words: 'lying awake after drinking coffee in the afternoon',
        note: /Caffeine and sleep/,
        passage: /coffee/i,
      },
    ]) {
      const options = await openSearch(page, words);
      await expect(options.first()).toContainText(note);
      await page.keyboard.press('Enter');

      const article = page.getByRole('article', { name: note });
      const mark = article.locator('role=mark').first();
      await expect(mark).toBeInViewport();
      await expect(article.locator('role=mark').filter({ hasText: passage }).first()).toBeVisible();
    }
  });

  test('shows at once what words find while meaning is still coming', async ({ openApp }) => {
    const { page } = await openApp({ language: 'ko' });
    await importByDrop(page, [sampleFolder]);
    const options = await openSearch(page, '김치찌개');
    await expect(options.first()).toContainText('김치찌개');
  });

  test('goes by the keyboard alone and says when nothing fits', async ({ openApp }) => {
    const { page } = await openApp();
    await expect(page.getByText('Drop notes or a folder here')).toBeVisible();
    await openSearch(page, 'qwxzj');
    await expect(page.getByText('Nothing found for “qwxzj”')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: 'Search notes' })).toHaveCount(0);
  });
});
