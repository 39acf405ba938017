/** How large and how strong things are drawn: pure rules from counts, window and zoom. */
import type { Size } from './camera.ts';

export interface Look {
  readonly pointScale: number;
  readonly lineOpacity: number;
  readonly hasThinLines: boolean;
  readonly groundRadius: number;
  /** At most so many titles of points at once. */
  readonly titleLimit: number;
  /** 0..1: how strong the names of groups are; they give way to titles when one is inside a group. */
  readonly groupNames: number;
}

/** CSS px² of screen a point has for its own at which it is drawn in its full size. */
const roomyArea = 58 ** 2;
/** Up to this many lines each may be drawn in full strength. */
const fewLines = 110;
/** From here on, and seen from afar, a line is a hardware line: a third of the pixels to fill. */
const manyLines = 5000;
/** Px between points from which all titles may stand, and under which none but hubs do. */
const titleSpacing = { all: 62, none: 26 };
const areaPerTitle = 8500;
/** Px of radius that all points' tints may have together: few points may have wide ones. */
const groundCost = 40_000;

/**
 * @param zoom camera scale over the scale at which everything fits
 * @param hasGroupNames then titles wait until there is room: the names say enough before
 */
export function lookOf(
  points: number,
  lines: number,
  size: Size,
  scale: number,
  zoom: number,
  hasGroupNames: boolean,
): Look {
  const area = size.width * size.height;
  const crowding = clamp(Math.sqrt(area / Math.max(points, 1) / roomyArea), 0.44, 0.95);
  const spacing = Math.sqrt(area / Math.max(points, 1)) * zoom;
  const room = clamp(
    (spacing - titleSpacing.none) / (titleSpacing.all - titleSpacing.none),
    hasGroupNames ? 0 : 0.3,
    1,
  );
  return {
    pointScale: crowding * clamp(zoom ** 0.45, 0.7, 2.6),
    lineOpacity: clamp((fewLines / Math.max(lines, 1)) ** 0.4 * clamp(zoom, 0.7, 4) ** 0.4, 0.1, 1),
    hasThinLines: lines > manyLines && zoom < 3,
    groundRadius: Math.min(
      clamp(groundCost / Math.max(points, 1), 110, 260),
      clamp(1.3 / Math.sqrt(Math.max(points, 1)), 0.05, 0.19) * scale,
    ),
    titleLimit: Math.round((area / areaPerTitle) * room),
    groupNames: clamp(1.5 - zoom / 6, 0, 1),
  };
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
