import type { NoteMap } from '../../../shared/domain/space.ts';

/** `--cluster-0` … of the style sheet. The last one there is a grey, too like what has no cluster. */
export const clusterColourCount = 9;

/**
 * A colour for each cluster: one of its own while there are enough, then the one whose bearers lie
 * farthest away in the map, so that neighbours differ.
 * @returns index into the palette, in the order of `map.clusters`
 */
export function colourClusters(map: Pick<NoteMap, 'clusters' | 'clusterOf' | 'positions'>): number[] {
  const centres = clusterCentres(map);
  const bearers: { x: number; y: number }[][] = Array.from({ length: clusterColourCount }, () => []);
  return map.clusters.map(({ id }) => {
    const centre = centres.get(id) ?? { x: 0, y: 0 };
    const room = bearers.map((others) =>
      others.reduce(
        (nearest, other) => Math.min(nearest, Math.hypot(other.x - centre.x, other.y - centre.y)),
        Infinity,
      ),
    );
    const colour = room.indexOf(Math.max(...room));
    bearers[colour].push(centre);
    return colour;
  });
}

function clusterCentres({ clusterOf, positions }: Pick<NoteMap, 'clusterOf' | 'positions'>) {
  const sums = new Map<number, { x: number; y: number; count: number }>();
  clusterOf.forEach((cluster, row) => {
    const sum = sums.get(cluster) ?? { x: 0, y: 0, count: 0 };
    sum.x += positions[row * 2];
    sum.y += positions[row * 2 + 1];
    sum.count++;
    sums.set(cluster, sum);
  });
  return new Map([...sums].map(([cluster, { x, y, count }]) => [cluster, { x: x / count, y: y / count }]));
}
