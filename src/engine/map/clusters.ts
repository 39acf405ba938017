/** Groups of notes from the neighbour graph, never from the two-dimensional picture. */
import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import type { WeightedEdges } from './project.ts';
import { createRandom } from './random.ts';

/** Fewer notes than this are no group; they join the group they are tied to most, or none. */
const smallestCluster = 3;

/**
 * Louvain communities (Blondel et al. 2008, arXiv:0803.0476).
 * @returns cluster of each point, numbered from 0 by falling size; -1 for none
 */
export function clusterNeighbours(
  count: number,
  edges: WeightedEdges,
  seed: number,
  resolution = 1,
): Int32Array {
  const graph = new Graph({ type: 'undirected', multi: false });
  for (let point = 0; point < count; point++) graph.addNode(point);
  for (let e = 0; e < edges.weights.length; e++) {
    graph.addEdge(edges.sources[e], edges.targets[e], { weight: edges.weights[e] });
  }
  const communities = louvain(graph, { getEdgeWeight: 'weight', resolution, rng: createRandom(seed) });
  const raw = Int32Array.from({ length: count }, (_, point) => communities[point]);
  return numberBySize(joinSmallOnes(raw, edges));
}

function joinSmallOnes(clusterOf: Int32Array, edges: WeightedEdges): Int32Array {
  const sizes = countSizes(clusterOf);
  const isSmall = (cluster: number) => (sizes.get(cluster) ?? 0) < smallestCluster;
  const ties = new Map<number, Map<number, number>>(); // small cluster -> large cluster -> weight
  for (let e = 0; e < edges.weights.length; e++) {
    const a = clusterOf[edges.sources[e]];
    const b = clusterOf[edges.targets[e]];
    if (isSmall(a) && !isSmall(b)) addTie(ties, a, b, edges.weights[e]);
    if (isSmall(b) && !isSmall(a)) addTie(ties, b, a, edges.weights[e]);
  }
  return clusterOf.map((cluster) => {
    if (!isSmall(cluster)) return cluster;
    const strongest = [...(ties.get(cluster) ?? [])].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0];
    return strongest ? strongest[0] : -1;
  });
}

function addTie(ties: Map<number, Map<number, number>>, from: number, to: number, weight: number): void {
  const row = ties.get(from) ?? new Map<number, number>();
  row.set(to, (row.get(to) ?? 0) + weight);
  ties.set(from, row);
}

function countSizes(clusterOf: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const cluster of clusterOf) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return sizes;
}

function numberBySize(clusterOf: Int32Array): Int32Array {
  const sizes = countSizes(clusterOf);
  sizes.delete(-1);
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([cluster]) => cluster);
  const rank = new Map(order.map((cluster, index) => [cluster, index]));
  return clusterOf.map((cluster) => rank.get(cluster) ?? -1);
}

/** @returns for each cluster the points nearest to its middle, nearest first, at most `limit` */
export function findCentralPoints(
  vectors: Float32Array,
  dimension: number,
  clusterOf: Int32Array,
  limit: number,
): readonly (readonly number[])[] {
  const clusterCount = clusterOf.reduce((max, cluster) => Math.max(max, cluster), -1) + 1;
  const centroids = new Float32Array(clusterCount * dimension);
  clusterOf.forEach((cluster, point) => {
    if (cluster < 0) return;
    for (let d = 0; d < dimension; d++) centroids[cluster * dimension + d] += vectors[point * dimension + d];
  });
  const members: { point: number; closeness: number }[][] = Array.from({ length: clusterCount }, () => []);
  clusterOf.forEach((cluster, point) => {
    if (cluster < 0) return;
    let closeness = 0;
    for (let d = 0; d < dimension; d++)
      closeness += centroids[cluster * dimension + d] * vectors[point * dimension + d];
    members[cluster].push({ point, closeness });
  });
  return members.map((row) =>
    row
      .sort((a, b) => b.closeness - a.closeness || a.point - b.point)
      .slice(0, limit)
      .map(({ point }) => point),
  );
}
