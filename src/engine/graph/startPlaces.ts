/**
 * Where the forces begin: notes of one meaning beside one another, as in the map. From a spiral in the
 * order of the notes the forces of a thousand nodes never bring together what belongs together.
 */
import type { GraphEdges } from './layout.ts';

/** Times the square root of the number of nodes: about the room the forces give them in the end. */
const unitsPerNode = 14;

/**
 * @param rows of each node in `places`; undefined for tags, missing notes and notes without a vector
 * @param places x0, y0, x1, y1, ... in -1..1
 * @returns x0, y0, ... of the nodes; one without a place begins at its neighbour's, or, with none, at NaN
 */
export function startPlaces(
  rows: readonly (number | undefined)[],
  edges: Pick<GraphEdges, 'sources' | 'targets'>,
  places: Float32Array,
): Float32Array {
  const scale = unitsPerNode * Math.sqrt(rows.length);
  const start = new Float32Array(rows.length * 2).fill(NaN);
  rows.forEach((row, node) => {
    if (row === undefined) return;
    start[node * 2] = places[row * 2] * scale;
    start[node * 2 + 1] = places[row * 2 + 1] * scale;
  });
  for (let edge = 0; edge < edges.sources.length; edge++) {
    const [a, b] = [edges.sources[edge], edges.targets[edge]];
    if (Number.isNaN(start[b * 2])) copyPlace(start, a, b);
    else if (Number.isNaN(start[a * 2])) copyPlace(start, b, a);
  }
  return start;
}

/** Not the very same: nodes on one spot are pushed apart in a direction that nothing decides. */
function copyPlace(start: Float32Array, from: number, to: number): void {
  const angle = to * 2.4; // about the golden angle: many at one hub stand around it
  start[to * 2] = start[from * 2] + 12 * Math.cos(angle);
  start[to * 2 + 1] = start[from * 2 + 1] + 12 * Math.sin(angle);
}
