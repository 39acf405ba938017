import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHalfFloats, toHalfFloats } from './halfFloat.ts';

describe('half floats', () => {
  it('come back as they were, every one of them', () => {
    const finite = Uint16Array.from({ length: 1 << 16 }, (_, half) => half).filter(
      (half) => (half & 0x7c00) !== 0x7c00,
    );
    expect(halvesOf(fromHalfFloats(finite))).toEqual(finite);
  });

  it('are the nearest to a number, ties to even', () => {
    const halves = fromHalfFloats(Uint16Array.from({ length: 0x7c00 }, (_, half) => half));
    fc.assert(
      fc.property(fc.float({ min: 0, max: 1, noNaN: true }), (value) => {
        const [half] = halvesOf(Float32Array.of(value));
        const error = Math.abs(halves[half] - value);
        for (const other of [half - 1, half + 1]) {
          if (other < 0) continue;
          const otherError = Math.abs(halves[other] - value);
          expect(error < otherError || (error === otherError && half % 2 === 0)).toBe(true);
        }
      }),
    );
  });

  it('keep the sign', () => {
    expect(fromHalfFloats(halvesOf(Float32Array.of(-0.5, -(2 ** -20))))).toEqual(
      Float32Array.of(-0.5, -(2 ** -20)),
    );
  });
});

function halvesOf(floats: Float32Array): Uint16Array {
  const halves = new Uint16Array(floats.length);
  toHalfFloats(floats, halves);
  return halves;
}
