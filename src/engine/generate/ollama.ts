/**
 * Text from a language model on a local Ollama. The only file that knows the `ollama` package:
 * it finds the server, streams, and gives every failure its code.
 */
import { Ollama } from 'ollama';
import { z } from 'zod';
import { SaegimError } from '../../shared/errors.ts';
import type { GenerateRequest, Generator } from '../parts.ts';
import { checkedReply } from './checkedReply.ts';
import { hostsToTry } from './hosts.ts';
import { limitIdle } from './idle.ts';
import { classifyOllamaError } from './ollamaError.ts';
import { withoutThoughts } from './thoughts.ts';

export interface OllamaOptions {
  /** As in OLLAMA_HOST: `host`, `host:port` or a URL. Without it the environment's, else this machine's. */
  readonly host?: string;
  readonly limits?: Partial<typeof defaultLimits>;
}

const defaultLimits = {
  /** A server on this machine answers in milliseconds; one that is off refuses or stays silent. */
  connectMs: 3_000,
  /** Loading a model from a slow disk and reading the prompt come before the first piece. */
  firstPieceMs: 280_000,
  /** The slowest real machine measured wrote 1.6 tokens/s; a minute of silence is a hang. */
  nextPieceMs: 60_000,
};

/** Embedding models are listed too but cannot write. */
const familiesThatCannotWrite = new Set(['bert', 'nomic-bert', 'nomic-bert-moe', 'xlm-roberta']);

/** What a reply needs to hold; anything else is not an Ollama. */
const versionReply = z.object({ version: z.string() });
const tagsReply = z.object({
  models: z
    .array(
      z.object({ name: z.string().min(1), details: z.object({ family: z.string().nullish() }).nullish() }),
    )
    .nullable(),
});
const chatPiece = z.object({ message: z.object({ content: z.string() }), done: z.boolean().optional() });

export function createOllama(options: OllamaOptions = {}): Generator {
  const limits = { ...defaultLimits, ...options.limits };
  const hosts = hostsToTry(options.host ?? process.env['OLLAMA_HOST']);
  let answering = hosts[0];

  const findHost = async (signal?: AbortSignal): Promise<string> => {
    let failure: unknown;
    for (const host of [answering, ...hosts.filter((other) => other !== answering)]) {
      try {
        const client = clientFor(host, withTimeLimit(signal, limits.connectMs));
        versionReply.parse(await client.version());
        answering = host;
        return host;
      } catch (error) {
        signal?.throwIfAborted();
        failure = error;
      }
    }
    throw new SaegimError('ollama-unreachable', `no Ollama at ${hosts.join(' or ')}`, { cause: failure });
  };

  const models = async (signal?: AbortSignal): Promise<readonly string[]> => {
    const host = await findHost(signal);
    try {
      const reply = tagsReply.parse(await clientFor(host, withTimeLimit(signal, limits.connectMs)).list());
      return (reply.models ?? [])
        .filter((model) => !familiesThatCannotWrite.has(model.details?.family ?? ''))
        .map((model) => model.name);
    } catch (error) {
      throw classifyOllamaError(error, signal);
    }
  };

  async function* generate(request: GenerateRequest): AsyncGenerator<string> {
    // Our own way to let go of the connection: for silence, and for a reader that stops reading.
    const letGo = new AbortController();
    const signal = AbortSignal.any([request.signal, letGo.signal]);
    try {
      const host = await findHost(signal);
      const stream = await clientFor(host, signal).chat({
        model: request.model,
        messages: [
          { role: 'system', content: request.system },
          { role: 'user', content: request.prompt },
        ],
        stream: true,
        think: false,
        options: { num_ctx: request.contextTokens, num_predict: request.answerTokens, temperature: 0 },
      });
      const pieces = limitIdle(stream, limits, letGo);
      yield* withoutThoughts(contents(pieces));
    } catch (error) {
      throw classifyOllamaError(error, request.signal);
    } finally {
      letGo.abort();
    }
  }

  return {
    models,
    generate,
    get host() {
      return answering;
    },
  };
}

async function* contents(pieces: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const piece of pieces) {
    const { content } = chatPiece.parse(piece).message;
    if (content !== '') yield content;
  }
}

/** The package can only be stopped once headers came; its `fetch` lets us stop it before that too. */
function clientFor(host: string, signal: AbortSignal): Ollama {
  return new Ollama({
    host,
    fetch: async (input, init) => {
      const signals = init?.signal ? [init.signal, signal] : [signal];
      return await checkedReply(await fetch(input, { ...init, signal: AbortSignal.any(signals) }));
    },
  });
}

function withTimeLimit(signal: AbortSignal | undefined, ms: number): AbortSignal {
  const limit = AbortSignal.timeout(ms);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
