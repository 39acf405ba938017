import { parseHex } from './colour.ts';
import {
  dimmedLine,
  dimmedPoint,
  drawOrder,
  lineStyles,
  type DrawData,
  type Drawing,
  type Frame,
  type LineRange,
} from './drawing.ts';
import type { LineKind, SceneTheme } from './sceneData.ts';
import * as shaders from './shaders.ts';
import { createProgram, createTable, createTarget, type Program } from './webgl.ts';

/** The grounds are soft: a third of the screen's resolution is enough and nine times cheaper. */
const groundReduction = 3;
const groundTint = { light: 0.13, dark: 0.17 };
/** Texture units. */
const units = {
  places: 0,
  styles: 1,
  colours: 2,
  focusedPoints: 3,
  lines: 4,
  focusedLines: 5,
  blobs: 6,
} as const;

/** @returns undefined where the browser gives no WebGL2 */
export function createWebglDrawing(canvas: HTMLCanvasElement): Drawing | undefined {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false });
  return gl ? drawWith(gl, canvas) : undefined;
}

function drawWith(gl: WebGL2RenderingContext, canvas: HTMLCanvasElement): Drawing {
  const programs = {
    point: createProgram(gl, shaders.pointVertex, shaders.pointFragment),
    line: createProgram(gl, shaders.lineVertex, shaders.lineFragment),
    thinLine: createProgram(gl, shaders.lineVertex, shaders.thinLineFragment),
    blob: createProgram(gl, shaders.blobVertex, shaders.blobFragment),
    ground: createProgram(gl, shaders.screenVertex, shaders.groundFragment),
  };
  const tables = {
    places: createTable(gl, '4 floats'),
    styles: createTable(gl, '4 floats'),
    colours: createTable(gl, '4 bytes'),
    focusedPoints: createTable(gl, '1 byte'),
    lines: createTable(gl, '4 floats'),
    focusedLines: createTable(gl, '1 byte'),
  };
  const quads = createQuads(gl);
  const blobs = createTarget(gl);
  let data: DrawData | undefined;
  let theme: SceneTheme | undefined;

  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA); // colours come multiplied by their alpha

  function begin(program: Program, { camera, size, mix, focus, pixelRatio }: Frame): void {
    gl.useProgram(program.handle);
    for (const [name, unit] of Object.entries(units)) gl.uniform1i(program.uniform(`u_${name}`), unit);
    gl.uniform2f(program.uniform('u_centre'), camera.x, camera.y);
    gl.uniform2f(program.uniform('u_size'), size.width, size.height);
    gl.uniform1f(program.uniform('u_scale'), camera.scale);
    gl.uniform1f(program.uniform('u_mix'), mix);
    gl.uniform1f(program.uniform('u_focus'), focus);
    gl.uniform1f(program.uniform('u_pixelRatio'), pixelRatio);
  }

  function drawGrounds(frame: Frame, { pointCount }: DrawData, { isDark }: SceneTheme): void {
    const width = Math.max(1, Math.ceil(frame.size.width / groundReduction));
    const height = Math.max(1, Math.ceil(frame.size.height / groundReduction));
    blobs.begin(width, height);
    bindTables();
    begin(programs.blob, frame);
    gl.uniform1f(programs.blob.uniform('u_radius'), frame.groundRadius);
    quads.draw(0, pointCount);
    blobs.end(canvas.width, canvas.height, units.blobs);
    begin(programs.ground, frame);
    gl.uniform1f(programs.ground.uniform('u_tint'), isDark ? groundTint.dark : groundTint.light);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  function drawLines(frame: Frame, { lineRanges }: DrawData, colours: SceneTheme): void {
    for (const kind of drawOrder) {
      const visibility = frame.lines[kind];
      const range = lineRanges[kind];
      if (visibility === 'hidden' || range.count === 0) continue;
      const drawn = { start: range.start, count: Math.min(range.count, frame.maxLines) };
      if (visibility === 'shown' && frame.hasThinLines) drawLinesOfKind(kind, frame, drawn, colours, 'thin');
      else if (visibility === 'shown') drawLinesOfKind(kind, frame, drawn, colours, 'all');
      const isPartial = visibility === 'traced' || frame.hasThinLines || drawn.count < range.count;
      if (isPartial && frame.focus > 0) drawLinesOfKind(kind, frame, range, colours, 'focused');
    }
  }

  function drawLinesOfKind(
    kind: LineKind,
    frame: Frame,
    { start, count }: LineRange,
    { lines: colours, selected }: SceneTheme,
    which: 'all' | 'thin' | 'focused',
  ): void {
    const program = which === 'thin' ? programs.thinLine : programs.line;
    const style = lineStyles[kind];
    begin(program, frame);
    gl.uniform1f(program.uniform('u_dimmed'), dimmedLine);
    gl.uniform1f(program.uniform('u_width'), style.width);
    // half of a dashed line is gaps
    const solidity = which === 'thin' && style.dash > 0 ? 0.5 : 1;
    gl.uniform1f(program.uniform('u_opacity'), style.opacity * frame.lineOpacity * solidity);
    gl.uniform1f(program.uniform('u_dash'), style.dash);
    gl.uniform1i(program.uniform('u_isShown'), frame.lines[kind] === 'shown' ? 1 : 0);
    gl.uniform1i(program.uniform('u_isThin'), which === 'thin' ? 1 : 0);
    gl.uniform1i(program.uniform('u_isFocusedOnly'), which === 'focused' ? 1 : 0);
    gl.uniform3fv(program.uniform('u_colour'), toUnit(colours[kind]));
    gl.uniform3fv(program.uniform('u_focusColour'), toUnit(selected));
    if (which === 'thin') gl.drawArrays(gl.LINES, start * 2, count * 2);
    else quads.draw(start, count);
  }

  function drawPoints(frame: Frame, { pointCount }: DrawData, { ground }: SceneTheme): void {
    begin(programs.point, frame);
    gl.uniform1f(programs.point.uniform('u_pointScale'), frame.pointScale);
    gl.uniform1f(programs.point.uniform('u_dimmed'), dimmedPoint);
    gl.uniform3fv(programs.point.uniform('u_ground'), toUnit(ground));
    quads.draw(0, pointCount);
  }

  function bindTables(): void {
    for (const [name, table] of Object.entries(tables)) table.bind(units[name as keyof typeof tables]);
  }

  return {
    kind: 'webgl2',
    setData(next) {
      data = next;
      quads.reserve(Math.max(next.pointCount, next.sources.length));
      tables.places.fill(placesTable(next));
      tables.styles.fill(stylesTable(next));
      tables.lines.fill(linesTable(next));
    },
    setColours: (colours) => tables.colours.fill(colours),
    setFocused(points, lines) {
      tables.focusedPoints.fill(points);
      tables.focusedLines.fill(lines);
    },
    setTheme(next) {
      theme = next;
    },
    draw(frame) {
      if (!theme) return;
      const [red, green, blue] = toUnit(theme.ground);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(red, green, blue, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      if (!data || data.pointCount === 0) return;
      bindTables();
      if (data.hasGrounds) drawGrounds(frame, data, theme);
      drawLines(frame, data, theme);
      drawPoints(frame, data, theme);
    },
    destroy() {
      gl.getExtension('WEBGL_lose_context')?.loseContext(); // browsers keep few contexts alive at a time
    },
  };
}

/** Quads without attributes: the vertex shader takes everything from its vertex's number. */
function createQuads(gl: WebGL2RenderingContext) {
  const buffer = gl.createBuffer();
  let reserved = 0;
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffer);
  return {
    reserve(count: number) {
      if (count <= reserved) return;
      reserved = count;
      const indices = new Uint32Array(count * 6);
      for (let quad = 0; quad < count; quad++) {
        const first = quad * 4;
        indices.set([first, first + 1, first + 2, first + 2, first + 1, first + 3], quad * 6);
      }
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STATIC_DRAW);
    },
    draw(start: number, count: number) {
      gl.drawElements(gl.TRIANGLES, count * 6, gl.UNSIGNED_INT, start * 6 * 4);
    },
  };
}

