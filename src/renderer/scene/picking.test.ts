import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPointGrid } from './picking.ts';

const coordinate = fc.float({ min: -1, max: 1, noNaN: true });

describe('buildPointGrid', () => {
  it('finds the same point as looking at every one', () => {
    const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        points,
        coordinate,
        coordinate,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (all, x, y, reach) => {
          const positions = Float32Array.from(all.flat());
          const radiusOf = (point: number) => (point % 5) * 0.01;
          const rim = (point: number) =>
            Math.hypot(positions[point * 2] - x, positions[point * 2 + 1] - y) - radiusOf(point);
          const nearest = Math.min(...all.map((_, point) => rim(point)));
          const found = buildPointGrid(positions).nearest(x, y, reach, 0.04, radiusOf);
          expect(found === undefined ? undefined : rim(found)).toBe(nearest <= reach ? nearest : undefined);
        },
      ),
    );
  });

  it('finds nothing among points without a place', () => {
    const grid = buildPointGrid(Float32Array.of(NaN, NaN, NaN, NaN));
    expect(grid.nearest(0, 0, 10, 1, () => 1)).toBeUndefined();
  });

  it('finds one of many points that lie on one another', () => {
    const grid = buildPointGrid(new Float32Array(200).fill(0.25));
    expect(grid.nearest(0.25, 0.26, 0.05, 0, () => 0)).toBeTypeOf('number');
  });
});
