import { describe, expect, it } from 'vitest';
import { clusterColourCount, colourClusters } from './clusterColours.ts';

/** One note a cluster, side by side. */
function clustersInARow(count: number) {
  const ids = Array.from({ length: count }, (_, id) => id);
  return {
    clusters: ids.map((id) => ({ id, label: `${id}`, terms: [], size: 1, medoid: `${id}` })),
    clusterOf: Int32Array.from(ids),
    positions: Float32Array.from(ids.flatMap((id) => [id, 0])),
  };
}

describe('colourClusters', () => {
  it('gives each its own while there are enough', () => {
    expect(new Set(colourClusters(clustersInARow(clusterColourCount))).size).toBe(clusterColourCount);
  });

  it('gives neighbours different ones when there are not', () => {
    const colours = colourClusters(clustersInARow(3 * clusterColourCount));
    for (let i = 1; i < colours.length; i++) expect(colours[i]).not.toBe(colours[i - 1]);
  });
});
