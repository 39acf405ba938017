import { describe, expect, it } from 'vitest';
import { readNumbers, readSpelledNumbers } from './numbers.ts';

describe('readNumbers', () => {
  it.each([
    ['1,000 pages', '1000페이지'],
    ['3억 2,000만 원', '320,000,000원', '320000000'],
    ['10 million won', '1,000만 원'],
    ['2025-09-01', '2025년 9월 1일', '1 September 2025', 'Sep. 1, 2025'],
    ['93±3℃', '93 ± 3 degrees'],
    ['0.3 %', '0.3퍼센트'],
  ])('reads %s and its other spellings alike', (one, ...others) => {
    for (const other of others)
      expect([...readNumbers(one)]).toEqual(expect.arrayContaining([...readNumbers(other)]));
  });

  it('does not take the verb may for a month', () => {
    expect([...readNumbers('You may come')]).toEqual([]);
    expect([...readNumbers('on 4 May')]).toEqual(['4', '5']);
  });
});

describe('readSpelledNumbers', () => {
  it('reads small numbers in words', () => {
    expect([...readSpelledNumbers('three to four weeks')]).toEqual(['3', '4']);
    expect([...readSpelledNumbers('두 번')]).toEqual(['2']);
  });
});
