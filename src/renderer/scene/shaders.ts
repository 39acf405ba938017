/**
 * What there is to draw lies in textures, one texel a point or line, and vertices find theirs by
 * their number. Instancing would be the usual way, but software GL draws each instance as a call of
 * its own and takes several times as long. Positions are world units; sizes are CSS px.
 */
const common = `
precision highp float;
precision highp sampler2D;
uniform sampler2D u_places;     // a point: from x, y, to x, y
uniform sampler2D u_styles;     // a point: presence from, presence to, radius, shape + 4 when ringed
uniform sampler2D u_colours;    // a point: red, green, blue, 1 where it has a tinted ground
uniform sampler2D u_focusedPoints;
uniform vec2 u_centre;          // of the camera, world
uniform vec2 u_size;            // of the screen, CSS px
uniform float u_scale;          // CSS px a world unit
uniform float u_mix;
uniform float u_focus;

ivec2 texel(int index) { return ivec2(index & 2047, index >> 11); }
vec4 toClip(vec2 px) { return vec4(px * vec2(2.0, -2.0) / u_size, 0.0, 1.0); }
const vec4 nowhere = vec4(2.0, 2.0, 0.0, 1.0);

/** x, y in px from the middle of the screen, and presence. */
vec3 placeOf(int point) {
  vec4 place = texelFetch(u_places, texel(point), 0);
  vec4 style = texelFetch(u_styles, texel(point), 0);
  return vec3((mix(place.xy, place.zw, u_mix) - u_centre) * u_scale, mix(style.x, style.y, u_mix));
}
bool isFocused(int point) { return texelFetch(u_focusedPoints, texel(point), 0).r > 0.0; }
/** Four vertices make a quad. */
vec2 corner() { return vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)); }
`;

export const pointVertex = `#version 300 es
${common}
uniform float u_pointScale;
out vec2 v_px;
flat out float v_radius;
flat out vec3 v_colour;
flat out vec2 v_shape;
flat out float v_focused;
void main() {
  int point = gl_VertexID >> 2;
  vec3 place = placeOf(point);
  vec4 style = texelFetch(u_styles, texel(point), 0);
  float ringed = style.w >= 4.0 ? 1.0 : 0.0;
  v_radius = style.z * u_pointScale * place.z;
  v_px = (corner() * 2.0 - 1.0) * (v_radius + (ringed > 0.5 ? 4.0 : 1.9));
  v_colour = texelFetch(u_colours, texel(point), 0).rgb;
  v_shape = vec2(style.w - ringed * 4.0, ringed);
  v_focused = isFocused(point) ? 1.0 : 0.0;
  gl_Position = place.z < 0.02 ? nowhere : toClip(place.xy + v_px);
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
${common}
uniform sampler2D u_lines;          // a line: source, target, weight
uniform sampler2D u_focusedLines;
uniform float u_width;
uniform float u_opacity;
uniform float u_dimmed;
uniform bool u_isShown;
uniform bool u_isThin;              // a hardware line of two vertices, with no width
uniform bool u_isFocusedOnly;
uniform vec3 u_colour;
uniform vec3 u_focusColour;
out float v_side;
out float v_along;
flat out float v_half;
flat out float v_length;
flat out vec4 v_colour;
void main() {
  int index = gl_VertexID >> (u_isThin ? 1 : 2);
  bool focused = texelFetch(u_focusedLines, texel(index), 0).r > 0.0;
  vec4 line = texelFetch(u_lines, texel(index), 0);
  vec3 source = placeOf(int(line.x));
  vec3 target = placeOf(int(line.y));
  float atRest = u_isShown ? u_opacity * mix(0.45, 1.0, line.z) : 0.0;
  float opacity = mix(atRest, focused ? 0.95 : atRest * u_dimmed, u_focus) * min(source.z, target.z);
  if (u_isFocusedOnly && !focused) opacity = 0.0;
  float strength = focused ? u_focus : 0.0;
  v_colour = vec4(mix(u_colour, u_focusColour, strength * 0.75), opacity);
  v_half = u_width * (1.0 + 0.35 * strength) * 0.5;
  vec2 along = target.xy - source.xy;
  v_length = length(along);
  vec2 unit = v_length > 0.0 ? along / v_length : vec2(1.0, 0.0);
  vec2 at = u_isThin ? vec2(corner().x, 0.5) : corner();
  v_side = (at.y * 2.0 - 1.0) * (v_half + 1.0);
  v_along = at.x * v_length;
  gl_Position = opacity < 0.004 ? nowhere : toClip(source.xy + unit * v_along + vec2(-unit.y, unit.x) * v_side);
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

/** Seen from afar and many: no smoothing, no dashes. */
export const thinLineFragment = `#version 300 es
precision highp float;
flat in vec4 v_colour;
out vec4 o_colour;
void main() { o_colour = vec4(v_colour.rgb * v_colour.a, v_colour.a); }`;

/** Grounds of groups, first pass: a soft blob a point into a small picture. */
export const blobVertex = `#version 300 es
${common}
uniform float u_radius;
out vec2 v_at;
flat out vec4 v_colour;
void main() {
  int point = gl_VertexID >> 2;
  vec3 place = placeOf(point);
  vec4 colour = texelFetch(u_colours, texel(point), 0);
  float weight = colour.a * place.z * mix(1.0, isFocused(point) ? 1.0 : 0.35, u_focus);
  v_at = corner() * 2.0 - 1.0;
  v_colour = vec4(colour.rgb, weight);
  gl_Position = weight < 0.01 ? nowhere : toClip(place.xy + v_at * u_radius);
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
