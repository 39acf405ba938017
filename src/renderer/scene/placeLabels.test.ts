import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels, type Box, type LabelCandidate, type LabelSide } from './placeLabels.ts';

const size = { width: 800, height: 600 };
const sides: readonly LabelSide[] = ['below', 'right', 'left', 'above'];

const candidate = fc.record({
  x: fc.integer({ min: -50, max: 850 }),
  y: fc.integer({ min: -50, max: 650 }),
  width: fc.integer({ min: 5, max: 260 }),
  height: fc.integer({ min: 10, max: 22 }),
  offset: fc.integer({ min: 2, max: 30 }),
  sides: fc.shuffledSubarray([...sides], { minLength: 1 }),
});

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const label = (x: number, y: number, more: Partial<LabelCandidate> = {}): LabelCandidate => ({
  x,
  y,
  width: 100,
  height: 16,
  offset: 6,
  sides,
  ...more,
});

describe('placeLabels', () => {
  it('never lets two labels overlap, nor one leave the screen', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 120 }), (candidates) => {
        const placed = placeLabels(candidates, size, Infinity);
        placed.forEach(({ box }, i) => {
          expect(box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height).toBe(
            true,
          );
          for (const other of placed.slice(i + 1)) expect(meet(box, other.box)).toBe(false);
        });
      }),
    );
  });

  it('never covers an obstacle', () => {
    fc.assert(
      fc.property(
        fc.array(candidate, { maxLength: 60 }),
        fc.array(candidate, { maxLength: 40 }),
        (candidates, others) => {
          const obstacles = others.map(({ x, y, offset }) => ({
            left: x - offset,
            top: y - offset,
            right: x + offset,
            bottom: y + offset,
          }));
          for (const { box } of placeLabels(candidates, size, Infinity, obstacles)) {
            expect(obstacles.some((obstacle) => meet(box, obstacle))).toBe(false);
          }
        },
      ),
    );
  });

  it('gives the place to the earlier of two labels', () => {
    const placed = placeLabels(
      [label(400, 300, { sides: ['below'] }), label(410, 302, { sides: ['below'] })],
      size,
      9,
    );
    expect(placed.map(({ index }) => index)).toEqual([0]);
  });

  it('moves a label to another side when the first is taken', () => {
    const placed = placeLabels([label(400, 300), label(404, 290)], size, 9);
    expect(placed.map(({ index, side }) => [index, side])).toEqual([
      [0, 'below'],
      [1, 'right'],
    ]);
  });

  it('lets an important label cover an obstacle, and never another label', () => {
    const everywhere = [{ left: 0, top: 0, right: 800, bottom: 600 }];
    const candidates = [
      label(400, 300),
      label(400, 300, { isImportant: true }),
      label(400, 300, { isImportant: true }),
    ];
    const placed = placeLabels(candidates, size, 9, everywhere);
    expect(placed.map(({ index, side }) => [index, side])).toEqual([
      [1, 'below'],
      [2, 'above'],
    ]);
  });

  it('places no more than the limit', () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      label(60 + (i % 5) * 150, 50 + Math.floor(i / 5) * 100),
    );
    expect(placeLabels(many, size, 7)).toHaveLength(7);
  });

  it('places the same labels for the same input', () => {
    const many = Array.from({ length: 60 }, (_, i) => label((i * 137) % 800, (i * 89) % 600));
    expect(placeLabels(many, size, 40)).toEqual(placeLabels(many, size, 40));
  });
});
