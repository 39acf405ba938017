import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostWithoutServer } from '../../../fixtures/hostWithoutServer.ts';
import {
  createGate,
  failAfter,
  say,
  sayForever,
  startOllamaServer,
  type OllamaServer,
} from '../../../fixtures/ollamaServer.ts';
import type { GenerateRequest } from '../parts.ts';
import { createOllama } from './ollama.ts';

let server: OllamaServer;
beforeEach(async () => {
  server = await startOllamaServer(['scripted:latest', 'embedding-only:latest']);
});
afterEach(() => server.close());

describe('createOllama', () => {
  it('lists the models that can write', async () => {
    expect(await createOllama({ host: server.host }).models()).toEqual(['scripted:latest']);
  });

  it('streams the pieces as they come', async () => {
    const gate = createGate();
    server.answer(async function* () {
      yield 'first ';
      await gate.opened;
      yield 'second';
    });
    const pieces: string[] = [];
    for await (const piece of createOllama({ host: server.host }).generate(request())) {
      pieces.push(piece);
      gate.open();
    }
    expect(pieces).toEqual(['first ', 'second']);
  });

  it('asks for the context, the length and the words it was given', async () => {
    await read(createOllama({ host: server.host }).generate(request()));
    expect(
      server.asked.map(({ model, system, prompt, options }) => ({ model, system, prompt, options })),
    ).toEqual([
      {
        model: 'scripted',
        system: 'Be brief.',
        prompt: 'What is moss?',
        options: { num_ctx: 2048, num_predict: 256, temperature: 0 },
      },
    ]);
  });

  it('finds a model by its name with or without :latest', async () => {
    server.answer(say('yes'));
    const { generate } = createOllama({ host: server.host });
    expect(await read(generate(request({ model: 'scripted' })))).toBe('yes');
    expect(await read(generate(request({ model: 'scripted:latest' })))).toBe('yes');
  });

  it('says that a model is missing', async () => {
    const reading = read(createOllama({ host: server.host }).generate(request({ model: 'nobody' })));
    await expect(reading).rejects.toMatchObject({ code: 'ollama-model-missing' });
  });

  it('says that no Ollama answers', async () => {
    const { models, generate } = createOllama({ host: await hostWithoutServer() });
    await expect(models()).rejects.toMatchObject({ code: 'ollama-unreachable' });
    await expect(read(generate(request()))).rejects.toMatchObject({ code: 'ollama-unreachable' });
  });

  it('takes a server that is no Ollama for none', async () => {
    const stranger = createServer((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'),
    );
    stranger.listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const host = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    await expect(createOllama({ host }).models()).rejects.toMatchObject({ code: 'ollama-unreachable' });
    stranger.close();
  });

  it('takes a server that stays silent for none', async () => {
    const silent = createServer(() => undefined);
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const host = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const { models } = createOllama({ host, limits: { connectMs: 20 } });
    await expect(models()).rejects.toMatchObject({ code: 'ollama-unreachable' });
    silent.close();
  });

  it.each([
    ['the connection is cut', { kind: 'die' }],
    ['the server reports an error', { kind: 'error', error: 'llama runner process has terminated' }],
    ['a line is no JSON', { kind: 'raw', line: '{"message":{"content":"half' }],
    ['a line is another thing', { kind: 'raw', line: '{"progress":1}' }],
  ] as const)('hands out what came and fails when %s in the middle', async (_, failure) => {
    server.answer(failAfter(failure, 'one ', 'two'));
    const pieces: string[] = [];
    const reading = (async () => {
      for await (const piece of createOllama({ host: server.host }).generate(request())) pieces.push(piece);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ollama-failed' });
    expect(pieces.join('')).toBe('one two');
  });

  it('fails when the server refuses for want of memory', async () => {
    server.answer(failAfter({ kind: 'status', status: 500, error: 'model requires more system memory' }));
    const reading = read(createOllama({ host: server.host }).generate(request()));
    await expect(reading).rejects.toMatchObject({ code: 'ollama-failed', message: /more system memory/ });
  });

  it('fails when nothing comes for too long, and lets the server go', async () => {
    server.answer(async function* ({ over }) {
      yield 'one';
      await over;
    });
    const reading = read(
      createOllama({ host: server.host, limits: { nextPieceMs: 20 } }).generate(request()),
    );
    await expect(reading).rejects.toMatchObject({ code: 'ollama-failed' });
    await server.asked[0]?.over;
  });

  it('ends as cancelled when stopped, and lets the server go', async () => {
    server.answer(sayForever('on and on '));
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _ of createOllama({ host: server.host }).generate(request({ signal: stop.signal })))
        stop.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    await server.asked[0]?.over;
  });

  it('can be stopped before the first piece', async () => {
    const stop = new AbortController();
    server.answer(async function* ({ over }) {
      stop.abort();
      await over;
      yield 'too late';
    });
    const reading = read(createOllama({ host: server.host }).generate(request({ signal: stop.signal })));
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('lets the server go when its reader stops reading', async () => {
    server.answer(sayForever('on and on '));
    for await (const _ of createOllama({ host: server.host }).generate(request())) break;
    await server.asked[0]?.over;
    expect(server.asked).toHaveLength(1);
  });

  it('keeps the thoughts of a model to itself', async () => {
    server.answer(say('<thi', 'nk>Moss, hm.', '</think>\n\n', 'Moss is ', 'a plant.'));
    expect(await read(createOllama({ host: server.host }).generate(request()))).toBe('Moss is a plant.');
  });
});

function request(fields: Partial<GenerateRequest> = {}): GenerateRequest {
  return {
    model: 'scripted',
    system: 'Be brief.',
    prompt: 'What is moss?',
    contextTokens: 2048,
    answerTokens: 256,
    signal: new AbortController().signal,
    ...fields,
  };
}

async function read(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
