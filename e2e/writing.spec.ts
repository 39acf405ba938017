import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type SaegimApp } from './app.ts';
import { openInputMethod } from './ime.ts';
import { ask, importByDrop, makeFolder, openSearch, waitForMeaning } from './library.ts';

const coffee = '# 커피\n\n물 온도는 92 °C. [[핸드드립]]도 보기. #추출\n';

const files = {
  '커피.md': coffee,
  '핸드드립.md': '# 핸드드립\n\n[[커피]]를 내린다. #추출 #음료\n',
  'work/plan.md': '# plan\n\nSee [[커피]].\n',
};

/** The app with a few notes copied into its library folder. */
async function openNotes(open: () => Promise<SaegimApp>, notes: Readonly<Record<string, string>> = files) {
  const app = await open();
  const folder = await makeFolder(notes);
  await importByDrop(app.page, [folder]);
  const fileOf = (name: string) => path.join(app.dataFolder, 'notes', path.basename(folder), name);
  return { app, page: app.page, fileOf, read: (name: string) => readFile(fileOf(name), 'utf8') };
}

const editor = (page: Page) => page.locator('[data-editor] .cm-content');
const tabs = (page: Page) => page.getByRole('tablist', { name: 'Open notes' }).getByRole('tab');
const isSaved = (page: Page) =>
  expect(page.getByRole('contentinfo').getByText('Saved', { exact: true })).toBeVisible();
const openFromTree = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true }).click();

