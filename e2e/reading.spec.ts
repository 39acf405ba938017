/** Reading in the real app, under its own policy: formulas, diagrams, pictures, embedded notes, footnotes, outline, links, find. */
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { importByDrop, makeFolder } from './library.ts';

/** One red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);
/** Were it drawn as anything but a picture, its script would run. */
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>parent.document.title="hacked"</script><rect width="40" height="20" fill="red"/></svg>';

const water = `---
tags: [커피, 실험]
date: 2024-03-09
---
# 커피와 물

물의 온도가 맛을 바꾼다[^주석]. 원두는 $5에서 $12까지였고, 수율은 $\\frac{a}{b}$로 구한다. %%감춘 말%%

![[온도.png|30]]

![곡선](그림/곡선.svg)

![[없는 그림.png]]

## 그림

\`\`\`mermaid
flowchart LR
  원두 --> 가루
\`\`\`

\`\`\`mermaid
flowchart LR
  this is --- not [a diagram
\`\`\`

## 인용

![[핸드드립#뜸]]

> [!note]- 접은 것
> 접혀 있던 낱말

[[핸드드립]]과 [[없는 노트]]를 보라.

${Array.from({ length: 60 }, (_, index) => `문단 ${index + 1}. 물이 끓는다.`).join('\n\n')}

## 마지막

끝 문단이다.

[^주석]: 물은 커피의 98 %다.
`;

const drip = `# 핸드드립

처음 글.

## 뜸

**30초** 동안 뜸을 들인다. [[커피와 물]]에서 말한 대로다.

## 뒤

다른 글.
`;

async function openVault(page: Page): Promise<void> {
  const folder = await makeFolder({
    '커피와 물.md': water,
    '핸드드립.md': drip,
    '온도.png': png,
    '그림/곡선.svg': svg,
  });
  await importByDrop(page, [folder]);
  await page.getByRole('button', { name: '가져오기 결과 닫기' }).click();
  await page.getByRole('treeitem', { name: /커피와 물/ }).click();
  await expect(page.getByRole('article', { name: '커피와 물' })).toBeVisible();
}

test('draws what a note holds, and runs nothing of it', async ({ openApp }) => {
  const { page } = await openApp({ language: 'ko' });
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenViolations: seen });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      seen.push(effectiveDirective),
    );
  });
  await openVault(page);
  const article = page.getByRole('article');

  await expect(article.locator('.katex .mfrac')).toHaveCount(1);
  await expect(article).toContainText('$5에서 $12까지');
  await expect(article).not.toContainText('감춘 말');
  await expect(page.getByRole('region', { name: '속성' })).toContainText('2024년 3월 9일');

  const picture = article.getByRole('img', { name: '온도.png' });
  await expect(picture).toHaveJSProperty('naturalWidth', 1);
  await expect(picture).toHaveCSS('width', '30px');
  await expect(article.getByRole('img', { name: '곡선' })).toHaveJSProperty('naturalWidth', 40);
  await expect(article).toContainText('“없는 그림.png” 파일이 없습니다');
  expect(await page.title()).toBe('새김');

  const diagram = article.getByRole('img', { name: '도표' });
  await diagram.scrollIntoViewIfNeeded();
  await expect(diagram.getByText('원두')).toBeVisible();
  await expect(article).toContainText('도표를 그리지 못했습니다');
  await expect(article).toContainText('this is --- not [a diagram');

  const embed = article.getByRole('region', { name: '핸드드립 › 뜸에서' });
  await embed.scrollIntoViewIfNeeded();
  await expect(embed).toContainText('30초 동안 뜸을 들인다.');
  await expect(embed).not.toContainText('다른 글');

  await article.getByRole('link', { name: '1', exact: true }).click();
  await expect(article.getByText('물은 커피의 98 %다.')).toBeInViewport();
  await article.getByRole('link', { name: '본문의 각주 1(으)로 돌아가기' }).click();
  await expect(article.getByText('물의 온도가 맛을')).toBeInViewport();

  const violations = await page.evaluate(
    () => (window as unknown as { seenViolations: readonly string[] }).seenViolations,
  );
  expect(violations.filter((directive) => !directive.startsWith('style-src'))).toEqual([]);
});

