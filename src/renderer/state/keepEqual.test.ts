import { describe, expect, it } from 'vitest';
import { keepEqual } from './keepEqual.ts';

const former = { text: 'a', links: [{ target: 'x' }], backlinks: [] as string[] };

describe('keepEqual', () => {
  it('is the former value when nothing has changed', () => {
    expect(keepEqual(structuredClone(former), former)).toBe(former);
  });

  it('keeps the pieces that have not changed beside those that have', () => {
    const next = keepEqual({ ...structuredClone(former), backlinks: ['y'] }, former);
    expect([next.links === former.links, next.backlinks]).toEqual([true, ['y']]);
  });

  it('is the new value when there was none', () => {
    expect(keepEqual(former, undefined)).toBe(former);
  });
});
