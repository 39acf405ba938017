/** Which point lies under the pointer: a grid by counting sort, built once for a layout. */
export interface PointGrid {
  /**
   * The point whose rim is nearest to (x, y), all in world units.
   * @param reach how far from its rim a point may still be meant
   * @param radiusOf radius of a point in world units
   */
  nearest(
    x: number,
    y: number,
    reach: number,
    maxRadius: number,
    radiusOf: (point: number) => number,
  ): number | undefined;
}

/** Points a cell on average: fewer cells than points keeps the table small, and cells quick to walk. */
const pointsPerCell = 2;

/** @param positions x0, y0, ...; NaN where a point has no place */
export function buildPointGrid(positions: Float32Array): PointGrid {
  const count = positions.length / 2;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(positions[i * 2])) continue;
    left = Math.min(left, positions[i * 2]);
    right = Math.max(right, positions[i * 2]);
    top = Math.min(top, positions[i * 2 + 1]);
    bottom = Math.max(bottom, positions[i * 2 + 1]);
  }
  if (left > right) return { nearest: () => undefined };

  const side = Math.max(1, Math.ceil(Math.sqrt(count / pointsPerCell)));
  const cellWidth = Math.max((right - left) / side, 1e-9);
  const cellHeight = Math.max((bottom - top) / side, 1e-9);
  const columnOf = (x: number) => Math.min(side - 1, Math.max(0, Math.floor((x - left) / cellWidth)));
  const rowOf = (y: number) => Math.min(side - 1, Math.max(0, Math.floor((y - top) / cellHeight)));
  const cellOf = (i: number) => rowOf(positions[i * 2 + 1]) * side + columnOf(positions[i * 2]);

  const starts = new Uint32Array(side * side + 1);
  for (let i = 0; i < count; i++) if (!Number.isNaN(positions[i * 2])) starts[cellOf(i) + 1]++;
  for (let cell = 0; cell < side * side; cell++) starts[cell + 1] += starts[cell];
  const points = new Uint32Array(starts[side * side]);
  const filled = starts.slice();
  for (let i = 0; i < count; i++) if (!Number.isNaN(positions[i * 2])) points[filled[cellOf(i)]++] = i;

  return {
    nearest(x, y, reach, maxRadius, radiusOf) {
      const span = reach + maxRadius;
      if (x < left - span || x > right + span || y < top - span || y > bottom + span) return undefined;
      let best: number | undefined;
      let bestDistance = reach;
      const lastColumn = columnOf(x + span);
      const lastRow = rowOf(y + span);
      for (let row = rowOf(y - span); row <= lastRow; row++) {
        for (let column = columnOf(x - span); column <= lastColumn; column++) {
          const cell = row * side + column;
          for (let i = starts[cell]; i < starts[cell + 1]; i++) {
            const point = points[i];
            const distance =
              Math.hypot(positions[point * 2] - x, positions[point * 2 + 1] - y) - radiusOf(point);
            if (distance > bestDistance) continue;
            best = point;
            bestDistance = distance;
          }
        }
      }
      return best;
    },
  };
}
