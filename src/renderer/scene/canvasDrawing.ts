import { mixHex } from './colour.ts';
import {
  dimmedLine,
  dimmedPoint,
  drawOrder,
  lineStyles,
  type DrawData,
  type Drawing,
  type Frame,
} from './drawing.ts';
import type { LineKind, SceneTheme } from './sceneData.ts';

/**
 * The same picture without a GPU context: plain, slower, enough for some thousand notes. Used where
 * the browser gives no WebGL2.
 */
export function createCanvasDrawing(canvas: HTMLCanvasElement): Drawing {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('the browser gives no 2d canvas');
  let data: DrawData | undefined;
  let theme: SceneTheme | undefined;
  let colours = new Uint8Array();
  let focusedPoints = new Uint8Array();
  let focusedLines = new Uint8Array();

  return {
    kind: 'canvas2d',
    setData(next) {
      data = next;
    },
    setColours(next) {
      colours = next.slice();
    },
    setFocused(points, lines) {
      focusedPoints = points.slice();
      focusedLines = lines.slice();
    },
    setTheme(next) {
      theme = next;
    },
    draw(frame) {
      if (!theme) return;
      context.setTransform(frame.pixelRatio, 0, 0, frame.pixelRatio, 0, 0);
      context.globalAlpha = 1;
      context.fillStyle = theme.ground;
      context.fillRect(0, 0, frame.size.width, frame.size.height);
      if (!data) return;
      const places = placePoints(data, frame);
      if (data.hasGrounds) drawGrounds(context, data, frame, places, colours);
      for (const kind of drawOrder) drawLines(context, kind, data, frame, places, focusedLines, theme);
      drawPoints(context, data, frame, places, colours, focusedPoints, theme);
    },
    destroy() {},
  };
}

/** x, y in CSS px and presence of each point. */
function placePoints({ from, to, pointCount }: DrawData, { camera, size, mix }: Frame): Float32Array {
  const places = new Float32Array(pointCount * 3);
  for (let i = 0; i < places.length; i += 3) {
    places[i] = (from[i] + (to[i] - from[i]) * mix - camera.x) * camera.scale + size.width / 2;
    places[i + 1] =
      (from[i + 1] + (to[i + 1] - from[i + 1]) * mix - camera.y) * camera.scale + size.height / 2;
    places[i + 2] = from[i + 2] + (to[i + 2] - from[i + 2]) * mix;
  }
  return places;
}

function drawGrounds(
  context: CanvasRenderingContext2D,
  { pointCount }: DrawData,
  { groundRadius }: Frame,
  places: Float32Array,
  colours: Uint8Array,
): void {
  for (let point = 0; point < pointCount; point++) {
    if (!colours[point * 4 + 3] || places[point * 3 + 2] < 0.02) continue;
    const [x, y] = [places[point * 3], places[point * 3 + 1]];
    const [red, green, blue] = colours.subarray(point * 4);
    const fall = context.createRadialGradient(x, y, 0, x, y, groundRadius);
    fall.addColorStop(0, `rgb(${red} ${green} ${blue} / 8%)`);
    fall.addColorStop(1, `rgb(${red} ${green} ${blue} / 0%)`);
    context.fillStyle = fall;
    context.fillRect(x - groundRadius, y - groundRadius, groundRadius * 2, groundRadius * 2);
  }
}

function drawLines(
  context: CanvasRenderingContext2D,
  kind: LineKind,
  { lineRanges, sources, targets, weights }: DrawData,
  frame: Frame,
  places: Float32Array,
  focused: Uint8Array,
  { lines: colours, selected }: SceneTheme,
): void {
  const visibility = frame.lines[kind];
  const { start, count } = lineRanges[kind];
  if (visibility === 'hidden') return;
  const style = lineStyles[kind];
  context.setLineDash(style.dash ? [style.dash, style.dash] : []);
  for (let line = start; line < start + Math.min(count, frame.maxLines); line++) {
    const [source, target] = [sources[line] * 3, targets[line] * 3];
    const atRest =
      visibility === 'shown' ? style.opacity * frame.lineOpacity * (0.45 + 0.55 * weights[line]) : 0;
    const looked = focused[line] ? 0.95 : atRest * dimmedLine;
    const opacity =
      (atRest + (looked - atRest) * frame.focus) * Math.min(places[source + 2], places[target + 2]);
    if (opacity < 0.004) continue;
    context.globalAlpha = opacity;
    context.strokeStyle = focused[line] ? mixHex(colours[kind], selected, 0.75 * frame.focus) : colours[kind];
    context.lineWidth = style.width * (focused[line] ? 1 + 0.35 * frame.focus : 1);
    context.beginPath();
    context.moveTo(places[source], places[source + 1]);
    context.lineTo(places[target], places[target + 1]);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawPoints(
  context: CanvasRenderingContext2D,
  { pointCount, radii, shapes, isRinged }: DrawData,
  { pointScale, focus, size }: Frame,
  places: Float32Array,
  colours: Uint8Array,
  focused: Uint8Array,
  { ground }: SceneTheme,
): void {
  for (let point = 0; point < pointCount; point++) {
    const [x, y, presence] = places.subarray(point * 3, point * 3 + 3);
    const radius = radii[point] * pointScale * presence;
    if (presence < 0.02 || x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) continue;
    const own = `#${[...colours.subarray(point * 4, point * 4 + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
    const keep = focused[point] ? 1 : 1 - (1 - dimmedPoint) * focus;
    const fill = mixHex(ground, own, keep);
    const rim = Math.min(1.4, 0.5 + radius * 0.15);
    context.fillStyle = ground;
    tracePoint(context, shapes[point], x, y, radius + rim);
    context.fill();
    tracePoint(context, shapes[point], x, y, shapes[point] === 2 ? radius - 0.9 : radius);
    context.lineWidth = 1.4;
    if (shapes[point] === 2) {
      context.strokeStyle = fill;
      context.stroke();
    } else {
      context.fillStyle = fill;
      context.fill();
    }
    if (!isRinged[point]) continue;
    tracePoint(context, 0, x, y, radius + 2.9);
    context.strokeStyle = fill;
    context.lineWidth = 1.1;
    context.stroke();
  }
}

/** @param shape index into `pointShapes` */
function tracePoint(
  context: CanvasRenderingContext2D,
  shape: number,
  x: number,
  y: number,
  radius: number,
): void {
  context.beginPath();
  if (shape !== 1) return context.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
  const reach = radius * 1.19;
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
  context.closePath();
}
