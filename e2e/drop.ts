import type { Locator, Page } from '@playwright/test';

/** Drops real files and folders on the middle of an element, as from a file manager. @param paths absolute */
export async function dropFiles(page: Page, target: Locator, paths: readonly string[]): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to drop on');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const cdp = await page.context().newCDPSession(page);
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', {
        type,
        x,
        y,
        data: { items: [], files: [...paths], dragOperationsMask: 1 },
      });
    }
  } finally {
    await cdp.detach();
  }
}
