/** The few WebGL2 calls that drawing repeats. */
export interface Program {
  readonly handle: WebGLProgram;
  uniform(name: string): WebGLUniformLocation | null;
}

export interface Attribute {
  readonly location: number;
  readonly buffer: WebGLBuffer;
  readonly size: number;
  /** Floats unless said otherwise; `unit byte` reads 0..255 as 0..1. */
  readonly type?: 'byte' | 'unit byte';
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

/** One value an instance. */
export function createVertexArray(gl: WebGL2RenderingContext, attributes: readonly Attribute[]): WebGLVertexArrayObject {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  for (const { location, buffer, size, type } of attributes) {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, type ? gl.UNSIGNED_BYTE : gl.FLOAT, type === 'unit byte', 0, 0);
    gl.vertexAttribDivisor(location, 1);
  }
  gl.bindVertexArray(null);
  return array;
}

export function fillBuffer(gl: WebGL2RenderingContext, buffer: WebGLBuffer, values: Float32Array | Uint8Array): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, values, gl.DYNAMIC_DRAW);
}
