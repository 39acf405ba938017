import { parseHex } from './colour.ts';
import { dimmedLine, dimmedPoint, drawOrder, lineStyles, type DrawData, type Drawing, type Frame } from './drawing.ts';
import type { SceneTheme } from './sceneData.ts';
import * as shaders from './shaders.ts';
import { createProgram, createVertexArray, fillBuffer, type Attribute, type Program } from './webgl.ts';

/** The grounds are soft: a third of the screen's resolution is enough and nine times cheaper. */
const groundReduction = 3;
const groundTint = { light: 0.13, dark: 0.17 };

/** @returns undefined where the browser gives no WebGL2 */
export function createWebglDrawing(canvas: HTMLCanvasElement): Drawing | undefined {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false });
  return gl ? drawWith(gl, canvas) : undefined;
}

function drawWith(gl: WebGL2RenderingContext, canvas: HTMLCanvasElement): Drawing {
  const point = createProgram(gl, shaders.pointVertex, shaders.pointFragment);
  const line = createProgram(gl, shaders.lineVertex, shaders.lineFragment);
  const blob = createProgram(gl, shaders.blobVertex, shaders.blobFragment);
  const ground = createProgram(gl, shaders.screenVertex, shaders.groundFragment);
  const buffers = Object.fromEntries(
    ['from', 'to', 'radii', 'colours', 'shapes', 'focusedPoints', 'lineEnds', 'weights', 'focusedLines'].map((name) => [
      name,
      gl.createBuffer(),
    ]),
  ) as Record<string, WebGLBuffer>;
  const points = createVertexArray(gl, pointAttributes(buffers));
  const lines = createVertexArray(gl, []);
  const nothing = createVertexArray(gl, []);
  const blobs = createTarget(gl);
  let data: DrawData | undefined;
  let theme: SceneTheme | undefined;

  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA); // colours come multiplied by their alpha

  function place(program: Program, { camera, size, mix }: Frame): void {
    gl.useProgram(program.handle);
    gl.uniform2f(program.uniform('u_centre'), camera.x, camera.y);
    gl.uniform2f(program.uniform('u_size'), size.width, size.height);
    gl.uniform1f(program.uniform('u_scale'), camera.scale);
    gl.uniform1f(program.uniform('u_mix'), mix);
  }

  function drawGrounds(frame: Frame, { pointCount }: DrawData, { isDark }: SceneTheme): void {
    const width = Math.max(1, Math.ceil(frame.size.width / groundReduction));
    const height = Math.max(1, Math.ceil(frame.size.height / groundReduction));
    blobs.begin(width, height);
    place(blob, frame);
    gl.uniform1f(blob.uniform('u_radius'), frame.groundRadius);
    gl.uniform1f(blob.uniform('u_focus'), frame.focus);
    gl.bindVertexArray(points);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, pointCount);
    blobs.end(canvas.width, canvas.height);
    gl.useProgram(ground.handle);
    gl.uniform1f(ground.uniform('u_tint'), isDark ? groundTint.dark : groundTint.light);
    gl.bindVertexArray(nothing);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  function drawLines(frame: Frame, { lineRanges }: DrawData, { lines: colours, selected }: SceneTheme): void {
    place(line, frame);
    gl.bindVertexArray(lines);
    gl.uniform1f(line.uniform('u_focus'), frame.focus);
    gl.uniform1f(line.uniform('u_dimmed'), dimmedLine);
    gl.uniform1f(line.uniform('u_pixelRatio'), frame.pixelRatio);
    gl.uniform3fv(line.uniform('u_focusColour'), toUnit(selected));
    for (const kind of drawOrder) {
      const visibility = frame.lines[kind];
      const { start, count } = lineRanges[kind];
      if (visibility === 'hidden' || count === 0) continue;
      if (visibility === 'traced' && frame.focus === 0) continue;
      const style = lineStyles[kind];
      gl.uniform1f(line.uniform('u_width'), style.width);
      gl.uniform1f(line.uniform('u_opacity'), style.opacity * frame.lineOpacity);
      gl.uniform1f(line.uniform('u_dash'), style.dash);
      gl.uniform1f(line.uniform('u_isShown'), visibility === 'shown' ? 1 : 0);
      gl.uniform3fv(line.uniform('u_colour'), toUnit(colours[kind]));
      bindLines(gl, buffers, start);
      const drawn = Math.min(count, frame.maxLines);
      if (!frame.hasThinLines) drawAll(gl.TRIANGLE_STRIP, 4, drawn, false);
      else if (visibility === 'shown') drawAll(gl.LINES, 2, drawn, false);
      if (frame.hasThinLines && frame.focus > 0) drawAll(gl.TRIANGLE_STRIP, 4, count, true);
    }

    function drawAll(mode: number, corners: number, drawn: number, isFocusedOnly: boolean): void {
      gl.uniform1f(line.uniform('u_isThin'), mode === gl.LINES ? 1 : 0);
      gl.uniform1f(line.uniform('u_isFocusedOnly'), isFocusedOnly ? 1 : 0);
      gl.drawArraysInstanced(mode, 0, corners, drawn);
    }
  }

  function drawPoints(frame: Frame, { pointCount }: DrawData, { ground: groundColour }: SceneTheme): void {
    place(point, frame);
    gl.bindVertexArray(points);
    gl.uniform1f(point.uniform('u_pointScale'), frame.pointScale);
    gl.uniform1f(point.uniform('u_pixelRatio'), frame.pixelRatio);
    gl.uniform1f(point.uniform('u_focus'), frame.focus);
    gl.uniform1f(point.uniform('u_dimmed'), dimmedPoint);
    gl.uniform3fv(point.uniform('u_ground'), toUnit(groundColour));
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, pointCount);
  }

  return {
    kind: 'webgl2',
    setData(next) {
      data = next;
      fillBuffer(gl, buffers.from, next.from);
      fillBuffer(gl, buffers.to, next.to);
      fillBuffer(gl, buffers.radii, next.radii);
      fillBuffer(gl, buffers.shapes, interleave(next.shapes, next.isRinged));
      fillBuffer(gl, buffers.lineEnds, lineEnds(next));
      fillBuffer(gl, buffers.weights, next.weights);
    },
    setColours: (colours) => fillBuffer(gl, buffers.colours, colours),
    setFocused(focusedPoints, focusedLines) {
      fillBuffer(gl, buffers.focusedPoints, focusedPoints);
      fillBuffer(gl, buffers.focusedLines, focusedLines);
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
      if (data.hasGrounds) drawGrounds(frame, data, theme);
      drawLines(frame, data, theme);
      drawPoints(frame, data, theme);
    },
    destroy() {
      gl.getExtension('WEBGL_lose_context')?.loseContext(); // browsers keep few contexts alive at a time
    },
  };
}

