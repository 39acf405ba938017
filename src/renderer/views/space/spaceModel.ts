/** Graph and map as one set of nodes: what the scene draws, what the list shows, what the hover card says. */
import {
  edgeKinds,
  type Cluster,
  type EdgeKind,
  type NodeKind,
  type NoteGraph,
  type NoteMap,
} from '../../../shared/domain/space.ts';
import { lineKinds, pointShapes, type SceneData } from '../../scene/index.ts';
import { colourClusters } from './clusterColours.ts';
import type { Arrangement, ShownEdges } from '../../state/space.ts';

export interface SpaceNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly path?: string;
  /** Undefined for tags, missing notes, and notes in no cluster. */
  readonly cluster?: Cluster;
  readonly isOutlier: boolean;
}

export interface SpaceModel {
  readonly arrangement: Arrangement;
  readonly nodes: readonly SpaceNode[];
  readonly scene: SceneData;
  readonly clusters: readonly Cluster[];
  /** Index into the palette of each of `clusters`. */
  readonly clusterColours: readonly number[];
  readonly edgeCounts: Readonly<Record<EdgeKind, number>>;
  /** Notes that have a place in this arrangement. */
  readonly noteCount: number;
  readonly pending: number;
}

/** A note whose neighbours are farther than this share of the others' is ringed; of few notes none is. */
const outlierShare = 0.98;
const fewestForOutliers = 20;

/** Radii in px: a hub is larger, and no hub is huge. */
const radius = { graph: 4, map: 4.8, perDoubling: { graph: 1.75, map: 0.45 }, tag: 4.6 };

/** @returns undefined as long as what the arrangement stands on is not there */
export function buildSpaceModel(
  arrangement: Arrangement,
  graph: NoteGraph | undefined,
  map: NoteMap | undefined,
  shown: ShownEdges,
): SpaceModel | undefined {
  if (!(arrangement === 'graph' ? graph : map)) return undefined;
  const nodes = joinNodes(graph, map);
  const rowOf = new Map(nodes.map((node, row) => [node.id, row]));
  const positions =
    arrangement === 'graph' ? graphPositions(nodes, graph!, shown) : mapPositions(nodes, map!, rowOf);
  const edges = graph ?? noEdges;
  const { sources, targets, kinds } = edges;
  const degrees = countDegrees(nodes.length, edges);
  const clusterColours = map ? colourClusters(map) : [];
  const isPlaced = (row: number) => !Number.isNaN(positions[row * 2]);
  return {
    arrangement,
    nodes,
    clusters: map?.clusters ?? [],
    clusterColours,
    edgeCounts: countEdges(edges, nodes, arrangement),
    noteCount: nodes.filter((node, row) => node.kind === 'note' && isPlaced(row)).length,
    pending: map?.pending ?? 0,
    scene: {
      arrangement,
      ids: nodes.map(({ id }) => id),
      labels: nodes.map(({ label }) => label),
      positions,
      shapes: Uint8Array.from(nodes, ({ kind }) => pointShapes.indexOf(shapeOf[kind])),
      groupOf: Int32Array.from(nodes, ({ cluster }) => cluster?.id ?? -1),
      radii: Float32Array.from(nodes, ({ kind }, row) => radiusOf(kind, degrees[row], arrangement)),
      isRinged: Uint8Array.from(nodes, ({ isOutlier }) => (isOutlier && arrangement === 'map' ? 1 : 0)),
      sources,
      targets,
      kinds: kinds.map((kind) => lineKinds.indexOf(edgeKinds[kind])),
      weights: edges.weights,
      groups: (map?.clusters ?? []).map(({ id, label }, index) => ({
        id,
        label,
        colour: clusterColours[index],
      })),
      hasGrounds: arrangement === 'map',
    },
  };
}

const shapeOf = { note: 'disc', tag: 'diamond', missing: 'ring' } as const;

const noEdges = {
  sources: new Uint32Array(),
  targets: new Uint32Array(),
  kinds: new Uint8Array(),
  weights: new Float32Array(),
};