async function write(page: Page, name: string): Promise<void> {
  await openFromTree(page, name);
  await expect(page.getByRole('article', { name })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+e');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
}

test.describe('writing', () => {
  test('a new note is typed in Korean, saved by itself, and found by search', async ({ openApp }) => {
    const { page, app } = await openNotes(openApp);
    await page.keyboard.press('ControlOrMeta+n');
    const title = page.getByRole('textbox', { name: /^Title/ });
    await expect(title).toBeFocused();
    const ime = await openInputMethod(page);
    await ime.compose('ㄱ', '겨', '결');
    await ime.commit('결심');
    await page.keyboard.press('Enter');
    await expect(editor(page)).toBeFocused();
    await ime.compose('ㅅ', '새', '샙');
    await ime.commit('새벽');
    await page.keyboard.type(' ');
    await ime.compose('ㄷ', '다', '달');
    await ime.commit('달리기를 합니다');
    await isSaved(page);

    await expect(tabs(page)).toHaveText(['결심']);
    const results = await openSearch(page, '달리기');
    await expect(results.filter({ hasText: '결심' }).first()).toBeVisible({ timeout: 2_000 });
    // The list of notes may still name the file as it was called before it had a title.
    const saved = async () =>
      readFile(path.join(app.dataFolder, 'notes', (await pathOf(page, '결심')) ?? ''), 'utf8').catch(
        () => '',
      );
    await expect.poll(saved).toBe('# 결심\n\n새벽 달리기를 합니다');
  });

  test('what is typed first stands below the title, also in the note of the day', async ({ openApp }) => {
    const { page, read, app } = await openNotes(openApp);
    await openFromTree(page, 'plan');
    await expect(page.getByRole('article', { name: 'plan' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+e');
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type('First. ');
    await expect.poll(() => read('work/plan.md')).toBe('# plan\n\nFirst. See [[커피]].\n');

    await page.keyboard.press('ControlOrMeta+Shift+KeyD');
    await expect(page.getByRole('article', { name: /^\d{4}-\d{2}-\d{2}$/ })).toBeVisible();
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type('Today.');
    const name = (await tabs(page).first().textContent()) ?? '';
    const daily = path.join(app.dataFolder, 'notes', 'daily', `${name}.md`);
    await expect.poll(() => readFile(daily, 'utf8')).toBe(`# ${name}\n\nToday.`);
  });

  test('the outline follows what is typed and leads there', async ({ openApp }) => {
    const parts = Array.from({ length: 60 }, (_, n) => `## Part ${n}\n\nThe text of part ${n}.\n`);
    const { page } = await openNotes(openApp, { 'long.md': `# long\n\n${parts.join('\n')}` });
    await write(page, 'long');
    await page.keyboard.press('ControlOrMeta+Shift+e');
    const outline = page.getByRole('tree', { name: 'Outline' });
    await expect(outline.getByRole('treeitem')).toHaveCount(60);
    await editor(page).focus();
    await page.keyboard.type('\n\n## The very end');
    await expect(outline.getByRole('treeitem', { name: 'The very end' })).toBeVisible();

    await outline.getByRole('treeitem', { name: 'Part 3', exact: true }).click();
    await expect(page.getByText('The text of part 3.')).toBeInViewport();
    await expect(outline.getByRole('treeitem', { name: 'Part 3', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(editor(page)).toBeFocused();
  });

  test('a mention is made a link and back', async ({ openApp }) => {
    const { page, read } = await openNotes(openApp, {
      ...files,
      'talk.md': '# talk\n\nWe spoke of 핸드드립 all day.\n',
    });
    await openFromTree(page, '핸드드립');
    await page.keyboard.press('ControlOrMeta+Shift+b');
    await page.getByRole('button', { name: 'Named without a link' }).click();
    await page.getByRole('button', { name: 'Make it a link in talk' }).click();
    await expect.poll(() => read('talk.md')).toBe('# talk\n\nWe spoke of [[핸드드립]] all day.\n');
    await expect(page.getByRole('button', { name: 'Make it a link in talk' })).toHaveCount(0);

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => read('talk.md')).toBe('# talk\n\nWe spoke of 핸드드립 all day.\n');
  });

  test('saving never breaks a syllable that is being composed', async ({ openApp }) => {
    const { page, read } = await openNotes(openApp);
    await write(page, '커피');
    const ime = await openInputMethod(page);
    await ime.compose('ㅁ', '무');
    await isSaved(page);
    await ime.compose('문', '물');
    await ime.commit('물');
    await page.keyboard.type('!');
    await expect.poll(() => read('커피.md')).toBe(`${coffee}물!`);
  });

  test('a link is offered by initial consonants, and one Enter ends the syllable and takes it', async ({
    openApp,
  }) => {
    const { page, read } = await openNotes(openApp);
    await write(page, 'plan');
    await page.keyboard.type('[[');
    const ime = await openInputMethod(page);
    await ime.compose('ㅎ');
    await ime.commit('ㅎ');
    await ime.compose('ㄷ');
    await expect(page.getByRole('option', { name: /핸드드립/ })).toBeVisible();
    await ime.pressEnterWhileComposing();
    await ime.commit('ㄷ');
    await expect.poll(() => read('work/plan.md')).toBe('# plan\n\nSee [[커피]].\n[[핸드드립]]');
  });

  test('tags are offered by use', async ({ openApp }) => {
    const { page } = await openNotes(openApp);
    await write(page, 'plan');
    await page.keyboard.type('About #');
    await expect(page.getByRole('option')).toHaveText([/추출/, /음료/]);
  });

  test('two versions are shown side by side, and both can be kept', async ({ openApp }) => {
    const { page, fileOf, read } = await openNotes(openApp);
    await write(page, 'plan');
    await page.keyboard.type('mine');
    await writeFile(fileOf('work/plan.md'), '# plan\n\ntheirs\n');

    await expect(page.getByRole('heading', { name: 'This note was changed elsewhere too' })).toBeVisible();
    await expect(page.getByText('theirs', { exact: true })).toBeVisible();
    expect(await read('work/plan.md')).toBe('# plan\n\ntheirs\n');
    await page.getByRole('button', { name: 'Keep both' }).click();

    await expect(editor(page)).toContainText('theirs');
    await expect(page.getByRole('treeitem', { name: /my version/ })).toBeVisible();
    await openFromTree(page, 'plan (my version)');
    await expect(page.getByRole('article')).toContainText('mine');
  });

  test('what changes elsewhere while nothing is unsaved comes in, and the cursor stays', async ({
    openApp,
  }) => {
    const { page, fileOf, read } = await openNotes(openApp);
    await write(page, 'plan');
    await page.keyboard.press('ControlOrMeta+End');
    await writeFile(fileOf('work/plan.md'), '# plan\n\nA new line.\n\nSee [[커피]].\n');
    await expect(editor(page)).toContainText('A new line.', { timeout: 20_000 });
    await page.keyboard.type('At the end.');
    await expect.poll(() => read('work/plan.md')).toBe('# plan\n\nA new line.\n\nSee [[커피]].\nAt the end.');
  });

  test('nothing is lost when the window closes right after the last key', async ({ openApp }) => {
    const { app, page, read } = await openNotes(openApp);
    await write(page, '커피');
    await page.keyboard.type('the last words');
    await app.close();
    expect(await read('커피.md')).toBe(`${coffee}the last words`);
  });

  test('what was typed survives a crash of the page', async ({ openApp }) => {
    const { app, page, read } = await openNotes(openApp);
    await write(page, '커피');
    await app.killEngine(); // nothing can be saved now
    await page.keyboard.type('typed before the crash');
    await expect
      .poll(() => page.evaluate(() => JSON.stringify({ ...localStorage })))
      .toContain('typed before the crash');
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0].webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(() => read('커피.md'), { timeout: 30_000 }).toBe(`${coffee}typed before the crash`);
  });

  test('reading and writing begin where the other was', async ({ openApp }) => {
    const parts = Array.from({ length: 60 }, (_, n) => `## Part ${n}\n\nThe text of part ${n}.\n`);
    const { page } = await openNotes(openApp, { 'long.md': `# long\n\n${parts.join('\n')}` });
    await openFromTree(page, 'long');
    await page.getByRole('heading', { name: 'Part 40', exact: true }).evaluate((at) => at.scrollIntoView());
    await page.keyboard.press('ControlOrMeta+e');
    await expect(page.getByText('The text of part 40.')).toBeInViewport();
    await expect(page.getByText('## Part 30')).not.toBeInViewport();

    await page.locator('[data-editor]').evaluate((scroller) => (scroller.scrollTop = 0));
    await page.keyboard.press('ControlOrMeta+e');
    await expect(page.getByRole('heading', { name: 'Part 0', exact: true })).toBeInViewport();
  });

  test('a passage found by search is marked in the editor, and typing does not replace it', async ({
    openApp,
  }) => {
    const { page, read } = await openNotes(openApp);
    await write(page, '커피');
    await openFromTree(page, 'plan');
    await expect(page.getByRole('article', { name: 'plan' })).toBeVisible();
    const results = await openSearch(page, '물 온도');
    await results.first().click();
    await expect(page.locator('[data-editor] .cm-passage').first()).toBeInViewport();
    await expect(editor(page)).toBeFocused();
    await page.keyboard.type('!');
    await expect.poll(() => read('커피.md')).toMatch(/!/);
    expect((await read('커피.md')).replace('!', '')).toBe(coffee);
  });

  test('undo goes on over saves and after another note', async ({ openApp }) => {
    const { page, read } = await openNotes(openApp);
    await write(page, '커피');
    await page.keyboard.type('one');
    await isSaved(page);
    await openFromTree(page, '핸드드립');
    await openFromTree(page, '커피');
    await expect(editor(page)).toContainText('one');
    await editor(page).focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => read('커피.md')).toBe(coffee);
  });

  test('a dropped file is linked where it is dropped, and is no import', async ({ openApp }) => {
    const { page, read } = await openNotes(openApp);
    await write(page, 'plan');
    await page.getByRole('button', { name: 'Dismiss the import report' }).click();
    await editor(page).evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File(['%PDF-1.4'], 'paper.pdf', { type: 'application/pdf' }));
      const { left, bottom } = content.querySelector('.cm-line')!.getBoundingClientRect();
      for (const type of ['dragenter', 'dragover', 'drop']) {
        content.dispatchEvent(
          new DragEvent(type, {
            dataTransfer: data,
            bubbles: true,
            cancelable: true,
            composed: true,
            clientX: left + 1,
            clientY: bottom - 2,
          }),
        );
      }
    });
    await expect.poll(() => read('work/plan.md')).toMatch(/\[\[.*paper.*\.pdf\]\]/);
    await expect(page.getByText(/Drop to/)).toHaveCount(0);
  });

  test('a pasted picture lies beside the note and is embedded', async ({ openApp }) => {
    const { page, read } = await openNotes(openApp);
    await write(page, 'plan');
    await page.locator('.cm-content').evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'shot.png', { type: 'image/png' }));
      content.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect.poll(() => read('work/plan.md')).toMatch(/!\[\[.*shot.*\.png\]\]/);
  });
});

