import { describe, expect, it } from 'vitest';
import { worldToScreen } from './camera.ts';
import { createViewpoint } from './viewpoint.ts';

const bounds = { left: -1, top: -1, right: 1, bottom: 1 };

function open(isStill = true) {
  let now = 0;
  const viewpoint = createViewpoint({ clock: () => now, isStill });
  viewpoint.setBounds(bounds);
  viewpoint.resize({ width: 800, height: 600 });
  return { viewpoint, tick: (ms: number) => (now += ms), now: () => now };
}

describe('viewpoint', () => {
  it('shows everything at first, and still does when the window changes', () => {
    const { viewpoint } = open();
    viewpoint.resize({ width: 500, height: 400 });
    const corner = worldToScreen(viewpoint.at(0), viewpoint.size, { x: 1, y: 1 });
    expect(corner.x < 500 && corner.y < 400).toBe(true);
  });

  it('stays where the person moved it when the window changes', () => {
    const { viewpoint } = open();
    viewpoint.panBy(40, 0, 0);
    const before = viewpoint.at(0);
    viewpoint.resize({ width: 500, height: 400 });
    expect(viewpoint.at(0)).toEqual(before);
  });

  it('shows everything again after fit', () => {
    const { viewpoint } = open();
    const whole = viewpoint.at(0);
    viewpoint.zoomBy(3, undefined, 0);
    viewpoint.fit(300);
    expect(viewpoint.at(0)).toEqual(whole);
  });

  it('adds up steps that follow one another before the first has ended', () => {
    const { viewpoint, tick, now } = open(false);
    const start = viewpoint.at(0);
    viewpoint.panBy(60, 0, 100);
    tick(10);
    viewpoint.panBy(60, 0, 100);
    tick(500);
    expect(viewpoint.at(now()).x).toBeCloseTo(start.x - 120 / start.scale);
  });

  it('does not move for what is in sight', () => {
    const { viewpoint } = open();
    const before = viewpoint.at(0);
    viewpoint.reveal({ x: 0.5, y: 0.5 }, 0);
    expect(viewpoint.at(0)).toBe(before);
  });

  it('brings to the middle what is out of sight', () => {
    const { viewpoint } = open();
    viewpoint.reveal({ x: 30, y: 5 }, 0);
    expect(worldToScreen(viewpoint.at(0), viewpoint.size, { x: 30, y: 5 })).toEqual({ x: 400, y: 300 });
  });
});
