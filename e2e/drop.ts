import { expect, type Locator, type Page } from '@playwright/test';

export type DropMode = 'copy' | 'link';

/** Control in Chromium's protocol: held while letting go, it links in place. */
const controlKey = 2;

const words: Readonly<Record<DropMode, RegExp>> = {
  copy: /Drop to copy into your library|놓으면 서재로 복사합니다/,
  link: /Drop to watch where it is|놓으면 있는 자리에서 연결합니다/,
};

/** Drops real files and folders on the middle of an element, as from a file manager. @param paths absolute */
export async function dropFiles(
  page: Page,
  target: Locator,
  paths: readonly string[],
  mode: DropMode = 'copy',
): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to drop on');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const cdp = await page.context().newCDPSession(page);
  try {
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      cdp.send('Input.dispatchDragEvent', {
        type,
        x,
        y,
        modifiers: mode === 'link' ? controlKey : 0,
        data: { items: [], files: [...paths], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    // The page lays its word of what will happen over everything; a hand goes on moving over that.
    await expect(page.getByText(words[mode])).toBeVisible();
    await drag('dragOver');
    await drag('drop');
  } finally {
    await cdp.detach();
  }
}
