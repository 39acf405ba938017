/**
 * Two dimensions in which near means alike: the layout half of UMAP (McInnes et al. 2018,
 * arXiv:1802.03426) with a = b = 1, so that the kernel is 1 / (1 + d²) and needs no `pow`.
 * Works on any weighted neighbour graph: vectors' neighbours for the map, links for the graph.
 */
import type { Neighbours } from './neighbours.ts';
import { createRandom } from './random.ts';

/** Undirected edges, each once; weights 0..1. */
export interface WeightedEdges {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float32Array;
}

export interface LayoutOptions {
  readonly epochs: number;
  readonly seed: number;
  /** Random points that each edge's ends are pushed away from. */
  readonly negatives: number;
  /** First step's length; it falls to zero over the epochs. Small for a warm start. */
  readonly learningRate: number;
}

export const layoutDefaults: LayoutOptions = { epochs: 300, seed: 7, negatives: 5, learningRate: 1 };

/** Where the start lies: UMAP's usual ±10. */
const startRadius = 10;
/** No single step moves a point farther, as in the reference implementation. */
const maxStep = 4;

/** Membership strengths of the neighbour graph, by UMAP's smooth distances, joined by the fuzzy union. */
export function strengthenNeighbours({ count, k, indices, similarities }: Neighbours): WeightedEdges {
  const directed = new Map<number, number>();
  for (let point = 0; point < count; point++) {
    const row = point * k;
    const { nearest, scale } = smoothDistances(similarities, row, k);
    for (let i = 0; i < k; i++) {
      const neighbour = indices[row + i];
      if (neighbour < 0) continue;
      const distance = 1 - similarities[row + i];
      directed.set(point * count + neighbour, Math.exp(-Math.max(0, distance - nearest) / scale));
    }
  }
  const edges: [number, number, number][] = [];
  for (const [key, weight] of directed) {
    const source = Math.floor(key / count);
    const target = key % count;
    const back = directed.get(target * count + source);
    if (back !== undefined && source > target) continue; // seen from the other end
    edges.push([source, target, weight + (back ?? 0) - weight * (back ?? 0)]);
  }
  return {
    sources: Uint32Array.from(edges, (edge) => edge[0]),
    targets: Uint32Array.from(edges, (edge) => edge[1]),
    weights: Float32Array.from(edges, (edge) => edge[2]),
  };
}

/** The scale at which a point's memberships add up to log2(k). */
function smoothDistances(
  similarities: Float32Array,
  row: number,
  k: number,
): { nearest: number; scale: number } {
  const nearest = k > 0 ? 1 - similarities[row] : 0;
  const wanted = Math.log2(Math.max(2, k));
  let low = 0;
  let high = Infinity;
  let scale = 1;
  for (let round = 0; round < 48; round++) {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += Math.exp(-Math.max(0, 1 - similarities[row + i] - nearest) / scale);
    if (Math.abs(sum - wanted) < 1e-4) break;
    if (sum > wanted) high = scale;
    else low = scale;
    scale = high === Infinity ? scale * 2 : (low + high) / 2;
  }
  return { nearest, scale: Math.max(scale, 1e-6) };
}

/**
 * Moves `positions` (x0, y0, x1, y1, ...) in place by stochastic gradient descent.
 * @param onEpoch called after each pass; return false to stop early
 */
export function layOutEdges(
  positions: Float32Array,
  edges: WeightedEdges,
  options: LayoutOptions,
  onEpoch: (epoch: number) => boolean = () => true,
): void {
  const count = positions.length / 2;
  const strongest = edges.weights.reduce((max, weight) => Math.max(max, weight), 0);
  if (count < 2 || strongest === 0) return;
  const random = createRandom(options.seed);
  const everyEpochs = edges.weights.map((weight) => strongest / Math.max(weight, strongest / options.epochs));
  const nextEpoch = everyEpochs.slice();

  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const rate = options.learningRate * (1 - epoch / options.epochs);
    for (let e = 0; e < nextEpoch.length; e++) {
      if (nextEpoch[e] > epoch) continue;
      nextEpoch[e] += everyEpochs[e];
      const a = edges.sources[e] * 2;
      const b = edges.targets[e] * 2;
      attract(positions, a, b, rate);
      for (let n = 0; n < options.negatives; n++) {
        const other = Math.floor(random() * count) * 2;
        if (other !== a) repel(positions, a, other, rate);
      }
    }
    if (!onEpoch(epoch)) return;
  }
}

