import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createGate,
  failAfter,
  say,
  sayForever,
  startOllamaServer,
  type OllamaServer,
} from '../../../fixtures/ollamaServer.ts';
import { openLibrary, readSampleNotes, type OpenLibrary } from '../../../fixtures/openLibrary.ts';
import { hostWithoutServer } from '../../../fixtures/hostWithoutServer.ts';
import { repoRoot } from '../../../fixtures/paths.ts';
import type { Answer, AnswerPart } from '../../shared/domain/chat.ts';
import { createOllama } from '../generate/index.ts';
import { createChat, type Chat } from './index.ts';

interface Question {
  readonly question: string;
  readonly answerable: boolean;
  readonly note: string | null;
  readonly quote: string | null;
}

const dose = 'What dose and yield do I start an espresso from?';
const deposit = '지금 예금자보호 한도는 얼마인가요?';
const far = 'What is the boiling point of liquid nitrogen?';

const neverStopped = new AbortController().signal;

let library: OpenLibrary;
let ollama: OllamaServer;
let chat: Chat;
let parts: AnswerPart[];

// One chat for all: it measures the library once, as in the app.
beforeAll(async () => {
  [library, ollama] = await Promise.all([readSampleNotes().then(openLibrary), startOllamaServer()]);
  chat = createChat({ ...library, generator: createOllama({ host: ollama.host }) });
}, 120_000);
afterAll(() => Promise.all([library.close(), ollama.close()]));
beforeEach(() => {
  parts = [];
});

describe('without a model', () => {
  it.each([
    [dose, 'kitchen/Espresso dial-in.md', 'Dose 18 g, yield 36 g (1:2), 27 seconds'],
    [deposit, '생활/돈/비상금 통장.md', '금융회사 한 곳마다 원금과 이자를 합쳐 1억 원이다.'],
  ])('quotes the note that answers “%s”', async (question, note, quote) => {
    const answer = await ask(question, null);
    expect(answer).toMatchObject({ model: 'quotes', reason: 'no-model', abstained: false });
    expect(answer.citations[0].path).toBe(note);
    expect(answer.citations[0].quote).toContain(quote);
    expect(answer.sentences[0]).toEqual({ text: answer.citations[0].quote, citations: [1], supported: true });
    expectExactQuotes(answer);
  });

  it('does not answer what the notes do not, and shows the nearest', async () => {
    const answer = await ask(far, null);
    expect(answer).toMatchObject({
      answer: 'The notes do not answer this question.',
      sentences: [],
      citations: [],
      abstained: true,
      reason: 'no-evidence',
    });
    expect(answer.nearest.length).toBeGreaterThan(0);
    expect((await ask('조선의 네 번째 임금은 누구인가요?', null)).answer).toBe(
      '노트에서 이 질문의 답을 찾지 못했습니다.',
    );
  });

  it('answers most questions of the library, refuses far ones, and cites the right place', async () => {
    const text = await readFile(path.join(repoRoot, 'fixtures/questions.json'), 'utf8');
    const counts = { answered: 0, cited: 0, refused: 0 };
    for (const { question, answerable, note, quote } of JSON.parse(text) as Question[]) {
      const answer = await ask(question, null);
      expectExactQuotes(answer);
      if (answerable && !answer.abstained) counts.answered++;
      if (!answerable && answer.abstained) counts.refused++;
      const start = note && quote ? library.texts[note].indexOf(quote) : -1;
      const end = start + (quote?.length ?? 0);
      if (
        answer.citations.some(
          ({ path: cited, range }) => cited === note && range.start < end && range.end > start,
        )
      ) {
        counts.cited++;
      }
    }
    // Of 20 and 10, with some room: two in five go across languages, half of the unanswerable are near the subject.
    expect(counts.answered).toBeGreaterThanOrEqual(16);
    expect(counts.cited).toBeGreaterThanOrEqual(11);
    expect(counts.refused).toBeGreaterThanOrEqual(6);
  }, 120_000);

  it('says that nobody answers when no Ollama does', async () => {
    const host = await hostWithoutServer();
    const alone = createChat({ ...library, generator: createOllama({ host }) });
    const answer = await alone.ask(dose, undefined, {
      signal: neverStopped,
      emit: (part) => parts.push(part),
    });
    expect(answer).toMatchObject({ model: 'quotes', reason: 'no-model' });
    expect(parts).toContainEqual({ kind: 'model', model: 'quotes', fallback: 'ollama-unreachable' });
  });

  it('says that the model is missing, and quotes', async () => {
    expect(await ask(dose, 'nobody-has-this')).toMatchObject({ model: 'quotes', reason: 'no-model' });
    expect(parts).toContainEqual({ kind: 'model', model: 'quotes', fallback: 'ollama-model-missing' });
  });
});

