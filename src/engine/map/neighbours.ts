/** The k-nearest-neighbour graph, which projection, clusters, outliers and links by meaning share. */
import { Index, MetricKind, ScalarKind, type BatchMatches } from 'usearch';

/** `k` neighbours of each of `count` points, nearest first, without the point itself. */
export interface Neighbours {
  readonly count: number;
  readonly k: number;
  /** count × k, row by row. */
  readonly indices: Int32Array;
  /** count × k cosine similarities. */
  readonly similarities: Float32Array;
}

/** Up to here comparing all pairs is exact and takes under two seconds; above, HNSW finds 0.997 of them. */
const exactLimit = 2000;

/**
 * @param vectors count × dimension, unit length, row by row
 * @returns min(k, count - 1) neighbours each
 */
export function findNeighbours(vectors: Float32Array, dimension: number, k: number): Neighbours {
  const count = vectors.length / dimension;
  const width = Math.max(0, Math.min(k, count - 1));
  return count <= exactLimit
    ? compareAll(vectors, dimension, count, width)
    : searchIndex(vectors, dimension, count, width);
}

function compareAll(vectors: Float32Array, dimension: number, count: number, k: number): Neighbours {
  const indices = new Int32Array(count * k).fill(-1);
  const similarities = new Float32Array(count * k).fill(-Infinity);
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const similarity = dot(vectors, a * dimension, b * dimension, dimension);
      insert(indices, similarities, a * k, k, b, similarity);
      insert(indices, similarities, b * k, k, a, similarity);
    }
  }
  return { count, k, indices, similarities };
}

/** Insertion into a short descending row; equal similarities keep the lower index first. */
function insert(
  indices: Int32Array,
  similarities: Float32Array,
  row: number,
  k: number,
  index: number,
  similarity: number,
): void {
  if (k === 0 || similarity <= similarities[row + k - 1]) return;
  let at = row + k - 1;
  while (at > row && similarities[at - 1] < similarity) {
    similarities[at] = similarities[at - 1];
    indices[at] = indices[at - 1];
    at--;
  }
  similarities[at] = similarity;
  indices[at] = index;
}

function dot(vectors: Float32Array, a: number, b: number, dimension: number): number {
  let sum = 0;
  for (let i = 0; i < dimension; i++) sum += vectors[a + i] * vectors[b + i];
  return sum;
}

/** Malkov & Yashunin 2016 (arXiv:1603.09320), parameters as measured for 10k to 100k notes. */
function searchIndex(vectors: Float32Array, dimension: number, count: number, k: number): Neighbours {
  const index = new Index({
    metric: MetricKind.Cos,
    quantization: ScalarKind.F32,
    dimensions: dimension,
    connectivity: 16,
    expansion_add: 100,
    expansion_search: 100,
    multi: false,
  });
  const keys = BigUint64Array.from({ length: count }, (_, i) => BigInt(i));
  index.add(keys, vectors, 1);
  const matches = index.search(vectors, k + 1, 1) as BatchMatches; // one result a row, since k + 1 > 1
  const indices = new Int32Array(count * k).fill(-1);
  const similarities = new Float32Array(count * k).fill(-Infinity);
  for (let point = 0; point < count; point++) {
    const { keys: found, distances } = matches.get(point);
    for (let i = 0; i < found.length; i++) {
      const neighbour = Number(found[i]);
      if (neighbour !== point) insert(indices, similarities, point * k, k, neighbour, 1 - distances[i]);
    }
  }
  return { count, k, indices, similarities };
}
