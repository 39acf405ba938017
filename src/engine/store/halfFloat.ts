/** IEEE 754 binary16, which Node 20 has no typed array for. */

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);
/** Every half float there is: 256 kB, made at the first read. */
let values: Float32Array | undefined;

/** Rounds to the nearest half float, ties to even; for values that fit (|x| < 65520). */
export function toHalfFloats(floats: Float32Array, target: Uint16Array, offset = 0): void {
  for (let i = 0; i < floats.length; i++) target[offset + i] = toHalf(floats[i]);
}

export function fromHalfFloats(halves: Uint16Array): Float32Array {
  values ??= Float32Array.from({ length: 1 << 16 }, (_, half) => fromHalf(half));
  const floats = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) floats[i] = values[halves[i]];
  return floats;
}

function toHalf(value: number): number {
  single[0] = value;
  const sign = (bits[0] >>> 16) & 0x8000;
  const magnitude = bits[0] & 0x7fffffff;
  // Below 2^-14 halves are 2^-24 apart: adding 0.5 aligns the bits so that the float adder rounds.
  if (magnitude < 0x38800000) {
    bits[0] = magnitude;
    single[0] += 0.5;
    return sign | (bits[0] - 0x3f000000);
  }
  // Moves the exponent's bias from 127 to 15 and rounds away 13 bits, ties to even.
  const rounded = magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1);
  return sign | (rounded >>> 13);
}

function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
