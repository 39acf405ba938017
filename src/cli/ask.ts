import type { Engine } from '../engine/engine.ts';
import type { Output } from './output.ts';

/** @param model `none` quotes; undefined takes the first model that Ollama has, and quotes without one */
export async function ask(
  engine: Engine,
  output: Output,
  question: string,
  model: string | undefined,
): Promise<0> {
  const chosen = model === 'none' ? null : (model ?? (await firstModel(engine)));
  const answer = await engine.handlers['chat.ask'](
    { question, model: chosen },
    { signal: new AbortController().signal, emit: () => {} },
  );
  const { sentences, citations, abstained, reason, nearest, ms } = answer;
  output.result(
    {
      answer: answer.answer,
      sentences,
      citations: citations.map(({ number, path, title, range, quote }) => ({
        number,
        path,
        title,
        ...range,
        quote,
      })),
      abstained,
      reason: reason ?? null,
      model: answer.model,
      ms,
    },
    [
      answer.answer,
      ...citations.map(
        ({ number, path, quote }) => `  [${number}] ${path}: ${quote.replace(/\s+/g, ' ').trim()}`,
      ),
      ...(abstained ? nearest.slice(0, 3).map((hit) => `  nearest: ${hit.path}`) : []),
      `(${answer.model}, ${(ms / 1000).toFixed(1)} s)`,
    ].join('\n'),
  );
  return 0;
}

async function firstModel(engine: Engine): Promise<string | null> {
  const { models } = await engine.handlers['chat.models'](
    {},
    { signal: new AbortController().signal, emit: () => {} },
  );
  return models[0] ?? null;
}
