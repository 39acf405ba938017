import type { Point } from './camera.ts';

export interface Mark {
  readonly kind: 'open' | 'selected' | 'hovered';
  readonly at: Point;
  /** Of the point, CSS px. */
  readonly radius: number;
  /** Of the point itself; the others have the theme's. */
  readonly colour: string;
  /** A disc grows a little under the pointer. */
  readonly isDisc: boolean;
}

/** Rings around single points, over everything else. */
export function drawMark(
  context: CanvasRenderingContext2D,
  { kind, at, radius, colour, isDisc }: Mark,
): void {
  const circle = (reach: number) => {
    context.beginPath();
    context.arc(at.x, at.y, radius + reach, 0, 2 * Math.PI);
  };
  context.globalAlpha = 1;
  if (kind === 'hovered' && isDisc) {
    context.fillStyle = colour;
    circle(1.2);
    context.fill();
  }
  context.strokeStyle = colour;
  context.lineWidth = kind === 'hovered' ? 1.5 : 2;
  context.globalAlpha = kind === 'hovered' ? 0.55 : 1;
  circle(kind === 'open' ? 4 : 5);
  context.stroke();
  if (kind !== 'open') return;
  context.globalAlpha = 0.16;
  context.lineWidth = 7;
  circle(8);
  context.stroke();
}