function pointAttributes(buffers: Record<string, WebGLBuffer>): Attribute[] {
  return [
    { location: 0, buffer: buffers.from, size: 3 },
    { location: 1, buffer: buffers.to, size: 3 },
    { location: 2, buffer: buffers.radii, size: 1 },
    { location: 3, buffer: buffers.colours, size: 4, type: 'unit byte' },
    { location: 4, buffer: buffers.shapes, size: 2, type: 'byte' },
    { location: 5, buffer: buffers.focusedPoints, size: 1, type: 'byte' },
  ];
}

/** Lines of a kind begin at `start`; WebGL2 has no first instance, so the attributes are moved there. */
function bindLines(gl: WebGL2RenderingContext, buffers: Record<string, WebGLBuffer>, start: number): void {
  const floats = 12;
  const stride = floats * 4;
  gl.bindBuffer(gl.ARRAY_BUFFER, buffers.lineEnds);
  for (let location = 0; location < 4; location++) {
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, 3, gl.FLOAT, false, stride, start * stride + location * 12);
    gl.vertexAttribDivisor(location, 1);
  }
  gl.bindBuffer(gl.ARRAY_BUFFER, buffers.weights);
  gl.enableVertexAttribArray(4);
  gl.vertexAttribPointer(4, 1, gl.FLOAT, false, 4, start * 4);
  gl.vertexAttribDivisor(4, 1);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffers.focusedLines);
  gl.enableVertexAttribArray(5);
  gl.vertexAttribPointer(5, 1, gl.UNSIGNED_BYTE, false, 1, start);
  gl.vertexAttribDivisor(5, 1);
}

/** Of each line: source from, source to, target from, target to; x, y, presence each. */
function lineEnds({ from, to, sources, targets }: DrawData): Float32Array {
  const ends = new Float32Array(sources.length * 12);
  for (let line = 0; line < sources.length; line++) {
    for (let i = 0; i < 3; i++) {
      ends[line * 12 + i] = from[sources[line] * 3 + i];
      ends[line * 12 + 3 + i] = to[sources[line] * 3 + i];
      ends[line * 12 + 6 + i] = from[targets[line] * 3 + i];
      ends[line * 12 + 9 + i] = to[targets[line] * 3 + i];
    }
  }
  return ends;
}

function interleave(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length * 2);
  for (let i = 0; i < a.length; i++) {
    both[i * 2] = a[i];
    both[i * 2 + 1] = b[i];
  }
  return both;
}

function toUnit(hex: string): [number, number, number] {
  return parseHex(hex).map((value) => value / 255) as [number, number, number];
}

/** A small picture one draws into and then reads from. */
function createTarget(gl: WebGL2RenderingContext) {
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  let width = 0;
  let height = 0;
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
  }
  return {
    begin(nextWidth: number, nextHeight: number) {
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      if (width !== nextWidth || height !== nextHeight) {
        [width, height] = [nextWidth, nextHeight];
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
        gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
      }
      gl.viewport(0, 0, width, height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    end(screenWidth: number, screenHeight: number) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, screenWidth, screenHeight);
    },
  };
}
