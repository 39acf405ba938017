import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../fixtures/splitLines.ts';
import type { Hit } from '../../shared/domain/search.ts';
import { gatherEvidence } from './evidence.ts';

const source = 'One. Two. Three. Four. Five. Six. Seven. Eight. Nine. Ten.';
const limits = { passages: 4, passagesPerNote: 2 };
const gather = (hits: readonly Hit[]) => gatherEvidence(hits, async (text) => splitSentences(text), limits);

describe('gatherEvidence', () => {
  it('joins neighbours of one note at the place of the better one', async () => {
    const passages = await gather([hit('a', 5, 16), hit('b', 0, 4), hit('a', 0, 9)]);
    expect(passages.map(({ noteId, text, number }) => ({ noteId, text, number }))).toEqual([
      { noteId: 'a', text: 'One. Two. Three.', number: 1 },
      { noteId: 'b', text: 'One.', number: 2 },
    ]);
  });

  it('leaves room for other notes', async () => {
    const passages = await gather([hit('a', 0, 4), hit('a', 10, 16), hit('a', 23, 28), hit('b', 35, 42)]);
    expect(passages.map(({ noteId }) => noteId)).toEqual(['a', 'a', 'b']);
  });

  it('takes one of two copies', async () => {
    expect(await gather([hit('a', 0, 4), hit('copy', 0, 4)])).toHaveLength(1);
  });

  it('gives passages and sentences that are the source text of their ranges, and none over the limits', async () => {
    const anyHit = fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(source.length - 1), fc.integer({ min: 1, max: 30 }))
      .map(([note, start, length]) => hit(note, start, Math.min(source.length, start + length)));
    await fc.assert(
      fc.asyncProperty(fc.array(anyHit), async (hits) => {
        const passages = await gather(hits);
        expect(passages.length).toBeLessThanOrEqual(limits.passages);
        expect(passages.map(({ number }) => number)).toEqual(passages.map((_, index) => index + 1));
        for (const { range, text, sentences } of passages) {
          expect(text).toBe(source.slice(range.start, range.end));
          for (const sentence of sentences)
            expect(sentence.text).toBe(source.slice(sentence.range.start, sentence.range.end));
        }
      }),
    );
  });
});

function hit(noteId: string, start: number, end: number): Hit {
  return {
    chunkId: `${noteId}:${start}`,
    noteId,
    path: `${noteId}.md`,
    title: noteId,
    headingPath: [],
    range: { start, end },
    text: source.slice(start, end),
    score: 1,
    parts: { words: 0, meaning: 1 },
    marks: [],
  };
}
