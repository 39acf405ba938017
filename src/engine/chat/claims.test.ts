import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../fixtures/splitLines.ts';
import { readClaims } from './claims.ts';

const read = async (answer: string) => {
  const { claims } = await readClaims(answer, async (text) => splitSentences(text));
  return claims.map(({ text, numbers, isLeadIn }) => ({ text, numbers, ...(isLeadIn && { isLeadIn }) }));
};

describe('readClaims', () => {
  it('gives a mark to the sentence before it, inside or after its full stop', async () => {
    expect(await read('Moss is old [1]. Ferns are older. [2] Pines are young.[3]')).toEqual([
      { text: 'Moss is old.', numbers: [1] },
      { text: 'Ferns are older.', numbers: [2] },
      { text: 'Pines are young.', numbers: [3] },
    ]);
  });

  it('reads every way of writing marks, each number once', async () => {
    expect(await read('모두 맞다 [1][3, 4] 【2】 [^5][1].')).toEqual([
      { text: '모두 맞다.', numbers: [1, 3, 4, 2, 5] },
    ]);
  });

  it('reads lists line by line', async () => {
    expect(await read('The steps are:\n- Grind finer [1]\n- Wait [2]')).toEqual([
      { text: 'The steps are:', numbers: [], isLeadIn: true },
      { text: 'Grind finer', numbers: [1] },
      { text: 'Wait', numbers: [2] },
    ]);
  });

  it('leaves links and bracketed words alone', async () => {
    expect(await read('See [1](https://example.org) and [note].')).toEqual([
      { text: 'See [1](https://example.org) and [note].', numbers: [] },
    ]);
  });
});
