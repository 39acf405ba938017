import { describe, expect, it } from 'vitest';
import { SaegimError, type ErrorCode } from '../../shared/errors.ts';
import type { Generator } from '../parts.ts';
import { chooseWriter } from './chooseWriter.ts';

const signal = new AbortController().signal;

describe('chooseWriter', () => {
  it.each([
    [undefined, { kind: 'model', model: 'qwen3:latest' }],
    ['qwen3', { kind: 'model', model: 'qwen3:latest' }],
    ['gemma3:4b', { kind: 'model', model: 'gemma3:4b' }],
    ['gemma3', { kind: 'quotes', fallback: 'ollama-model-missing' }],
    [null, { kind: 'quotes' }],
  ])('of two models takes for %s', async (wanted, writer) => {
    expect(await chooseWriter(wanted, generatorWith(['qwen3:latest', 'gemma3:4b']), signal)).toEqual(writer);
  });

  it('quotes when Ollama has no model', async () => {
    expect(await chooseWriter(undefined, generatorWith([]), signal)).toEqual({
      kind: 'quotes',
      fallback: 'ollama-model-missing',
    });
  });

  it('quotes when no Ollama answers, or something that cannot list its models', async () => {
    const fallback = { kind: 'quotes', fallback: 'ollama-unreachable' };
    expect(await chooseWriter(undefined, generatorWith('ollama-unreachable'), signal)).toEqual(fallback);
    expect(await chooseWriter(undefined, generatorWith('ollama-failed'), signal)).toEqual(fallback);
  });

  it('is stopped like everything else', async () => {
    await expect(chooseWriter(undefined, generatorWith('cancelled'), signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

function generatorWith(models: readonly string[] | ErrorCode): Generator {
  return {
    host: 'nowhere',
    models: async () => {
      if (typeof models === 'string') throw new SaegimError(models, 'as told');
      return models;
    },
    async *generate() {},
  };
}
