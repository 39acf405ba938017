/** Real folders of notes to drop, and the steps that many tests begin with. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { dropFiles, type DropMode } from './drop.ts';
import { root } from './app.ts';

export const sampleFolder = path.join(root, 'resources/sample');
/** Notes of the sample library. */
export const sampleCount = 44;

/** Writes files by their relative path into a new folder. @returns its absolute path */
export async function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-notes-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

/** Drops on the window and waits until the report of the import is there. */
export async function importByDrop(
  page: Page,
  paths: readonly string[],
  mode: DropMode = 'copy',
): Promise<void> {
  await expect(page.getByRole('contentinfo')).toBeVisible(); // before that nobody takes what is dropped
  await dropFiles(page, page.locator('body'), paths, mode);
  await expect(
    page.getByRole('button', { name: /Dismiss the import report|가져오기 결과 닫기/ }),
  ).toBeVisible({ timeout: 60_000 });
}

export async function waitForMeaning(page: Page): Promise<void> {
  await expect(page.getByText(/^(Meaning ready|의미 준비됨)$/)).toBeVisible({ timeout: 90_000 });
}

export async function openSearch(page: Page, text: string): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+k');
  const box = page.getByRole('combobox', { name: /Search notes|노트 검색/ });
  await box.fill(text);
  return page.getByRole('listbox', { name: /Search results|검색 결과/ }).getByRole('option');
}

export async function ask(page: Page, question: string): Promise<void> {
  const box = page.getByRole('textbox', { name: /Your question|^질문$/ });
  await box.fill(question);
  await box.press('Enter');
}
