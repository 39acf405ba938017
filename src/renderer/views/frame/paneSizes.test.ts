import { describe, expect, it } from 'vitest';
import { fromPaneSizes, toPaneSizes } from './paneSizes.ts';

describe('paneSizes', () => {
  it('come back as they were saved', () => {
    const layouts = { columns: { left: 20, middle: 55.5, right: 24.5 }, rows: { related: 40, chat: 60 } };
    expect(fromPaneSizes(toPaneSizes(layouts))).toEqual(layouts);
  });

  it('are left to the defaults when they are not whole', () => {
    const none = { columns: undefined, rows: undefined };
    expect(
      [undefined, [], [20, 20], [10, 10, 10], [Number.NaN, 50, 50]].map((sizes) => fromPaneSizes(sizes)),
    ).toEqual(Array.from({ length: 5 }, () => none));
  });

  it('are unknown without columns', () => {
    expect(toPaneSizes({ rows: { related: 40, chat: 60 } })).toBeUndefined();
  });
});