function placesTable({ from, to, pointCount }: DrawData): Float32Array {
  const table = new Float32Array(pointCount * 4);
  for (let point = 0; point < pointCount; point++) {
    table[point * 4] = from[point * 3];
    table[point * 4 + 1] = from[point * 3 + 1];
    table[point * 4 + 2] = to[point * 3];
    table[point * 4 + 3] = to[point * 3 + 1];
  }
  return table;
}

function stylesTable({ from, to, radii, shapes, isRinged, pointCount }: DrawData): Float32Array {
  const table = new Float32Array(pointCount * 4);
  for (let point = 0; point < pointCount; point++) {
    table[point * 4] = from[point * 3 + 2];
    table[point * 4 + 1] = to[point * 3 + 2];
    table[point * 4 + 2] = radii[point];
    table[point * 4 + 3] = shapes[point] + (isRinged[point] ? 4 : 0);
  }
  return table;
}

function linesTable({ sources, targets, weights }: DrawData): Float32Array {
  const table = new Float32Array(sources.length * 4);
  for (let line = 0; line < sources.length; line++) {
    table[line * 4] = sources[line];
    table[line * 4 + 1] = targets[line];
    table[line * 4 + 2] = weights[line];
  }
  return table;
}

function toUnit(hex: string): [number, number, number] {
  return parseHex(hex).map((value) => value / 255) as [number, number, number];
}
