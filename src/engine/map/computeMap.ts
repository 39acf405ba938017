import { clusterNeighbours, findCentralPoints } from './clusters.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { scoreOutliers } from './outliers.ts';
import {
  fitToUnitSquare,
  layoutDefaults,
  layOutEdges,
  startFromVectors,
  strengthenNeighbours,
} from './project.ts';

/** Neighbours that shape map and clusters at most (UMAP's default). */
const mostNeighbours = 15;
/** In a small library fifteen neighbours are half of everything, and no group stands out. */
const fewestNeighbours = 5;
/** Above Louvain's 1: people keep a few notes on many subjects, and two that only touch are not one. */
const resolution = 1.5;
/** Notes a cluster is named from: its most central ones say what it is about. */
const centralCount = 40;
const seed = 7;

export interface ComputedMap {
  /** x0, y0, x1, y1, ... in -1..1. */
  readonly positions: Float32Array;
  readonly clusterOf: Int32Array;
  readonly outlierScores: Float32Array;
  /** Points nearest to the middle of each cluster, nearest first. */
  readonly central: readonly (readonly number[])[];
  readonly neighbours: Neighbours;
}

/**
 * The same vectors give the same map. With `previous` positions (NaN where a note is new) the known
 * notes keep their places and new ones go to their neighbours.
 * @param vectors count × dimension, unit length
 */
export function computeMap(vectors: Float32Array, dimension: number, previous?: Float32Array): ComputedMap {
  const neighbours = findNeighbours(vectors, dimension, neighboursFor(vectors.length / dimension));
  const edges = strengthenNeighbours(neighbours);
  const clusterOf = clusterNeighbours(neighbours.count, edges, seed, resolution);
  const kept = previous && keepPlaces(previous, neighbours);
  const positions = kept ?? startFromVectors(vectors, dimension, seed);
  if (!kept) {
    layOutEdges(positions, edges, { ...layoutDefaults, epochs: epochsFor(neighbours.count), seed });
    fitToUnitSquare(positions);
  }
  return {
    positions,
    clusterOf,
    outlierScores: scoreOutliers(neighbours),
    central: findCentralPoints(vectors, dimension, clusterOf, centralCount),
    neighbours,
  };
}

function neighboursFor(count: number): number {
  return Math.max(fewestNeighbours, Math.min(mostNeighbours, Math.round(Math.sqrt(count))));
}

/** Small maps settle with more passes and cost nothing; large ones are good after fewer. */
function epochsFor(count: number): number {
  return count < 5000 ? 500 : 200;
}

/**
 * New notes take the mean place of their placed neighbours, so that nothing known moves.
 * @returns undefined when too little is known and the whole is better laid out anew
 */
function keepPlaces(
  previous: Float32Array,
  { count, k, indices, similarities }: Neighbours,
): Float32Array | undefined {
  const isPlaced = (point: number) => !Number.isNaN(previous[point * 2]);
  let placed = 0;
  for (let point = 0; point < count; point++) if (isPlaced(point)) placed++;
  if (placed < count / 2) return undefined;
  const positions = previous.slice();
  for (let point = 0; point < count; point++) {
    if (isPlaced(point)) continue;
    let weight = 0;
    let x = 0;
    let y = 0;
    for (let i = 0; i < k; i++) {
      const neighbour = indices[point * k + i];
      if (neighbour < 0 || !isPlaced(neighbour)) continue;
      const share = similarities[point * k + i] ** 8; // the nearest decide
      weight += share;
      x += share * previous[neighbour * 2];
      y += share * previous[neighbour * 2 + 1];
    }
    if (weight === 0) return undefined;
    // a hair apart, so that two new notes with the same neighbours are two points
    const angle = point * 2.399963;
    positions[point * 2] = x / weight + 0.012 * Math.cos(angle);
    positions[point * 2 + 1] = y / weight + 0.012 * Math.sin(angle);
  }
  return positions;
}
