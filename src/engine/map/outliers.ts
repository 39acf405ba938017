import type { Neighbours } from './neighbours.ts';

/** So few neighbours that one odd friend does not hide an outlier, so many that twins do not either. */
const neighboursUsed = 5;

/**
 * How alone each point stands: the share of points whose mean neighbour distance is smaller.
 * Distances of the full space, never of the picture.
 * @returns 0 (in the thick of it) .. 1 (farthest from everything)
 */
export function scoreOutliers({ count, k, similarities }: Neighbours): Float32Array {
  const used = Math.min(k, neighboursUsed);
  const distances = Float32Array.from({ length: count }, (_, point) => {
    let sum = 0;
    for (let i = 0; i < used; i++) sum += 1 - similarities[point * k + i];
    return used > 0 ? sum / used : 0;
  });
  const sorted = distances.slice().sort();
  return distances.map((distance) => (count > 1 ? countBelow(sorted, distance) / (count - 1) : 0));
}

function countBelow(sorted: Float32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
