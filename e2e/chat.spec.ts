import {
  createGate,
  failAfter,
  say,
  startOllamaServer,
  type OllamaServer,
} from '../fixtures/ollamaServer.ts';
import { expect, test } from './app.ts';
import { openInputMethod } from './ime.ts';
import { ask, importByDrop, sampleFolder, waitForMeaning } from './library.ts';

const renewal = '계약 갱신을 요구할 수 있는 기간은 언제인가요?';

test.describe('asking without a model', () => {
  test('quotes the notes, and a citation opens the very passage', async ({ openApp }) => {
    const { page } = await openApp({ language: 'ko' });
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);

    await ask(page, renewal);

    await expect(page.getByText('Ollama가 켜져 있지 않아 노트를 인용해 답했습니다.')).toBeVisible();
    const citation = page.getByRole('button', { name: /^인용 1: / }).first();
    await citation.click();
    const mark = page.getByRole('article').locator('role=mark').first();
    await expect(mark).toBeInViewport();
    await expect(
      page.getByRole('article').locator('role=mark').filter({ hasText: /개월/ }).first(),
    ).toBeVisible();
  });

  test('says so when the notes do not answer, and shows the nearest', async ({ openApp }) => {
    const { page } = await openApp();
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);

    await ask(page, 'Which enzyme unwinds DNA during replication?');

    await expect(page.getByText('Your notes do not answer this.')).toBeVisible();
    await expect(page.getByText('The nearest passages')).toBeVisible();
  });

  test('sends once, the last syllable whole, when Enter ends a Korean composition', async ({ openApp }) => {
    const { page } = await openApp({ language: 'ko' });
    await importByDrop(page, [sampleFolder]);
    const box = page.getByRole('textbox', { name: '질문', exact: true });
    await box.focus();
    await page.keyboard.insertText('전세 보증');
    const input = await openInputMethod(page);
    await input.compose('ㄱ', '그', '금');
    await input.pressEnterWhileComposing();
    await input.commit('금');
    await input.close();

    await expect(
      page
        .getByRole('article', { name: '내 질문' })
        .or(page.getByText('전세 보증금', { exact: true }))
        .first(),
    ).toBeVisible();
    await expect(page.getByText('전세 보증금', { exact: true })).toHaveCount(1);
    await expect(box).toHaveValue('');
  });
});

test.describe('asking a model', () => {
  let server: OllamaServer;
  test.beforeEach(async () => {
    server = await startOllamaServer();
  });
  test.afterEach(() => server.close());

  test('streams the answer, and marks what the notes do not say', async ({ openApp }) => {
    const { page } = await openApp({ ollamaHost: server.host });
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    const gate = createGate();
    server.answer(async function* () {
      yield 'The tenant can ask between six and two months before the lease ends [1]. ';
      await gate.opened;
      yield 'The landlord must then pay a bonus of 900 dollars [1].';
    });

    await ask(page, renewal);
    await expect(page.getByText(/between six and two months/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
    gate.open();

    await expect(page.getByText('Written by scripted', { exact: false })).toBeVisible();
    await expect(page.getByText('not found in the notes').first()).toBeVisible();
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0].prompt).toContain('갱신');
  });

  test('stops when told and keeps what came', async ({ openApp }) => {
    const { page } = await openApp({ ollamaHost: server.host });
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    const gate = createGate();
    server.answer(async function* () {
      yield 'The first sentence came whole [1]. And then ';
      await gate.opened;
    });

    await ask(page, renewal);
    await expect(page.getByText(/The first sentence came whole/)).toBeVisible();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();

    await expect(page.getByText('Stopped. This is what had come until then.')).toBeVisible();
    await expect(page.getByText(/The first sentence came whole/)).toBeVisible();
    gate.open();
  });

  test('keeps what came when the model dies in the middle', async ({ openApp }) => {
    const { page } = await openApp({ ollamaHost: server.host });
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    server.answer(failAfter({ kind: 'die' }, 'Half an answer ', 'came [1].'));

    await ask(page, renewal);

    await expect(page.getByText('The model broke off. This is what had come until then.')).toBeVisible();
    await expect(page.getByText(/Half an answer came/)).toBeVisible();
  });

  test('says that a model is missing and answers by quoting', async ({ openApp }) => {
    const { page } = await openApp({ ollamaHost: server.host });
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    server.answer(say('never asked'));
    await expect(page.getByRole('button', { name: 'Answered by: scripted' })).toBeVisible();
    server.setModels([]);

    await ask(page, renewal);

    await expect(page.getByText(/answered by quoting your notes/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Citation 1: / }).first()).toBeVisible();
  });

  test('answers by quoting when the model fails before its first word', async ({ openApp }) => {
    const { page } = await openApp({ ollamaHost: server.host });
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    server.answer(failAfter({ kind: 'status', status: 500, error: 'model requires more system memory' }));

    await ask(page, renewal);

    await expect(page.getByRole('button', { name: /^Citation 1: / }).first()).toBeVisible();
    await expect(page.getByText(/6개월 전부터 2개월 전까지/).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible();
  });

  test('shows each piece of a slow answer as it comes, while one can go on reading', async ({ openApp }) => {
    const { page } = await openApp({ ollamaHost: server.host });
    await importByDrop(page, [sampleFolder]);
    await waitForMeaning(page);
    const gates = [createGate(), createGate()];
    server.answer(async function* () {
      yield 'Two ';
      await gates[0].opened;
      yield 'months ';
      await gates[1].opened;
      yield 'before the end [1].';
    });

    await ask(page, renewal);
    await expect(page.getByText(/^Two\s*$/)).toBeVisible();
    gates[0].open();
    await expect(page.getByText(/^Two months\s*$/)).toBeVisible();
    await page.getByRole('treeitem', { name: 'Cold brew for summer' }).click();
    await expect(page.getByRole('article', { name: 'Cold brew for summer' })).toBeVisible();
    gates[1].open();
    await expect(page.getByText('Written by scripted', { exact: false })).toBeVisible();
  });
});
