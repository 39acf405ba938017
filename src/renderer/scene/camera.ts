/** Where one looks from: the world point in the middle of the screen, and CSS px per unit of the world. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Limits {
  readonly min: number;
  readonly max: number;
}

export function worldToScreen(camera: Camera, size: Size, world: Point): Point {
  return {
    x: (world.x - camera.x) * camera.scale + size.width / 2,
    y: (world.y - camera.y) * camera.scale + size.height / 2,
  };
}

export function screenToWorld(camera: Camera, size: Size, screen: Point): Point {
  return {
    x: (screen.x - size.width / 2) / camera.scale + camera.x,
    y: (screen.y - size.height / 2) / camera.scale + camera.y,
  };
}

/** The picture follows the pointer: what lies under it stays under it. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale };
}

/** What lies at `screen` stays there. */
export function zoomAbout(camera: Camera, size: Size, screen: Point, factor: number, limits: Limits): Camera {
  const scale = Math.min(limits.max, Math.max(limits.min, camera.scale * factor));
  const world = screenToWorld(camera, size, screen);
  return {
    x: world.x - (screen.x - size.width / 2) / scale,
    y: world.y - (screen.y - size.height / 2) / scale,
    scale,
  };
}

/** Room to keep free at the sides of the screen, CSS px. */
export interface Insets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * All of `bounds` in sight, with room around it for labels and controls.
 * @param maxScale so that one note, or a few that lie together, are not blown up
 */
export function fitCamera(bounds: Bounds, size: Size, insets: Insets, maxScale = Infinity): Camera {
  // In a tiny window the room around gives way first.
  const [left, right] = shrink(insets.left, insets.right, size.width / 2);
  const [top, bottom] = shrink(insets.top, insets.bottom, size.height / 2);
  const scale = Math.min(
    Math.max(size.width - left - right, 1) / Math.max(bounds.right - bounds.left, 1e-9),
    Math.max(size.height - top - bottom, 1) / Math.max(bounds.bottom - bounds.top, 1e-9),
    maxScale,
  );
  return {
    x: (bounds.left + bounds.right - (left - right) / scale) / 2,
    y: (bounds.top + bounds.bottom - (top - bottom) / scale) / 2,
    scale,
  };
}

/** Both sides in proportion, so that together they take no more than `room`. */
function shrink(a: number, b: number, room: number): [number, number] {
  const share = Math.min(1, room / Math.max(a + b, 1e-9));
  return [a * share, b * share];
}

/** @returns undefined when no point has a place */
export function boundsOf(positions: Float32Array, points?: readonly number[]): Bounds | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const count = points ? points.length : positions.length / 2;
  for (let i = 0; i < count; i++) {
    const point = points ? points[i] : i;
    const x = positions[point * 2];
    const y = positions[point * 2 + 1];
    if (Number.isNaN(x)) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left <= right ? { left, top, right, bottom } : undefined;
}

/**
 * On the way between two cameras. Scale moves in equal ratios, and the place so that the one point
 * that both show at the same spot of the screen stays there: a zoom about a point remains one.
 */
export function mixCameras(from: Camera, to: Camera, t: number): Camera {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const scale = from.scale * (to.scale / from.scale) ** t;
  const ratio = to.scale / from.scale;
  const share =
    Math.abs(ratio - 1) < 1e-3 ? t : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, scale };
}
