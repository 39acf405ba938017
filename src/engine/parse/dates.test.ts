import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOf } from './dates.ts';

describe('timeOf', () => {
  it.each([
    ['2024-03-01', new Date(2024, 2, 1)],
    ['2024. 3. 1.', new Date(2024, 2, 1)],
    ['2024/3/1 10:30', new Date(2024, 2, 1, 10, 30)],
    ['2024_03_01', new Date(2024, 2, 1)],
    ['2024-03-01T10:30:15.123', new Date(2024, 2, 1, 10, 30, 15)],
    ['2024-03-01 10:30 PM', new Date(2024, 2, 1, 22, 30)],
    ['2024-03-01T10:30:00Z', new Date(Date.UTC(2024, 2, 1, 10, 30))],
    ['2024-03-01 10:30:00 +0900', new Date(Date.UTC(2024, 2, 1, 1, 30))],
    ['2024-03-01T10:30+09', new Date(Date.UTC(2024, 2, 1, 1, 30))],
    ['1.3.2024', new Date(2024, 2, 1)],
    ['March 1, 2024', new Date(2024, 2, 1)],
    ['Mar 1st, 2024', new Date(2024, 2, 1)],
    ['Friday, March 1, 2024 at 12:05 AM', new Date(2024, 2, 1, 0, 5)],
    ['1 March 2024', new Date(2024, 2, 1)],
    ['Fri, 1 Mar 2024 10:30:00', new Date(2024, 2, 1, 10, 30)],
    ['2024년 3월 1일', new Date(2024, 2, 1)],
    ['2024년 3월 1일 (금) 오후 3:21', new Date(2024, 2, 1, 15, 21)],
    ['2024年3月1日 15:21', new Date(2024, 2, 1, 15, 21)],
    ['20240301', new Date(2024, 2, 1)],
    ['202403011030', new Date(2024, 2, 1, 10, 30)],
    ['20240301T103000Z', new Date(Date.UTC(2024, 2, 1, 10, 30))],
    ['[[2024-03-01]]', new Date(2024, 2, 1)],
    ['1709289000', new Date(1709289000000)],
    [20240301, new Date(2024, 2, 1)],
    [1709289000, new Date(1709289000000)],
    [1709289000123, new Date(1709289000123)],
  ])('reads %s', (written, date) => {
    expect(timeOf(written)).toBe(date.getTime());
  });

  it.each([
    '2024-02-31',
    '2024-13-01',
    '2024-00-10',
    '03/01/2024',
    'yesterday',
    'Foo 1, 2024',
    '12',
    '',
    '0001-01-01',
    '9999-12-31',
    '2024-03-01 99:00',
    2024,
    12,
    1e300,
    NaN,
    null,
    undefined,
    {},
  ])('reads no time in %s', (written) => {
    expect(timeOf(written)).toBeUndefined();
  });

  it('gives back every minute that it is told', () => {
    const day = fc.date({ min: new Date(1950, 0), max: new Date(2090, 0), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        date.setSeconds(0, 0);
        expect(timeOf(date.toISOString())).toBe(date.getTime());
      }),
    );
  });
});
