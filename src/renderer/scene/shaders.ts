/**
 * All shapes are quads drawn once a point or line (instances), with their edges smoothed in the
 * fragment shader. Positions are world units; sizes are CSS px.
 */
const placeUniforms = `
uniform vec2 u_centre;      // of the camera, world
uniform vec2 u_size;        // of the screen, CSS px
uniform float u_scale;      // CSS px a world unit
uniform float u_mix;
vec4 toClip(vec2 px) { return vec4(px * vec2(2.0, -2.0) / u_size, 0.0, 1.0); }
vec2 toPx(vec2 world) { return (world - u_centre) * u_scale; }
`;

const corner = `vec2 corner() { return vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)); }`;

export const pointVertex = `#version 300 es
precision highp float;
layout(location = 0) in vec3 a_from;
layout(location = 1) in vec3 a_to;
layout(location = 2) in float a_radius;
layout(location = 3) in vec4 a_colour;
layout(location = 4) in vec2 a_shape;   // shape, is ringed
layout(location = 5) in float a_focused;
${placeUniforms}${corner}
uniform float u_pointScale;
out vec2 v_px;
flat out float v_radius;
flat out vec3 v_colour;
flat out vec2 v_shape;
flat out float v_focused;
void main() {
  vec3 place = mix(a_from, a_to, u_mix);
  v_radius = a_radius * u_pointScale * place.z;
  float reach = v_radius + (a_shape.y > 0.5 ? 4.0 : 1.9);
  v_px = (corner() * 2.0 - 1.0) * reach;
  v_colour = a_colour.rgb;
  v_shape = a_shape;
  v_focused = a_focused;
  gl_Position = place.z < 0.02 ? vec4(2.0, 2.0, 0.0, 1.0) : toClip(toPx(place.xy) + v_px);
}`;

export const pointFragment = `#version 300 es
precision highp float;
in vec2 v_px;
flat in float v_radius;
flat in vec3 v_colour;
flat in vec2 v_shape;
flat in float v_focused;
uniform vec3 u_ground;
uniform float u_pixelRatio;
uniform float u_focus;
uniform float u_dimmed;
out vec4 o_colour;
float cover(float distance) { return clamp(0.5 - distance * u_pixelRatio, 0.0, 1.0); }
void main() {
  float disc = length(v_px) - v_radius;
  float diamond = (abs(v_px.x) + abs(v_px.y)) * 0.7071 - v_radius * 0.84;
  float shape = v_shape.x == 1.0 ? diamond : disc;
  float keep = mix(1.0, v_focused > 0.5 ? 1.0 : u_dimmed, u_focus);
  vec3 fill = mix(u_ground, v_colour, keep);
  float inner = v_shape.x == 2.0 ? abs(disc + 0.9) - 0.7 : shape;
  float rim = min(1.4, 0.5 + v_radius * 0.15);   // a seam of ground parts points that touch
  float alpha = cover(shape - rim);
  vec3 colour = mix(u_ground, fill, cover(inner));
  float ring = v_shape.y > 0.5 ? cover(abs(disc - 2.9) - 0.55) * keep * 0.85 : 0.0;
  o_colour = vec4(mix(colour * alpha, v_colour, ring), max(alpha, ring));
}`;

