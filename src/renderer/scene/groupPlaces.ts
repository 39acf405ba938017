import type { SceneData } from './sceneData.ts';

export interface GroupPlace {
  readonly group: number;
  /** World: its middle, and half the height in which most of it lies. */
  readonly x: number;
  readonly y: number;
  readonly halfHeight: number;
  readonly count: number;
}

/** Half the height is counted in standard deviations, so that one stray note does not move the name far away. */
const deviations = 1.35;

/** Where the names of the groups belong; largest group first. */
export function placeGroups({ positions, groupOf, groups }: SceneData): GroupPlace[] {
  const sums = new Map(groups.map(({ id }) => [id, { count: 0, x: 0, y: 0, yy: 0 }]));
  for (let point = 0; point < groupOf.length; point++) {
    const sum = sums.get(groupOf[point]);
    const [x, y] = [positions[point * 2], positions[point * 2 + 1]];
    if (!sum || Number.isNaN(x)) continue;
    sum.count++;
    sum.x += x;
    sum.y += y;
    sum.yy += y * y;
  }
  return [...sums]
    .filter(([, { count }]) => count > 0)
    .map(([group, { count, x, y, yy }]) => {
      const variance = Math.max(0, yy / count - (y / count) ** 2);
      return { group, x: x / count, y: y / count, halfHeight: Math.sqrt(variance) * deviations, count };
    })
    .sort((a, b) => b.count - a.count || a.group - b.group);
}
