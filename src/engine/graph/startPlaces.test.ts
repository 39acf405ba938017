import { describe, expect, it } from 'vitest';
import { startPlaces } from './startPlaces.ts';

const edges = { sources: Uint32Array.of(0), targets: Uint32Array.of(2) };
const places = Float32Array.of(0.5, -0.5, -1, 1);

describe('startPlaces', () => {
  it('keeps the directions of the map', () => {
    const start = startPlaces([0, 1], { sources: new Uint32Array(), targets: new Uint32Array() }, places);
    expect([...start].map(Math.sign)).toEqual([1, -1, -1, 1]);
  });

  it('begins beside its neighbour where a node has no place, and nowhere without one', () => {
    const start = startPlaces([0, 1, undefined, undefined], edges, places);
    const distance = Math.hypot(start[4] - start[0], start[5] - start[1]);
    expect([distance, start[6], start[7]]).toEqual([expect.closeTo(12, 3), NaN, NaN]);
  });
});
