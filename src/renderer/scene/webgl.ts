/** The few WebGL2 calls that drawing repeats. */
export interface Program {
  readonly handle: WebGLProgram;
  uniform(name: string): WebGLUniformLocation | null;
}

export function createProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const handle = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) break; // the context is lost: what is made now is made again when it is back
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(handle, shader);
  }
  gl.linkProgram(handle);
  if (!gl.getProgramParameter(handle, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`shaders do not link: ${gl.getProgramInfoLog(handle)}`);
  }
  const uniforms = new Map<string, WebGLUniformLocation | null>();
  return {
    handle,
    uniform(name) {
      let location = uniforms.get(name);
      if (location === undefined) {
        location = gl.getUniformLocation(handle, name);
        uniforms.set(name, location);
      }
      return location;
    },
  };
}

/** A row of values in a texture, one texel each, 2048 a line (the least that WebGL2 promises). */
export interface Table {
  fill(values: Float32Array | Uint8Array): void;
  bind(unit: number): void;
}

const tableWidth = 2048;

/** @param channels of a texel: 4 floats, 4 bytes read as 0..1, or 1 byte */
export function createTable(gl: WebGL2RenderingContext, kind: '4 floats' | '4 bytes' | '1 byte'): Table {
  const texture = gl.createTexture();
  const [internal, format, type, channels] = {
    '4 floats': [gl.RGBA32F, gl.RGBA, gl.FLOAT, 4],
    '4 bytes': [gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, 4],
    '1 byte': [gl.R8, gl.RED, gl.UNSIGNED_BYTE, 1],
  }[kind];
  return {
    fill(values) {
      const rows = Math.max(1, Math.ceil(values.length / channels / tableWidth));
      const size = rows * tableWidth * channels;
      const padded = type === gl.FLOAT ? new Float32Array(size) : new Uint8Array(size);
      padded.set(values);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
      gl.texImage2D(gl.TEXTURE_2D, 0, internal, tableWidth, rows, 0, format, type, padded);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    },
    bind(unit) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
    },
  };
}

/** A small picture one draws into and then reads from, smoothed. */
export interface Target {
  /** Draws go there from now on; it is empty. */
  begin(width: number, height: number): void;
  /** Draws go to the screen again, and the picture is bound to `unit`. */
  end(screenWidth: number, screenHeight: number, unit: number): void;
}

export function createTarget(gl: WebGL2RenderingContext): Target {
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  let width = 0;
  let height = 0;
  function resize(): void {
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
      gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    }
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  }
  return {
    begin(nextWidth, nextHeight) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      if (width !== nextWidth || height !== nextHeight) {
        [width, height] = [nextWidth, nextHeight];
        resize();
      }
      gl.viewport(0, 0, width, height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
    end(screenWidth, screenHeight, unit) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, screenWidth, screenHeight);
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
    },
  };
}
