import type { Size } from './camera.ts';

/** Where a label may stand beside its point; the first that is free is taken. */
export type LabelSide = 'below' | 'right' | 'left' | 'above' | 'middle';

export interface LabelCandidate {
  /** The point, in CSS px of the screen. */
  readonly x: number;
  readonly y: number;
  /** Of the text, in CSS px. */
  readonly width: number;
  readonly height: number;
  /** From the point's middle to the text. */
  readonly offset: number;
  readonly sides: readonly LabelSide[];
  /** Rather stands on an obstacle than nowhere. */
  readonly isImportant?: boolean;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PlacedLabel {
  /** Index into the candidates. */
  readonly index: number;
  readonly side: LabelSide;
  readonly box: Box;
}

/** Side of a bucket in px: about a short title's width, so that a box lies in few. */
const bucket = 64;
/** Air between two labels in px. */
const gap = { x: 6, y: 2 };

/**
 * Greedy in the given order: a label stands at the first side where it meets no earlier label and
 * no obstacle, and lies wholly inside the screen; else it is left out. An important one then takes
 * the first side where it meets no label.
 * @param obstacles boxes to keep free, such as large points
 */
export function placeLabels(
  candidates: readonly LabelCandidate[],
  size: Size,
  limit: number,
  obstacles: readonly Box[] = [],
): PlacedLabel[] {
  const kept = createBoxIndex(size);
  for (const box of obstacles) kept.add(box);
  const taken = createBoxIndex(size);
  const placed: PlacedLabel[] = [];
  for (let index = 0; index < candidates.length && placed.length < limit; index++) {
    const candidate = candidates[index];
    const isFree = (box: Box) => isInside(box, size) && !taken.meets(box);
    const place =
      findSide(candidate, (box) => isFree(box) && !kept.meets(box)) ??
      (candidate.isImportant ? findSide(candidate, isFree) : undefined);
    if (!place) continue;
    placed.push({ index, ...place });
    taken.add({
      left: place.box.left - gap.x,
      top: place.box.top - gap.y,
      right: place.box.right + gap.x,
      bottom: place.box.bottom + gap.y,
    });
  }
  return placed;
}

function findSide(
  candidate: LabelCandidate,
  isGood: (box: Box) => boolean,
): { side: LabelSide; box: Box } | undefined {
  for (const side of candidate.sides) {
    const box = boxAt(candidate, side);
    if (isGood(box)) return { side, box };
  }
  return undefined;
}

function isInside(box: Box, size: Size): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height;
}

function boxAt({ x, y, width, height, offset }: LabelCandidate, side: LabelSide): Box {
  const left = side === 'right' ? x + offset : side === 'left' ? x - offset - width : x - width / 2;
  const top = side === 'below' ? y + offset : side === 'above' ? y - offset - height : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

interface BoxIndex {
  add(box: Box): void;
  meets(box: Box): boolean;
}

function createBoxIndex(size: Size): BoxIndex {
  const columns = Math.ceil(size.width / bucket) + 1;
  const rows = Math.ceil(size.height / bucket) + 1;
  const buckets = new Map<number, Box[]>();
  const clamp = (value: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor(value / bucket)));

  function someBucket(box: Box, visit: (key: number) => boolean): boolean {
    const lastColumn = clamp(box.right, columns);
    const lastRow = clamp(box.bottom, rows);
    for (let row = clamp(box.top, rows); row <= lastRow; row++) {
      for (let column = clamp(box.left, columns); column <= lastColumn; column++) {
        if (visit(row * columns + column)) return true;
      }
    }
    return false;
  }

  return {
    add(box) {
      someBucket(box, (key) => {
        const boxes = buckets.get(key);
        if (boxes) boxes.push(box);
        else buckets.set(key, [box]);
        return false;
      });
    },
    meets: (box) => someBucket(box, (key) => (buckets.get(key) ?? []).some((other) => boxesMeet(box, other))),
  };
}

function boxesMeet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
