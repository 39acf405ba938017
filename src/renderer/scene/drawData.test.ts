import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareDrawData } from './drawData.ts';
import { orderLines } from './drawing.ts';
import { emptySceneData, type SceneData } from './sceneData.ts';

const data: SceneData = {
  ...emptySceneData,
  ids: ['stays', 'comes', 'goes', 'never'],
  positions: Float32Array.of(0.5, 0.25, -0.5, 1, NaN, NaN, NaN, NaN),
  shapes: new Uint8Array(4),
  radii: new Float32Array(4),
};

describe('prepareDrawData', () => {
  it('moves known points, and lets others come and go on the spot', () => {
    const before = new Map([
      ['stays', [0, 0, 1]],
      ['goes', [0.75, 0.5, 1]],
    ]);
    const { from, to } = prepareDrawData(data, before).data;
    expect([...from]).toEqual([0, 0, 1, -0.5, 1, 0, 0.75, 0.5, 1, 0, 0, 0]);
    expect([...to]).toEqual([0.5, 0.25, 1, -0.5, 1, 1, 0.75, 0.5, 0, 0, 0, 0]);
  });
});

describe('orderLines', () => {
  it('keeps every line once, with those of a kind together', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 200 }), (list) => {
        const kinds = Uint8Array.from(list);
        const { order, lineRanges } = orderLines(kinds);
        expect([...order].sort((a, b) => a - b)).toEqual([...kinds.keys()]);
        for (const { start, count } of Object.values(lineRanges)) {
          expect(new Set(order.slice(start, start + count).map((line) => kinds[line])).size).toBeLessThan(2);
        }
      }),
    );
  });
});
