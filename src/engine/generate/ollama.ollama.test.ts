import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRealOllama, startRealOllama, type RealOllama } from '../../../fixtures/realOllama.ts';
import { createOllama } from './ollama.ts';

const parts = await findRealOllama();
if (!parts.canRun) console.log(`Ollama tier: not run, because ${parts.reason}`);

describe.skipIf(!parts.canRun)('createOllama with a real Ollama', () => {
  let ollama: RealOllama;
  beforeAll(async () => {
    if (parts.canRun) ollama = await startRealOllama(parts.ggufPath);
  }, 180_000);
  afterAll(() => ollama?.stop());

  const request = (fields: object = {}) => ({
    model: ollama.model,
    system: 'You are a helpful assistant.',
    prompt: 'Name three colours of autumn leaves.',
    contextTokens: 2048,
    answerTokens: 16,
    signal: new AbortController().signal,
    ...fields,
  });

  it('lists the model', async () => {
    expect(await createOllama({ host: ollama.host }).models()).toEqual([`${ollama.model}:latest`]);
  });

  it('streams text in several pieces', async () => {
    const pieces: string[] = [];
    for await (const piece of createOllama({ host: ollama.host }).generate(request())) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toMatch(/\p{L}/u);
  });

  it('stops, and answers the next question', async () => {
    const { generate } = createOllama({ host: ollama.host });
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _ of generate(request({ answerTokens: 1500, signal: stop.signal }))) stop.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    let text = '';
    for await (const piece of generate(request())) text += piece;
    expect(text).not.toBe('');
  });

  it('says that a model is missing', async () => {
    const reading = createOllama({ host: ollama.host }).generate(request({ model: 'nobody-has-this' }));
    await expect(reading[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'ollama-model-missing',
    });
  });

  it('fails in the middle when the server is killed', async () => {
    const own = parts.canRun ? await startRealOllama(parts.ggufPath) : ollama;
    const reading = (async () => {
      for await (const _ of createOllama({ host: own.host }).generate(request({ answerTokens: 1500 })))
        await own.kill();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ollama-failed' });
    await own.stop();
    await expect(createOllama({ host: own.host }).models()).rejects.toMatchObject({
      code: 'ollama-unreachable',
    });
  });
});
