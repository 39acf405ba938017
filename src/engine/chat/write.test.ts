import { describe, expect, it } from 'vitest';
import { SaegimError, type ErrorCode } from '../../shared/errors.ts';
import { writeAnswer } from './write.ts';

const signal = new AbortController().signal;

describe('writeAnswer', () => {
  it('hands on every piece and keeps them all', async () => {
    const heard: string[] = [];
    expect(await writeAnswer(pieces(['a ', 'b']), (text) => heard.push(text), signal)).toEqual({
      text: 'a b',
      end: 'done',
    });
    expect(heard).toEqual(['a ', 'b']);
  });

  it.each([
    ['cancelled', 'stopped'],
    ['ollama-failed', 'broken'],
    ['ollama-unreachable', 'broken'],
  ] as const)('keeps what came before %s', async (code, end) => {
    expect(await writeAnswer(pieces(['a '], code), () => undefined, signal)).toEqual({ text: 'a ', end });
  });

  it.each(['ollama-unreachable', 'ollama-model-missing', 'internal'] as const)(
    'passes %s on when nothing came',
    async (code) => {
      await expect(writeAnswer(pieces([], code), () => undefined, signal)).rejects.toMatchObject({ code });
    },
  );
});

async function* pieces(texts: readonly string[], code?: ErrorCode): AsyncGenerator<string> {
  yield* texts;
  if (code) throw new SaegimError(code, 'as told');
}