export const lineVertex = `#version 300 es
precision highp float;
layout(location = 0) in vec3 a_from0;
layout(location = 1) in vec3 a_to0;
layout(location = 2) in vec3 a_from1;
layout(location = 3) in vec3 a_to1;
layout(location = 4) in float a_weight;
layout(location = 5) in float a_focused;
${placeUniforms}${corner}
uniform float u_width;
uniform float u_opacity;
uniform float u_focus;
uniform float u_dimmed;
uniform float u_isShown;
uniform float u_isThin;         // drawn as a hardware line: two corners, no width
uniform float u_isFocusedOnly;
uniform vec3 u_colour;
uniform vec3 u_focusColour;
out float v_side;
out float v_along;
flat out float v_half;
flat out float v_length;
flat out vec4 v_colour;
void main() {
  vec3 place0 = mix(a_from0, a_to0, u_mix);
  vec3 place1 = mix(a_from1, a_to1, u_mix);
  float atRest = u_opacity * mix(0.45, 1.0, a_weight) * u_isShown;
  float looked = a_focused > 0.5 ? 0.95 : atRest * u_dimmed;
  if (u_isFocusedOnly > 0.5) atRest = a_focused > 0.5 ? atRest : 0.0;
  if (u_isFocusedOnly > 0.5 && a_focused < 0.5) looked = 0.0;
  float opacity = mix(atRest, looked, u_focus) * min(place0.z, place1.z);
  float isFocused = a_focused * u_focus;
  v_colour = vec4(mix(u_colour, u_focusColour, isFocused * 0.75), opacity);
  v_half = u_width * (1.0 + 0.35 * isFocused) * 0.5;
  vec2 px0 = toPx(place0.xy);
  vec2 px1 = toPx(place1.xy);
  vec2 along = px1 - px0;
  v_length = length(along);
  vec2 unit = v_length > 0.0 ? along / v_length : vec2(1.0, 0.0);
  vec2 at = u_isThin > 0.5 ? vec2(corner().x, 0.5) : corner();
  v_side = (at.y * 2.0 - 1.0) * (v_half + 1.0);
  v_along = at.x * v_length;
  vec2 px = px0 + unit * v_along + vec2(-unit.y, unit.x) * v_side;
  gl_Position = opacity < 0.004 ? vec4(2.0, 2.0, 0.0, 1.0) : toClip(px);
}`;

export const lineFragment = `#version 300 es
precision highp float;
in float v_side;
in float v_along;
flat in float v_half;
flat in float v_length;
flat in vec4 v_colour;
uniform float u_pixelRatio;
uniform float u_dash;
out vec4 o_colour;
void main() {
  float alpha = clamp(0.5 + (v_half - abs(v_side)) * u_pixelRatio, 0.0, 1.0) * v_colour.a;
  if (u_dash > 0.0) {
    // from the middle, so that both ends look alike
    float at = abs(fract((v_along - v_length * 0.5) / (u_dash * 2.0)) - 0.5) * u_dash * 2.0;
    alpha *= clamp(0.5 + (at - u_dash * 0.5) * u_pixelRatio, 0.0, 1.0);
  }
  o_colour = vec4(v_colour.rgb * alpha, alpha);
}`;

/** Grounds of groups, first pass: a soft blob a point into a small picture. */
export const blobVertex = `#version 300 es
precision highp float;
layout(location = 0) in vec3 a_from;
layout(location = 1) in vec3 a_to;
layout(location = 3) in vec4 a_colour;
layout(location = 5) in float a_focused;
${placeUniforms}${corner}
uniform float u_radius;
uniform float u_focus;
out vec2 v_at;
flat out vec4 v_colour;
void main() {
  vec3 place = mix(a_from, a_to, u_mix);
  v_at = corner() * 2.0 - 1.0;
  float weight = a_colour.a * place.z * mix(1.0, a_focused > 0.5 ? 1.0 : 0.35, u_focus);
  v_colour = vec4(a_colour.rgb, weight);
  gl_Position = weight < 0.01 ? vec4(2.0, 2.0, 0.0, 1.0) : toClip(toPx(place.xy) + v_at * u_radius);
}`;

export const blobFragment = `#version 300 es
precision highp float;
in vec2 v_at;
flat in vec4 v_colour;
out vec4 o_colour;
void main() {
  float fall = max(0.0, 1.0 - dot(v_at, v_at));
  float alpha = fall * fall * 0.6 * v_colour.a;
  o_colour = vec4(v_colour.rgb * alpha, alpha);
}`;

export const screenVertex = `#version 300 es
precision highp float;
out vec2 v_at;
void main() {
  v_at = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0;
  gl_Position = vec4(v_at * 2.0 - 1.0, 0.0, 1.0);
}`;

/** Second pass: the sum of blobs becomes an area with a soft rim. */
export const groundFragment = `#version 300 es
precision highp float;
in vec2 v_at;
uniform sampler2D u_blobs;
uniform float u_tint;
out vec4 o_colour;
void main() {
  vec4 blobs = texture(u_blobs, v_at);
  float area = smoothstep(0.06, 0.5, blobs.a);
  vec3 colour = blobs.rgb / max(blobs.a, 0.001);
  float alpha = area * u_tint;
  o_colour = vec4(colour * alpha, alpha);
}`;
