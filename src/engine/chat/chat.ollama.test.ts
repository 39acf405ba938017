import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary, readSampleNotes, type OpenLibrary } from '../../../fixtures/openLibrary.ts';
import { findRealOllama, startRealOllama, type RealOllama } from '../../../fixtures/realOllama.ts';
import type { Answer, AnswerPart } from '../../shared/domain/chat.ts';
import { createOllama } from '../generate/index.ts';
import { createChat, type Chat } from './index.ts';

const parts = await findRealOllama();
if (!parts.canRun) console.log(`Ollama tier: not run, because ${parts.reason}`);

const question = 'What dose and yield do I start an espresso from?';

describe.skipIf(!parts.canRun)('asking a real model on a real Ollama', () => {
  let library: OpenLibrary;
  let ollama: RealOllama;
  let chat: Chat;

  beforeAll(async () => {
    if (!parts.canRun) return;
    [library, ollama] = await Promise.all([
      readSampleNotes().then(fewNotes).then(openLibrary),
      startRealOllama(parts.ggufPath),
    ]);
    chat = createChat({ ...library, generator: createOllama({ host: ollama.host }) });
  }, 240_000);
  afterAll(() => Promise.all([library?.close(), ollama?.stop()]));

  it('streams an answer that is grounded or marked, sentence by sentence', async () => {
    const heard: AnswerPart[] = [];
    const answer = await ask(undefined, (part) => heard.push(part));
    expect(answer).toMatchObject({ model: `${ollama.model}:latest` });
    const pieces = heard.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
    expect(pieces.length).toBeGreaterThan(1);
    if (answer.abstained) expect(answer.reason).toBe('no-evidence');
    else expect(answer.sentences.length).toBeGreaterThan(0);
    expectGroundedOrMarked(answer);
  }, 240_000);

  it('stops in the middle and keeps what came, checked', async () => {
    const stop = new AbortController();
    const answer = await ask(undefined, (part) => part.kind === 'text' && stop.abort(), stop.signal);
    expect(answer).toMatchObject({ reason: 'stopped', model: `${ollama.model}:latest` });
    expectGroundedOrMarked(answer);
  }, 240_000);

  it('quotes when the model is missing', async () => {
    expect(await ask('nobody-has-this')).toMatchObject({ model: 'quotes', reason: 'no-model' });
  });

  it('keeps what came when the server is killed, quotes while it is gone, and writes when it is back', async () => {
    if (!parts.canRun) return;
    const own = await startRealOllama(parts.ggufPath);
    chat = createChat({ ...library, generator: createOllama({ host: own.host }) });
    let killing: Promise<void> | undefined;
    const broken = await ask(undefined, (part) => part.kind === 'text' && (killing ??= own.kill()));
    expect(broken).toMatchObject({ reason: 'broken', model: `${own.model}:latest` });
    await killing;
    expect(await ask(undefined)).toMatchObject({ reason: 'no-model', model: 'quotes' });
    await own.restart();
    const stop = new AbortController();
    const back = await ask(undefined, (part) => part.kind === 'text' && stop.abort(), stop.signal);
    expect(back.model).toBe(`${own.model}:latest`);
    await own.stop();
  }, 240_000);

  function ask(
    model: string | undefined,
    onPart: (part: AnswerPart) => unknown = () => undefined,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Answer> {
    return chat.ask(question, model, { signal, emit: (part) => void onPart(part) });
  }

  function expectGroundedOrMarked({ sentences, citations }: Answer): void {
    for (const { citations: numbers, supported } of sentences) {
      if (supported) expect(numbers.length).toBeGreaterThan(0);
      for (const number of numbers) {
        const { path, range, quote } = citations[number - 1];
        expect(library.texts[path].slice(range.start, range.end)).toBe(quote);
      }
    }
  }
});

/** Enough for a model to be wrong about. */
function fewNotes(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).filter(([file]) => file.startsWith('kitchen/') || file.startsWith('travel/')),
  );
}