test('leads through a note by outline, links, previews and find', async ({ openApp }) => {
  const { page } = await openApp({ language: 'ko' });
  await openVault(page);
  const article = page.getByRole('article');

  await page.keyboard.press('Control+Shift+KeyE');
  const outline = page.getByRole('tree', { name: '개요' });
  await outline.getByRole('treeitem', { name: '마지막' }).click();
  await expect(article.getByText('끝 문단이다.')).toBeInViewport();
  await expect(outline.getByRole('treeitem', { name: '마지막' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(article.getByRole('heading', { name: '그림' })).toBeInViewport();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('낱말');
  const search = page
    .getByRole('search')
    .filter({ has: page.getByRole('textbox', { name: '이 노트에서 찾기' }) });
  await expect(search.getByRole('status')).toHaveText('1개 가운데 1번째');
  await expect(article.getByText('접혀 있던 낱말')).toBeInViewport();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('끓는다');
  await expect(search.getByRole('status')).toHaveText(/^60개 가운데/);
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();

  const link = article.getByRole('paragraph').getByRole('link', { name: '핸드드립', exact: true });
  await link.scrollIntoViewIfNeeded();
  const card = page.getByRole('tooltip');
  // A card closes when the text moves, and after the search it may still be moving: a hand points once more.
  await expect(async () => {
    await page.mouse.move(5, 5);
    await link.hover();
    await expect(card).toContainText('처음 글.', { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();

  await link.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(card).toContainText('처음 글.');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(card).toBeHidden();

  await page.keyboard.press('Control+Shift+KeyB');
  const links = page.getByRole('tabpanel', { name: '링크' });
  await expect(links.getByRole('region', { name: '이 노트가 가리키는 곳' })).toContainText('없는 노트');
  await links.getByRole('button', { name: /에서 말한 대로다/ }).click();
  await expect(page.getByRole('article', { name: '핸드드립' }).locator('mark').first()).toBeInViewport();

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(link).toBeInViewport();
});

test('draws long notes to their end', async ({ openApp }) => {
  const { page } = await openApp({ language: 'ko' });
  const paragraph = '물의 온도와 경도가 **맛**을 바꾼다. [[다른 노트]]에 자세히 적었고 `코드`도 있다. ';
  const sections = Array.from({ length: 260 }, (_, index) => `## 마디 ${index}\n\n${paragraph.repeat(3)}`);
  const blocks = Array.from(
    { length: 200 },
    (_, index) => `\`\`\`ts\nexport function f${index}(value: number): string {\n  return 'text';\n}\n\`\`\``,
  );
  const folder = await makeFolder({
    '긴 글.md': ['# 긴 글', ...sections].join('\n\n'),
    '코드.md': ['# 코드', ...blocks].join('\n\n'),
    '다른 노트.md': '# 다른 노트\n\n글.',
  });
  await importByDrop(page, [folder]);
  await page.getByRole('button', { name: '가져오기 결과 닫기' }).click();
  await followLongTasks(page);
  for (const [name, last] of [
    ['긴 글', '마디 259'],
    ['코드', 'f199'],
  ] as const) {
    await page.getByRole('treeitem', { name }).click();
    await expect(page.getByRole('article', { name }).getByText(last)).toBeAttached();
  }
  const longest = Math.max(0, ...(await longTasks(page)));
  test
    .info()
    .annotations.push({ type: 'longest task in the page', description: `${Math.round(longest)} ms` });
});

interface Watched {
  readonly longTasks: number[];
}

/** Recorded, not asserted: how long a task takes depends on what else the machine does. */
function followLongTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(window, { longTasks });
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
  });
}

function longTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (window as unknown as Watched).longTasks);
}
