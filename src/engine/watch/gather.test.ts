import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGathering } from './gather.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const given: (readonly string[])[] = [];
  return { given, gathering: createGathering({ onGathered: (items) => given.push(items) }) };
}

it('gives a burst as one set, each item once', () => {
  const { given, gathering } = open();
  for (const each of ['a', 'b', 'a']) gathering.add(each);
  vi.advanceTimersByTime(199);
  expect(given).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(given).toEqual([['a', 'b']]);
});

it('does not wait for ever for a quiet', () => {
  const { given, gathering } = open();
  for (let i = 0; i < 21; i++) {
    gathering.add(`${i}`);
    vi.advanceTimersByTime(100);
  }
  expect(given.map((items) => items.length)).toEqual([20]);
});

it('gives nothing after it was closed', () => {
  const { given, gathering } = open();
  gathering.add('a');
  gathering.close();
  vi.advanceTimersByTime(5_000);
  expect(given).toEqual([]);
});
