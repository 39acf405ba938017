import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { makeZip } from '../fixtures/makeZip.ts';
import { expect, root, test } from './app.ts';
import { importByDrop, openSearch } from './library.ts';

const documents = path.join(root, 'fixtures/documents');

test.describe('what people have', () => {
  test('comes in whatever its format, and a locked file is named with its reason', async ({ openApp }) => {
    const { page } = await openApp({ language: 'ko' });
    const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-documents-'));
    await cp(documents, folder, { recursive: true });
    await writeFile(path.join(folder, '옛 메모.txt'), iconv.encode('된장은 장독대 그늘에 두었다.', 'cp949'));
    await writeFile(path.join(folder, '실험.ipynb'), notebook);

    await importByDrop(page, [folder]);

    await expect(page.getByText('추가 14', { exact: true })).toBeVisible();
    await expect(page.getByText('실패 1', { exact: true })).toBeVisible();
    await expect(
      page.getByRole('listitem').filter({ hasText: 'locked.pdf' }).filter({ hasText: '암호' }),
    ).toBeVisible();
  });

  test('is found with the page, slide or cell it stands on, and opens there', async ({ openApp }) => {
    const { page } = await openApp({ language: 'ko' });
    const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-documents-'));
    await cp(path.join(documents, 'talk.pptx'), path.join(folder, 'talk.pptx'));
    await writeFile(path.join(folder, '실험.ipynb'), notebook);
    await importByDrop(page, [folder]);

    const cells = await openSearch(page, '보정값 감마');
    await expect(cells.first()).toContainText('셀 2');
    await page.keyboard.press('Escape');
    const slides = await openSearch(page, '매출 목표');
    await expect(slides.first()).toContainText('슬라이드 1');
    await slides.first().click();

    await expect(page.getByRole('article', { name: '발표 자료' })).toContainText('새 지점 두 곳');
  });

  test('as a zip of another app is unpacked into the library folder as notes', async ({ openApp }) => {
    const { page } = await openApp();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-zip-'));
    const zip = path.join(folder, 'Export-1234.zip');
    const id = (digit: string) => digit.repeat(32);
    await writeFile(
      zip,
      makeZip([
        {
          name: `Kitchen ${id('a')}.md`,
          data: `# Kitchen\n\nSee [Bread](Kitchen%20${id('a')}/Bread%20${id('b')}.md).`,
        },
        { name: `Kitchen ${id('a')}/Bread ${id('b')}.md`, data: '# Bread\n\nRye and water.' },
      ]),
    );

    await importByDrop(page, [zip]);

    await expect(page.getByText('2 added', { exact: true })).toBeVisible();
    await page.getByRole('treeitem', { name: 'Kitchen', exact: true }).last().click();
    await page.getByRole('article', { name: 'Kitchen' }).getByRole('link', { name: 'Bread' }).click();
    await expect(page.getByRole('article', { name: 'Bread' })).toContainText('Rye and water');
  });
});

const notebook = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { language: 'python', name: 'python3', display_name: 'Python' } },
  cells: [
    {
      cell_type: 'markdown',
      id: 'a',
      metadata: {},
      source: ['# 실험 기록\n', '\n', '센서 두 개를 비교한다.'],
    },
    {
      cell_type: 'code',
      id: 'b',
      metadata: {},
      execution_count: 1,
      source: ['gamma = 0.42  # 보정값 감마'],
      outputs: [{ output_type: 'stream', name: 'stdout', text: ['0.42\n'] }],
    },
  ],
});
