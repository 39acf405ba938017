import { expect, test } from 'vitest';
import { createRestartPlan } from './restartPlan.ts';

test('the first restart is at once, later ones wait longer, and in the end none comes', () => {
  const plan = createRestartPlan();
  const delays = [0, 1000, 2000, 3000, 4000].map((time) => plan.afterDeath(time));
  expect(delays).toEqual([0, 500, 2000, 5000, undefined]);
});

test('deaths far apart are not counted together', () => {
  const plan = createRestartPlan();
  expect([0, 100_000, 200_000, 300_000, 400_000].map((time) => plan.afterDeath(time))).toEqual([
    0, 0, 0, 0, 0,
  ]);
});

test('a person asking for a new try starts the count anew', () => {
  const plan = createRestartPlan();
  for (const time of [1, 2, 3, 4, 5]) plan.afterDeath(time);
  plan.reset();
  expect(plan.afterDeath(6)).toBe(0);
});
