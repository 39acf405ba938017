import type { Adjacency } from './adjacency.ts';
import { lineKinds, type LineVisibilities, type SceneData } from './sceneData.ts';

/** What is looked at: a point with its neighbourhood, or a group. */
export type FocusTarget =
  { readonly kind: 'point'; readonly point: number } | { readonly kind: 'group'; readonly group: number };

export interface Focus {
  /** 1 for what stays bright; lines in the order of the data. */
  readonly points: Uint8Array;
  readonly lines: Uint8Array;
}

export function findFocus(
  data: SceneData,
  adjacency: Adjacency,
  visibilities: LineVisibilities,
  target: FocusTarget | undefined,
): Focus {
  const points = new Uint8Array(data.ids.length);
  const lines = new Uint8Array(data.kinds.length);
  if (target?.kind === 'point') {
    points[target.point] = 1;
    adjacency.forEach(target.point, (neighbour, line) => {
      if (visibilities[lineKinds[data.kinds[line]]] === 'hidden') return;
      points[neighbour] = 1;
      lines[line] = 1;
    });
  }
  if (target?.kind === 'group') {
    for (let point = 0; point < points.length; point++)
      points[point] = data.groupOf[point] === target.group ? 1 : 0;
    for (let line = 0; line < lines.length; line++)
      lines[line] = points[data.sources[line]] & points[data.targets[line]];
  }
  return { points, lines };
}

export function sameTarget(a: FocusTarget | undefined, b: FocusTarget | undefined): boolean {
  if (a?.kind === 'point') return b?.kind === 'point' && a.point === b.point;
  if (a?.kind === 'group') return b?.kind === 'group' && a.group === b.group;
  return b === undefined;
}