function attract(positions: Float32Array, a: number, b: number, rate: number): void {
  const dx = positions[a] - positions[b];
  const dy = positions[a + 1] - positions[b + 1];
  const pull = (-2 * rate) / (1 + dx * dx + dy * dy);
  const moveX = clip(pull * dx);
  const moveY = clip(pull * dy);
  positions[a] += moveX;
  positions[a + 1] += moveY;
  positions[b] -= moveX;
  positions[b + 1] -= moveY;
}

function repel(positions: Float32Array, a: number, other: number, rate: number): void {
  const dx = positions[a] - positions[other];
  const dy = positions[a + 1] - positions[other + 1];
  const squared = dx * dx + dy * dy;
  const push = (2 * rate) / ((0.001 + squared) * (1 + squared));
  positions[a] += clip(push * dx);
  positions[a + 1] += clip(push * dy);
}

function clip(step: number): number {
  return step > maxStep ? maxStep : step < -maxStep ? -maxStep : step;
}

/**
 * A start that already has the broad shape: the two main directions of the vectors, by power
 * iteration, with a little seeded noise so that equal notes do not sit on one point.
 */
export function startFromVectors(vectors: Float32Array, dimension: number, seed: number): Float32Array {
  const count = vectors.length / dimension;
  const random = createRandom(seed);
  const mean = columnMeans(vectors, dimension);
  const first = mainDirection(vectors, dimension, mean, random);
  const second = mainDirection(vectors, dimension, mean, random, first);
  const positions = new Float32Array(count * 2);
  let largest = 1e-9;
  for (let point = 0; point < count; point++) {
    for (let axis = 0; axis < 2; axis++) {
      const direction = axis === 0 ? first : second;
      let sum = 0;
      for (let d = 0; d < dimension; d++) sum += (vectors[point * dimension + d] - mean[d]) * direction[d];
      positions[point * 2 + axis] = sum;
      largest = Math.max(largest, Math.abs(sum));
    }
  }
  for (let i = 0; i < positions.length; i++) {
    positions[i] = (positions[i] / largest) * startRadius + (random() - 0.5) * 0.01;
  }
  return positions;
}

function columnMeans(vectors: Float32Array, dimension: number): Float64Array {
  const mean = new Float64Array(dimension);
  for (let i = 0; i < vectors.length; i++) mean[i % dimension] += vectors[i];
  const count = vectors.length / dimension;
  return mean.map((sum) => sum / Math.max(1, count));
}

function mainDirection(
  vectors: Float32Array,
  dimension: number,
  mean: Float64Array,
  random: () => number,
  orthogonalTo?: Float64Array,
): Float64Array {
  const rounds = 12; // enough for a start; the layout does the rest
  const count = vectors.length / dimension;
  let direction: Float64Array = Float64Array.from({ length: dimension }, () => random() - 0.5);
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(dimension);
    for (let point = 0; point < count; point++) {
      const row = point * dimension;
      let along = 0;
      for (let d = 0; d < dimension; d++) along += (vectors[row + d] - mean[d]) * direction[d];
      for (let d = 0; d < dimension; d++) next[d] += along * (vectors[row + d] - mean[d]);
    }
    direction = normalise(orthogonalTo ? removePart(next, orthogonalTo) : next);
  }
  return direction;
}

function removePart(vector: Float64Array, direction: Float64Array): Float64Array {
  const along = vector.reduce((sum, value, d) => sum + value * direction[d], 0);
  return vector.map((value, d) => value - along * direction[d]);
}

function normalise(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** Centres and scales to -1..1 in place, keeping the shape. @returns the same array */
export function fitToUnitSquare(positions: Float32Array): Float32Array {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i % 2] = Math.min(low[i % 2], positions[i]);
    high[i % 2] = Math.max(high[i % 2], positions[i]);
  }
  const scale = Math.max(high[0] - low[0], high[1] - low[1]) / 2 || 1;
  for (let i = 0; i < positions.length; i++) {
    positions[i] = (positions[i] - (low[i % 2] + high[i % 2]) / 2) / scale;
  }
  return positions;
}