/** The graph's nodes in their order, so that its edges hold; then notes that only the map knows. */
function joinNodes(graph: NoteGraph | undefined, map: NoteMap | undefined): SpaceNode[] {
  const mapRowOf = new Map(map?.noteIds.map((id, row) => [id, row]));
  const clusterById = new Map(map?.clusters.map((cluster) => [cluster.id, cluster]));
  const hasOutliers = (map?.noteIds.length ?? 0) >= fewestForOutliers;
  const describe = (id: string, kind: NodeKind, label: string): SpaceNode => {
    const row = kind === 'note' ? mapRowOf.get(id) : undefined;
    if (row === undefined || !map) return { id, kind, label, isOutlier: false };
    const isOutlier = hasOutliers && map.outlierScores[row] > outlierShare;
    return { id, kind, label, path: map.paths[row], cluster: clusterById.get(map.clusterOf[row]), isOutlier };
  };
  const nodes = (graph?.nodes ?? []).map(({ id, kind, label }) => describe(id, kind, label));
  const known = new Set(nodes.map(({ id }) => id));
  map?.noteIds.forEach((id, row) => {
    if (!known.has(id)) nodes.push(describe(id, 'note', map.titles[row]));
  });
  return nodes;
}

/** Tags stand only where their links do. */
function graphPositions(nodes: readonly SpaceNode[], graph: NoteGraph, shown: ShownEdges): Float32Array {
  const positions = new Float32Array(nodes.length * 2).fill(NaN);
  positions.set(graph.positions);
  nodes.forEach(({ kind }, row) => {
    const isHidden = (kind === 'tag' && !shown.tag) || (kind === 'missing' && !shown.link);
    if (isHidden) positions.fill(NaN, row * 2, row * 2 + 2);
  });
  return positions;
}

function mapPositions(
  nodes: readonly SpaceNode[],
  map: NoteMap,
  rowOf: ReadonlyMap<string, number>,
): Float32Array {
  const positions = new Float32Array(nodes.length * 2).fill(NaN);
  map.noteIds.forEach((id, mapRow) => {
    positions.set(map.positions.subarray(mapRow * 2, mapRow * 2 + 2), (rowOf.get(id) ?? 0) * 2);
  });
  return positions;
}

type Edges = Pick<NoteGraph, 'sources' | 'targets' | 'kinds'>;

/** Links and tags at each node. Likeness makes no hub: everything is like something. */
function countDegrees(count: number, { sources, targets, kinds }: Edges): Uint32Array {
  const degrees = new Uint32Array(count);
  for (let edge = 0; edge < kinds.length; edge++) {
    if (edgeKinds[kinds[edge]] === 'similar') continue;
    if (edgeKinds[kinds[edge]] === 'link') degrees[sources[edge]]++;
    degrees[targets[edge]]++;
  }
  return degrees;
}

/** Edges that can be shown: in the map only those between notes. */
function countEdges(
  { sources, targets, kinds }: Edges,
  nodes: readonly SpaceNode[],
  arrangement: Arrangement,
): Record<EdgeKind, number> {
  const counts = { link: 0, tag: 0, similar: 0 };
  for (let edge = 0; edge < kinds.length; edge++) {
    const isBetweenNotes = nodes[sources[edge]].kind === 'note' && nodes[targets[edge]].kind === 'note';
    if (arrangement === 'graph' || isBetweenNotes) counts[edgeKinds[kinds[edge]]]++;
  }
  return counts;
}

function radiusOf(kind: NodeKind, degree: number, arrangement: Arrangement): number {
  if (kind === 'tag') return radius.tag + 0.5 * Math.log2(1 + degree);
  if (kind === 'missing') return radius.graph;
  return radius[arrangement] + radius.perDoubling[arrangement] * Math.log2(1 + degree);
}

export interface Neighbour {
  readonly node: SpaceNode;
  readonly kind: EdgeKind;
}

/** Joined notes of a node, written links first, then the most alike. */
export function neighboursOf({ nodes, scene }: SpaceModel, id: string, limit: number): Neighbour[] {
  const row = nodes.findIndex((node) => node.id === id);
  const found = new Map<number, { rank: number; kind: EdgeKind }>();
  for (let edge = 0; edge < scene.kinds.length; edge++) {
    if (scene.sources[edge] !== row && scene.targets[edge] !== row) continue;
    const other = scene.sources[edge] === row ? scene.targets[edge] : scene.sources[edge];
    const kind = lineKinds[scene.kinds[edge]];
    const rank = (kind === 'link' ? 2 : kind === 'tag' ? 1 : 0) + scene.weights[edge];
    if (nodes[row].kind === 'note' && nodes[other].kind === 'tag') continue;
    if (rank > (found.get(other)?.rank ?? -1)) found.set(other, { rank, kind });
  }
  return [...found]
    .sort(([rowA, a], [rowB, b]) => b.rank - a.rank || rowA - rowB)
    .slice(0, limit)
    .map(([other, { kind }]) => ({ node: nodes[other], kind }));
}
