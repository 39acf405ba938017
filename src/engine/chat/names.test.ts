import { describe, expect, it } from 'vitest';
import { hasName, readNames } from './names.ts';

describe('readNames', () => {
  it.each([
    ['The book was begun near Vienna.', ['Vienna']],
    ['WAL mode needs SQLite 3.7.0.', ['WAL', 'SQLite']],
    ['Walking is good.', []],
    ['Then busy_timeout is set.', ['busy_timeout']],
    ['SQLite는 Pebble에서 쓴다.', ['SQLite', 'Pebble']],
    ['김서연 씨가 「변신」을 골랐다.', ['김서연', '변신']],
  ])('in %s', (sentence, names) => {
    expect(readNames(sentence)).toEqual(names);
  });
});

describe('hasName', () => {
  it('looks past case, accents and hyphens', () => {
    expect(hasName('at Tōfuku-ji in the afternoon', 'Tofukuji')).toBe(true);
  });

  it('cannot tell across scripts and lets them pass', () => {
    expect(hasName('월든 호숫가', 'Walden')).toBe(true);
  });
});
