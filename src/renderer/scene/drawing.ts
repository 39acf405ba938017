import type { Camera, Size } from './camera.ts';
import { lineKinds, type LineKind, type LineVisibilities, type SceneTheme } from './sceneData.ts';

/** What both ways of drawing (WebGL2 and Canvas2D) are handed, and the same for both. */
export interface DrawData {
  readonly pointCount: number;
  /** x, y, presence (0 or 1) of each point where it comes from and where it goes. */
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly radii: Float32Array;
  readonly shapes: Uint8Array;
  readonly isRinged: Uint8Array;
  /** Lines of one kind lie together (`lineRanges`), in an order that makes any first part of them a fair sample. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float32Array;
  readonly lineRanges: Readonly<Record<LineKind, LineRange>>;
  readonly hasGrounds: boolean;
}

export interface LineRange {
  readonly start: number;
  readonly count: number;
}

export interface Frame {
  readonly camera: Camera;
  readonly size: Size;
  readonly pixelRatio: number;
  /** 0..1 of the way from `from` to `to`. */
  readonly mix: number;
  /** 0..1: how far all that is not looked at has stepped back. */
  readonly focus: number;
  /** Factor on every radius. */
  readonly pointScale: number;
  /** Factor on the opacity of lines: many lines each say less. */
  readonly lineOpacity: number;
  /** Radius of the tint around a grouped point in CSS px. */
  readonly groundRadius: number;
  readonly lines: LineVisibilities;
  /** At most so many lines of a kind: fewer while moving. */
  readonly maxLines: number;
  /** So many lines that their smoothing would cost much and show little. */
  readonly hasThinLines: boolean;
}

export interface Drawing {
  readonly kind: 'webgl2' | 'canvas2d';
  setData(data: DrawData): void;
  /** r, g, b, and 255 where the point has a tinted ground. */
  setColours(colours: Uint8Array): void;
  /** 1 for what is looked at: points, and lines in the order of `DrawData`. */
  setFocused(points: Uint8Array, lines: Uint8Array): void;
  setTheme(theme: SceneTheme): void;
  draw(frame: Frame): void;
  destroy(): void;
}

export interface LineStyle {
  readonly opacity: number;
  readonly width: number;
  /** Length of dash and gap in CSS px; 0 for a whole line. */
  readonly dash: number;
}

/** Written is a whole line, by meaning a dashed and fainter one, so that colour alone tells nothing. */
export const lineStyles: Readonly<Record<LineKind, LineStyle>> = {
  link: { opacity: 0.8, width: 1.15, dash: 0 },
  tag: { opacity: 0.6, width: 1, dash: 0 },
  similar: { opacity: 0.85, width: 1, dash: 3 },
};

/** Faintest below, written links on top. */
export const drawOrder: readonly LineKind[] = ['similar', 'tag', 'link'];

/** What is not looked at keeps this much of itself. */
export const dimmedLine = 0.13;
export const dimmedPoint = 0.24;

/** @returns indices of the lines, kind by kind, each kind scattered by a fixed rule */
export function orderLines(kinds: Uint8Array): {
  order: Uint32Array;
  lineRanges: Record<LineKind, LineRange>;
} {
  const order = new Uint32Array(kinds.length);
  const lineRanges = {} as Record<LineKind, LineRange>;
  let start = 0;
  for (const kind of drawOrder) {
    const lines: number[] = [];
    for (let line = 0; line < kinds.length; line++) if (lineKinds[kinds[line]] === kind) lines.push(line);
    lines.sort((a, b) => scatter(a) - scatter(b) || a - b);
    order.set(lines, start);
    lineRanges[kind] = { start, count: lines.length };
    start += lines.length;
  }
  return { order, lineRanges };
}

/** Fibonacci hashing: neighbours in the data end far apart, the same way each time. */
function scatter(line: number): number {
  return Math.imul(line, 0x9e3779b1) >>> 0;
}