test.describe('notes as files', () => {
  test('links follow a renamed note, and undo takes it all back', async ({ openApp }) => {
    const { page, read } = await openNotes(openApp);
    await openFromTree(page, '커피');
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog', { name: 'Rename or move' });
    await expect(dialog).toContainText('2 notes link to it');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('원두');
    await dialog.getByRole('button', { name: 'Rename' }).click();

    await expect.poll(() => read('핸드드립.md')).toContain('[[원두]]');
    expect(await read('원두.md')).toContain('# 원두');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => read('핸드드립.md')).toContain('[[커피]]');
    await expect.poll(() => read('커피.md')).toBe(coffee);
  });

  test('a note goes to the trash, its tab with it, and comes back', async ({ openApp }) => {
    const { page, read } = await openNotes(openApp);
    await openFromTree(page, 'plan');
    await page.getByRole('treeitem', { name: 'plan' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to trash' }).click();
    await expect(page.getByRole('treeitem', { name: 'plan' })).toHaveCount(0);

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('treeitem', { name: 'plan' })).toBeVisible();
    expect(await read('work/plan.md')).toBe(files['work/plan.md']);
  });

  test('an answer no longer quotes a note that went to the trash', async ({ openApp }) => {
    const { page } = await openNotes(openApp);
    await waitForMeaning(page);
    await ask(page, '커피 물 온도는 몇 도인가요?');
    const cited = page.getByRole('button', { name: /^Citation \d+: 커피$/ }).first();
    await expect(cited).toBeVisible();

    await page.getByRole('treeitem', { name: '커피', exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to trash' }).click();

    const gone = page.getByRole('button', { name: /^Citation \d+: 커피, no longer in the library$/ }).first();
    await expect(gone).toBeDisabled();
    await gone.hover();
    await expect(page.getByText('This note is no longer in the library.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^Citation \d+: 커피$/ })).toHaveCount(0);
  });

  test('the trash lists what was put away and gives it back', async ({ openApp }) => {
    const { page, read } = await openNotes(openApp);
    await page.getByRole('treeitem', { name: 'plan' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to trash' }).click();
    await expect(page.getByRole('treeitem', { name: 'plan' })).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+p');
    await page.getByRole('combobox', { name: 'Command palette' }).fill('Trash…');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Restore plan' }).click();
    await expect.poll(() => read('work/plan.md').catch(() => '')).toBe(files['work/plan.md']);
  });
});

test.describe('tabs', () => {
  test('open by Mod+click and by Mod+T, close and reopen by key', async ({ openApp }) => {
    const { page } = await openNotes(openApp);
    await openFromTree(page, '커피');
    await page.getByRole('treeitem', { name: '핸드드립' }).click({ modifiers: ['ControlOrMeta'] });
    await expect(tabs(page)).toHaveText(['커피', '핸드드립']);
    await page.keyboard.press('ControlOrMeta+t');
    await page.keyboard.type('plan');
    await page.keyboard.press('Enter');
    await expect(tabs(page)).toHaveText(['커피', '핸드드립', 'plan']);

    await page.keyboard.press('Control+Tab');
    await expect(page.getByRole('tab', { name: '커피', exact: true })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await page.keyboard.press('ControlOrMeta+w');
    await expect(tabs(page)).toHaveText(['핸드드립', 'plan']);
    await page.keyboard.press('ControlOrMeta+Shift+t');
    await expect(tabs(page)).toHaveText(['커피', '핸드드립', 'plan']);
  });

  test('say so when their note is gone, and can be closed', async ({ openApp }) => {
    const { page, fileOf } = await openNotes(openApp);
    await openFromTree(page, 'plan');
    await expect(page.getByRole('article', { name: 'plan' })).toBeVisible();
    await rm(fileOf('work/plan.md'));
    await expect(page.getByRole('heading', { name: 'No longer in the library' })).toBeVisible({
      timeout: 30_000,
    });
    await page.getByRole('button', { name: 'Close the tab' }).click();
    await expect(page.getByText('No note is open')).toBeVisible();
  });

  test('come back at the next start', async ({ openApp }) => {
    const { app, page } = await openNotes(openApp);
    await openFromTree(page, '커피');
    await page.getByRole('treeitem', { name: 'plan' }).click({ modifiers: ['ControlOrMeta'] });
    await expect(tabs(page)).toHaveText(['커피', 'plan']);

    const again = await app.relaunch();

    await expect(tabs(again.page)).toHaveText(['커피', 'plan']);
    await expect(again.page.getByRole('article', { name: 'plan' })).toBeVisible();
  });
});

/** From the library folder. */
async function pathOf(page: Page, title: string): Promise<string | undefined> {
  const row = page.getByRole('treeitem', { name: title, exact: true });
  return (await row.getAttribute('title')) ?? undefined;
}
