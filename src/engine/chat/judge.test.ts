import { describe, expect, it } from 'vitest';
import { weigh, wordShares } from './judge.ts';
import { isMostlyQuestions, withoutQuestions } from './statements.ts';

const frequencies = new Map([
  ['monstera', 2],
  ['soil', 40],
  ['price', 0],
]);

describe('wordShares', () => {
  it('weighs rare words more, and counts the passage that has most', () => {
    const rare = wordShares(['monstera', 'soil'], [new Set(['monstera'])], frequencies, 100).coverage;
    const common = wordShares(['monstera', 'soil'], [new Set(['soil'])], frequencies, 100).coverage;
    expect(rare).toBeGreaterThan(common);
    expect(rare + common).toBeCloseTo(1);
  });

  it('knows the share of words that no note has', () => {
    expect(wordShares(['price'], [new Set()], frequencies, 100)).toEqual({ coverage: 0, unknown: 1 });
  });

  it('finds nothing in a question without words', () => {
    expect(wordShares([], [], frequencies, 100)).toEqual({ coverage: 0, unknown: 0 });
  });
});

describe('weigh', () => {
  it('answers what stands out and is spoken of, not what neither does', () => {
    expect(weigh(4, { coverage: 0.8, unknown: 0 }).isAnswerable).toBe(true);
    expect(weigh(0, { coverage: 0.1, unknown: 0.6 }).isAnswerable).toBe(false);
  });

  it('goes by words alone while nothing is embedded', () => {
    expect(weigh(undefined, { coverage: 0.8, unknown: 0 }).isAnswerable).toBe(true);
    expect(weigh(undefined, { coverage: 0.1, unknown: 0 }).isAnswerable).toBe(false);
  });
});

describe('statements', () => {
  it('leaves questions out', () => {
    expect(withoutQuestions('It rained. Why? Nobody knows.').replace(/\s+/g, ' ')).toBe(
      'It rained. Nobody knows.',
    );
  });

  it('tells a list of questions from a note that ends with one', () => {
    expect(isMostlyQuestions('- How much was it?\n- 누가 왔나요?\n- more')).toBe(true);
    expect(isMostlyQuestions('We paid 300 won for the ticket to the island. Too much?')).toBe(false);
  });
});
