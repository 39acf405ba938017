import { expect, test } from 'vitest';
import { addCounts, countPlaywright, countVitest, describeCounts, withExitStatus } from './counts.mjs';

test('counts of all runners add up to one line', () => {
  const unit = countVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2 });
  const endToEnd = countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } });
  expect(describeCounts(addCounts(unit, endToEnd))).toBe('8 passed, 3 failed, 2 skipped');
});

test('skipped tests are named only when there are some', () => {
  expect(describeCounts({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed');
});

test('a runner that ends badly without a failed test counts as a failure', () => {
  const counts = { passed: 5, failed: 0, skipped: 0 };
  expect(withExitStatus(counts, 1)).toEqual({ ...counts, failed: 1 });
  expect(withExitStatus({ ...counts, failed: 2 }, 1)).toEqual({ ...counts, failed: 2 });
  expect(withExitStatus(counts, 0)).toEqual(counts);
});
