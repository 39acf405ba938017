import { describe, expect, it } from 'vitest';
import { formatBytes } from './bytes.ts';

describe('formatBytes', () => {
  it('takes the unit that keeps the number short', () => {
    expect([0, 999, 1000, 1_234_567, 48_000_000, 2.5e12].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
      '0 B',
      '999 B',
      '1 kB',
      '1.2 MB',
      '48 MB',
      '2.5 TB',
    ]);
  });
});
