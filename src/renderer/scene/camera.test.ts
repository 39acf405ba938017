import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, fitCamera, mixCameras, panBy, screenToWorld, worldToScreen, zoomAbout } from './camera.ts';

const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
const pixel = fc.double({ min: 0, max: 1000, noNaN: true });
const scale = fc.double({ min: 20, max: 5000, noNaN: true });
const camera = fc.record({ x: coordinate, y: coordinate, scale });
const point = fc.record({ x: pixel, y: pixel });
const size = { width: 1000, height: 700 };
const limits = { min: 1, max: 1e6 };

describe('camera', () => {
  it('finds the world point of a pixel, and the pixel of that point', () => {
    fc.assert(
      fc.property(camera, point, (from, screen) => {
        const back = worldToScreen(from, size, screenToWorld(from, size, screen));
        expect(back.x).toBeCloseTo(screen.x, 6);
        expect(back.y).toBeCloseTo(screen.y, 6);
      }),
    );
  });

  it('keeps what lies under the pointer there while zooming', () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0.2, max: 5, noNaN: true }), (from, screen, factor) => {
        const world = screenToWorld(from, size, screen);
        const after = worldToScreen(zoomAbout(from, size, screen, factor, limits), size, world);
        expect(after.x).toBeCloseTo(screen.x, 4);
        expect(after.y).toBeCloseTo(screen.y, 4);
      }),
    );
  });

  it('does not zoom beyond its limits', () => {
    const from = { x: 0, y: 0, scale: 100 };
    expect(zoomAbout(from, size, { x: 0, y: 0 }, 100, { min: 50, max: 400 }).scale).toBe(400);
    expect(zoomAbout(from, size, { x: 0, y: 0 }, 0.01, { min: 50, max: 400 }).scale).toBe(50);
  });

  it('moves the picture with the pointer', () => {
    const from = { x: 0.5, y: -0.2, scale: 300 };
    const before = worldToScreen(from, size, { x: 0, y: 0 });
    const after = worldToScreen(panBy(from, 30, -12), size, { x: 0, y: 0 });
    expect([after.x - before.x, after.y - before.y]).toEqual([expect.closeTo(30), expect.closeTo(-12)]);
  });

  it('fits all of the bounds into what the insets leave', () => {
    const insets = { left: 90, top: 80, right: 40, bottom: 20 };
    const bounds = { left: -1, top: -0.5, right: 2, bottom: 1 };
    const fitted = fitCamera(bounds, size, insets);
    const topLeft = worldToScreen(fitted, size, { x: bounds.left, y: bounds.top });
    const bottomRight = worldToScreen(fitted, size, { x: bounds.right, y: bounds.bottom });
    expect(topLeft.x).toBeGreaterThanOrEqual(insets.left - 1e-6);
    expect(topLeft.y).toBeGreaterThanOrEqual(insets.top - 1e-6);
    expect(bottomRight.x).toBeLessThanOrEqual(size.width - insets.right + 1e-6);
    expect(bottomRight.y).toBeLessThanOrEqual(size.height - insets.bottom + 1e-6);
  });

  it('does not blow up a single point', () => {
    const fitted = fitCamera(
      { left: 1, top: 1, right: 1, bottom: 1 },
      size,
      { left: 0, top: 0, right: 0, bottom: 0 },
      520,
    );
    expect(fitted).toEqual({ x: 1, y: 1, scale: 520 });
  });

  it('fits into a window that is smaller than the insets', () => {
    const insets = { left: 90, top: 90, right: 90, bottom: 90 };
    const fitted = fitCamera({ left: -1, top: -1, right: 1, bottom: 1 }, { width: 100, height: 80 }, insets);
    expect(fitted.scale).toBeCloseTo(20);
  });

  it('keeps a point still all the way when both ends of a zoom show it at the same place', () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0, max: 1, noNaN: true }), (from, screen, share) => {
        const world = screenToWorld(from, size, screen);
        const to = zoomAbout(from, size, screen, 3, limits);
        const between = worldToScreen(mixCameras(from, to, share), size, world);
        expect(Math.hypot(between.x - screen.x, between.y - screen.y)).toBeLessThan(0.01);
      }),
    );
  });

  it('bounds only what has a place', () => {
    expect(boundsOf(Float32Array.of(NaN, NaN, 1, 2, -1, 4))).toEqual({
      left: -1,
      top: 2,
      right: 1,
      bottom: 4,
    });
    expect(boundsOf(Float32Array.of(NaN, NaN))).toBeUndefined();
  });
});
