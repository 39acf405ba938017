import { expect, type Locator, type Page } from '@playwright/test';

/** Drops real files and folders on the middle of an element, as from a file manager. @param paths absolute */
export async function dropFiles(page: Page, target: Locator, paths: readonly string[]): Promise<void> {
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
        data: { items: [], files: [...paths], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    // The page lays its word of what will happen over everything; a hand goes on moving over that.
    await expect(page.getByText(/Drop to read these notes|놓으면 노트를 읽어 들입니다/)).toBeVisible();
    await drag('dragOver');
    await drag('drop');
  } finally {
    await cdp.detach();
  }
}