describe('with a model', () => {
  it('streams what it writes and checks it', async () => {
    ollama.answer(say('Start with 18 g of coffee and ', 'a yield of 36 g in 27 seconds [1].'));
    const answer = await ask(dose, 'scripted');
    expect(answer).toMatchObject({
      answer: 'Start with 18 g of coffee and a yield of 36 g in 27 seconds. [1]',
      sentences: [{ citations: [1], supported: true }],
      abstained: false,
      model: 'scripted:latest',
    });
    expect(answer.reason).toBeUndefined();
    expect(answer.citations[0].path).toBe('kitchen/Espresso dial-in.md');
    expectExactQuotes(answer);
    expect(parts.filter(({ kind }) => kind !== 'evidence')).toEqual([
      { kind: 'searching' },
      { kind: 'model', model: 'scripted:latest' },
      { kind: 'text', text: 'Start with 18 g of coffee and ' },
      { kind: 'text', text: 'a yield of 36 g in 27 seconds [1].' },
      { kind: 'checking' },
    ]);
  });

  it('shows the model the passages that answer, within its context', async () => {
    await ask(deposit, undefined);
    const { prompt, options } = ollama.asked.at(-1)!;
    expect(prompt).toContain('원금과 이자를 합쳐 1억 원이다.');
    expect(options).toMatchObject({ num_ctx: 4096 });
  });

  it('marks what was invented, between what was not', async () => {
    ollama.answer(say('예금자보호 한도는 1억 원입니다 [1]. 한도는 2031년에 3억 원으로 오릅니다 [1].'));
    expect((await ask(deposit, undefined)).sentences.map(({ supported }) => supported)).toEqual([
      true,
      false,
    ]);
  });

  it('is not asked when the notes do not answer', async () => {
    const asked = ollama.asked.length;
    expect(await ask(far, undefined)).toMatchObject({ abstained: true, reason: 'no-evidence' });
    expect(ollama.asked).toHaveLength(asked);
  });

  it('may itself say that the notes do not answer', async () => {
    ollama.answer(say('The notes do not ', 'answer this question.'));
    expect(await ask(dose, undefined)).toMatchObject({
      abstained: true,
      reason: 'no-evidence',
      model: 'scripted:latest',
    });
  });

  it('keeps what came, checked, when it is stopped', async () => {
    const stop = new AbortController();
    ollama.answer(async function* ({ over }) {
      yield 'Start with a dose of 18 g and a yield of 36 g. ';
      await over;
    });
    const answer = await ask(dose, undefined, stop.signal, (part) => part.kind === 'text' && stop.abort());
    expect(answer).toMatchObject({
      reason: 'stopped',
      sentences: [{ supported: true }],
      model: 'scripted:latest',
    });
  });

  it('can be stopped while the answer has no end', async () => {
    const stop = new AbortController();
    ollama.answer(sayForever('on and on. '));
    const asking = ask(dose, undefined, stop.signal, (part) => part.kind === 'text' && stop.abort());
    expect(await asking).toMatchObject({ reason: 'stopped' });
    await ollama.asked.at(-1)!.over;
  });

  it('keeps what came when it dies in the middle', async () => {
    ollama.answer(failAfter({ kind: 'die' }, 'Start with a dose of 18 g and a yield of 36 g.'));
    expect(await ask(dose, undefined)).toMatchObject({
      answer: 'Start with a dose of 18 g and a yield of 36 g. [1]',
      reason: 'broken',
      model: 'scripted:latest',
    });
  });

  it('quotes when it dies before the first word', async () => {
    ollama.answer(failAfter({ kind: 'status', status: 500, error: 'model requires more system memory' }));
    const answer = await ask(dose, undefined);
    expect(answer).toMatchObject({ reason: 'broken', model: 'quotes' });
    expect(answer.citations.length).toBeGreaterThan(0);
  });

  it('cannot be given orders by a piece that comes after stopping', async () => {
    const stop = new AbortController();
    const gate = createGate();
    ollama.answer(async function* () {
      yield 'one ';
      await gate.opened;
      yield 'two';
    });
    const answer = await ask(dose, undefined, stop.signal, (part) => {
      if (part.kind !== 'text') return;
      stop.abort();
      gate.open();
    });
    expect(answer.answer).not.toContain('two');
  });
});

it('says that there are no notes', async () => {
  const store = { ...library.store, counts: () => ({ notes: 0, chunks: 0, embedded: 0 }) };
  const empty = createChat({ ...library, store, generator: createOllama({ host: ollama.host }) });
  expect(await empty.ask('무엇이든', null, { signal: neverStopped, emit: () => undefined })).toMatchObject({
    answer: '아직 노트가 없어서 답할 수 없습니다.',
    abstained: true,
    reason: 'empty-library',
  });
});

it('stops before anything came', async () => {
  const stop = new AbortController();
  stop.abort();
  expect(await ask(dose, undefined, stop.signal)).toMatchObject({
    answer: '',
    reason: 'stopped',
    abstained: false,
  });
});

function ask(
  question: string,
  model: string | null | undefined,
  signal: AbortSignal = neverStopped,
  onPart: (part: AnswerPart) => unknown = () => undefined,
): Promise<Answer> {
  const emit = (part: AnswerPart) => {
    parts.push(part);
    onPart(part);
  };
  return chat.ask(question, model, { signal, emit });
}

function expectExactQuotes({ citations }: Answer): void {
  for (const { path: note, range, quote } of citations) {
    expect(library.texts[note].slice(range.start, range.end)).toBe(quote);
  }
}
