import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutThoughts } from './thoughts.ts';

describe('withoutThoughts', () => {
  it('gives the same text however it is cut into pieces', async () => {
    const text = '<think>a < b, so</think>\n\nThe answer: a < b <think>.';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: text.length })), async (cuts) => {
        expect(await read(withoutThoughts(cut(text, cuts)))).toBe('The answer: a < b <think>.');
      }),
    );
  });

  it('passes text on that only begins alike', async () => {
    expect(await read(withoutThoughts(cut('<thin ice>', [])))).toBe('<thin ice>');
    expect(await read(withoutThoughts(cut('<thi', [])))).toBe('<thi');
  });

  it('gives nothing of thoughts that never ended', async () => {
    expect(await read(withoutThoughts(cut('<think>still thinking', [])))).toBe('');
  });
});

async function* cut(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  const edges = [0, ...[...new Set(cuts)].sort((a, b) => a - b), text.length];
  for (let i = 1; i < edges.length; i++) yield text.slice(edges[i - 1], edges[i]);
}

async function read(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
