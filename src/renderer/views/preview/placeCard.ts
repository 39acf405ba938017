export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CardPlace {
  readonly left: number;
  /** One of both is given: the edge that lies by the link. */
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight: number;
}

const gap = 6;
const margin = 8;
const tallest = 340;
/** With less room below, the roomier side is taken. */
const enough = 220;

/** Below the link or above it, never over it; inside the window. All in CSS pixels. */
export function placeCard(link: Box, width: number, view: { width: number; height: number }): CardPlace {
  const left = Math.max(margin, Math.min(link.left, view.width - width - margin));
  const below = view.height - link.bottom - gap - margin;
  const above = link.top - gap - margin;
  if (below >= enough || below >= above)
    return { left, top: link.bottom + gap, maxHeight: Math.max(0, Math.min(tallest, below)) };
  return { left, bottom: view.height - link.top + gap, maxHeight: Math.max(0, Math.min(tallest, above)) };
}

/** Of a link over several lines, the line that is pointed at. */
export function boxAt<B extends Box>(boxes: readonly B[], x: number, y: number): B | undefined {
  const inside = boxes.find(
    (box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1,
  );
  return inside ?? boxes[0];
}
