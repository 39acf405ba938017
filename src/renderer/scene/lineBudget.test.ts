import { describe, expect, it } from 'vitest';
import { createLineBudget } from './lineBudget.ts';

describe('line budget', () => {
  it('draws all at rest, however slow', () => {
    const budget = createLineBudget();
    budget.spend(true, 500, 20_000);
    expect(budget.spend(false, 500, 20_000)).toBe(Infinity);
  });

  it('draws fewer each time a moving frame comes late, down to a fair sample', () => {
    const budget = createLineBudget();
    const drawn = Array.from({ length: 6 }, () => budget.spend(true, 90, 20_000));
    expect(drawn).toEqual([10_000, 5000, 2500, 1500, 1500, 1500]);
  });

  it('draws more again when frames come early', () => {
    const budget = createLineBudget();
    budget.spend(true, 90, 4000);
    expect([budget.spend(true, 8, 4000), budget.spend(true, 8, 4000)]).toEqual([3000, Infinity]);
  });
});
