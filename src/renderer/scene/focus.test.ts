import { describe, expect, it } from 'vitest';
import { buildAdjacency } from './adjacency.ts';
import { findFocus } from './focus.ts';
import { emptySceneData, lineKinds, type LineVisibilities, type SceneData } from './sceneData.ts';

const kind = (name: (typeof lineKinds)[number]) => lineKinds.indexOf(name);

/** 0 – 1 written, 0 – 2 by meaning, 2 – 3 written; 0 and 1 are one group. */
const data: SceneData = {
  ...emptySceneData,
  ids: ['a', 'b', 'c', 'd'],
  groupOf: Int32Array.of(7, 7, 8, -1),
  sources: Uint32Array.of(0, 2, 2),
  targets: Uint32Array.of(1, 0, 3),
  kinds: Uint8Array.of(kind('link'), kind('similar'), kind('link')),
};
const adjacency = buildAdjacency(4, data.sources, data.targets);
const all: LineVisibilities = { link: 'shown', tag: 'shown', similar: 'traced' };

describe('findFocus', () => {
  it('is a point, its neighbours, and the lines between', () => {
    const focus = findFocus(data, adjacency, all, { kind: 'point', point: 0 });
    expect([[...focus.points], [...focus.lines]]).toEqual([
      [1, 1, 1, 0],
      [1, 1, 0],
    ]);
  });

  it('leaves out neighbours by hidden lines', () => {
    const focus = findFocus(data, adjacency, { ...all, similar: 'hidden' }, { kind: 'point', point: 0 });
    expect([[...focus.points], [...focus.lines]]).toEqual([
      [1, 1, 0, 0],
      [1, 0, 0],
    ]);
  });

  it('is a group and the lines inside it', () => {
    const focus = findFocus(data, adjacency, all, { kind: 'group', group: 7 });
    expect([[...focus.points], [...focus.lines]]).toEqual([
      [1, 1, 0, 0],
      [1, 0, 0],
    ]);
  });
});
