import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';

/** Edges by index into the nodes; arrays of one length. Weights 0..1 pull. */
export interface GraphEdges {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float32Array;
}

/**
 * A force layout for graphs whose shape people read: hubs spread, loose notes stay near.
 * @param start x0, y0, x1, y1, ... or undefined for a spiral; the same input gives the same output
 * @returns positions in the layout's own units
 */
export function layOutGraph(count: number, edges: GraphEdges, start?: Float32Array): Float32Array {
  interface Node extends SimulationNodeDatum {
    readonly index: number;
  }
  const nodes: Node[] = Array.from({ length: count }, (_, index) => ({
    index,
    ...(start && { x: start[index * 2], y: start[index * 2 + 1] }),
  }));
  const links: (SimulationLinkDatum<Node> & { weight: number })[] = Array.from(
    edges.weights,
    (weight, e) => ({
      source: edges.sources[e],
      target: edges.targets[e],
      weight,
    }),
  );
  const degrees = new Float32Array(count);
  for (let e = 0; e < links.length; e++) {
    degrees[edges.sources[e]]++;
    degrees[edges.targets[e]]++;
  }
  const simulation = forceSimulation(nodes)
    .force(
      'link',
      forceLink<Node, (typeof links)[number]>(links)
        .distance(36)
        .strength((link) => {
          const source = (link.source as Node).index;
          const target = (link.target as Node).index;
          return link.weight / Math.max(1, Math.min(degrees[source], degrees[target]));
        }),
    )
    .force('charge', forceManyBody().strength(-30)) // at any distance: where it ends, loose notes would line up
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.06))
    .force('collide', forceCollide(7))
    .stop();
  simulation.tick(ticksFor(count));
  const positions = new Float32Array(count * 2);
  nodes.forEach((node, i) => {
    positions[i * 2] = node.x ?? 0;
    positions[i * 2 + 1] = node.y ?? 0;
  });
  return positions;
}

/** d3 needs 300 to come to rest; a large graph starts from a laid out one and is only loosened. */
function ticksFor(count: number): number {
  return count <= 1000 ? 300 : Math.max(20, Math.round(300_000 / count));
}
