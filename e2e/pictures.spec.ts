/** The pictures of README, taken anew by `SAEGIM_PICTURES=1 npm run e2e -- e2e/pictures.spec.ts`. */
import path from 'node:path';
import { expect, root, test } from './app.ts';
import { ask, importByDrop, openSearch, sampleFolder, waitForMeaning } from './library.ts';
import { atRest, sceneOf } from './scene.ts';

const isWanted = Boolean(process.env['SAEGIM_PICTURES']);
const folder = path.join(root, 'docs/pictures');

for (const { language, theme, question, words } of [
  {
    language: 'en',
    theme: 'light',
    question: 'How long before bed should I stop drinking coffee?',
    words: 'keep plants free of little flies',
  },
  {
    language: 'ko',
    theme: 'dark',
    question: '계약 갱신을 요구할 수 있는 기간은 언제인가요?',
    words: '맡긴 전세금을 떼이지 않으려면',
  },
] as const) {
  test(`shows the main job in ${language}, ${theme}`, async ({ openApp }) => {
    const { page, electron } = await openApp({ language });
    const take = async (name: string) => {
      if (isWanted) await page.screenshot({ path: path.join(folder, `${name}-${language}.png`) });
    };
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(1360, 860),
    );
    await page.evaluate(
      (chosen) => window.saegim.saveSettings({ language: 'system', theme: chosen, chatModel: null }),
      theme,
    );
    await importByDrop(page, [sampleFolder]);
    await page.getByRole('button', { name: /Dismiss the import report|가져오기 결과 닫기/ }).click();
    await waitForMeaning(page);

    await openSearch(page, words);
    await expect(page.getByRole('option').first()).toBeVisible();
    await take('search');
    await page.keyboard.press('Enter');

    await ask(page, question);
    const citation = page.getByRole('button', { name: /^(Citation|인용) 1: / }).first();
    await citation.click();
    await expect(page.getByRole('article').locator('role=mark').first()).toBeInViewport();
    await take('answer');

    await page.getByRole('tab', { name: /^(Map|지도)$/ }).click();
    await atRest(sceneOf(page, /^(Map|지도): /));
    await take('map');
    await page.getByRole('tab', { name: /^(Graph|그래프)$/ }).click();
    await atRest(sceneOf(page, /^(Graph|그래프): /));
    await take('graph');
  });
}
