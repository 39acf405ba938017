import { buildAdjacency, type Adjacency } from './adjacency.ts';
import { boundsOf, type Bounds } from './camera.ts';
import { prepareDrawData, type Prepared } from './drawData.ts';
import { mixNumbers } from './motion.ts';
import { buildPointGrid, type PointGrid } from './picking.ts';
import {
  isPlaced,
  lineKinds,
  pointShapes,
  type LineKind,
  type LineVisibilities,
  type PointShape,
  type SceneData,
} from './sceneData.ts';

/** A scene's data with all that is derived from it once. */
export interface Layout {
  readonly data: SceneData;
  readonly prepared: Prepared;
  readonly adjacency: Adjacency;
  readonly grid: PointGrid;
  readonly bounds: Bounds | undefined;
  readonly placedCount: number;
  readonly largestRadius: number;
  /** The point of an id; undefined when it is not here, or has no place. */
  find(id: string | undefined): number | undefined;
  /** x, y, presence on the way: `share` 0..1. */
  worldOf(point: number, share: number): readonly [x: number, y: number, presence: number];
  /** The same of all, by id. */
  worlds(share: number): Map<string, readonly number[]>;
  /** Lines of a kind, whether or not their ends have a place. */
  lineCount(kind: LineKind): number;
}

/** @param before x, y, presence by id, of what was on the screen */
export function createLayout(data: SceneData, before: ReadonlyMap<string, readonly number[]>): Layout {
  const prepared = prepareDrawData(data, before);
  const indexOf = new Map(data.ids.map((id, point) => [id, point]));
  const { from, to } = prepared.data;
  const worldOf = (point: number, share: number) => {
    const value = (i: number) => mixNumbers(from[point * 3 + i], to[point * 3 + i], share);
    return [value(0), value(1), value(2)] as const;
  };
  return {
    data,
    prepared,
    adjacency: buildAdjacency(data.ids.length, data.sources, data.targets),
    grid: buildPointGrid(data.positions),
    bounds: boundsOf(data.positions),
    placedCount: data.ids.reduce((count, _, point) => count + (isPlaced(data, point) ? 1 : 0), 0),
    largestRadius: data.radii.reduce((largest, radius) => Math.max(largest, radius), 0),
    find(id) {
      const point = id === undefined ? undefined : indexOf.get(id);
      return point !== undefined && isPlaced(data, point) ? point : undefined;
    },
    worldOf,
    worlds: (share) => new Map(data.ids.map((id, point) => [id, worldOf(point, share)])),
    lineCount: (kind) => prepared.data.lineRanges[kind].count,
  };
}

/** Points with a place, by shape. */
export function countPoints(data: SceneData): Record<PointShape, number> {
  const counts = { disc: 0, diamond: 0, ring: 0 };
  for (let point = 0; point < data.ids.length; point++) {
    if (isPlaced(data, point)) counts[pointShapes[data.shapes[point]]]++;
  }
  return counts;
}

/** Lines that are shown and both ends of which have a place, by kind. */
export function countLines(data: SceneData, visibilities: LineVisibilities): Record<LineKind, number> {
  const counts = { link: 0, tag: 0, similar: 0 };
  for (let line = 0; line < data.kinds.length; line++) {
    const kind = lineKinds[data.kinds[line]];
    const isDrawn = isPlaced(data, data.sources[line]) && isPlaced(data, data.targets[line]);
    if (isDrawn && visibilities[kind] === 'shown') counts[kind]++;
  }
  return counts;
}
