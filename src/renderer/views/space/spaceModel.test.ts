import { describe, expect, it } from 'vitest';
import { edgeKinds, type NoteGraph, type NoteMap } from '../../../shared/domain/space.ts';
import { buildSpaceModel, neighboursOf } from './spaceModel.ts';

const kindOf = (kind: (typeof edgeKinds)[number]) => edgeKinds.indexOf(kind);

const graph: NoteGraph = {
  nodes: [
    { kind: 'note', id: 'a', label: '전세' },
    { kind: 'note', id: 'b', label: 'Lease' },
    { kind: 'note', id: 'c', label: 'Coffee' },
    { kind: 'tag', id: 'tag:home', label: '#home' },
    { kind: 'missing', id: 'missing:x', label: 'x' },
  ],
  sources: Uint32Array.of(0, 0, 0, 1, 0),
  targets: Uint32Array.of(1, 2, 3, 3, 4),
  kinds: Uint8Array.of(kindOf('link'), kindOf('similar'), kindOf('tag'), kindOf('tag'), kindOf('link')),
  weights: Float32Array.of(1, 0.5, 1, 1, 1),
  positions: Float32Array.of(0, 0, 1, 0, 0, 1, -1, 0, 0, -1),
};

const map: NoteMap = {
  noteIds: ['b', 'a'],
  titles: ['Lease', '전세'],
  paths: ['b.md', 'a.md'],
  positions: Float32Array.of(0.5, 0.25, -0.5, 0.75),
  clusterOf: Int32Array.of(4, -1),
  outlierScores: Float32Array.of(0, 1),
  clusters: [{ id: 4, label: 'lease · 전세', terms: ['lease', '전세'], size: 1, medoid: 'b' }],
  pending: 1,
};

const allShown = { link: true, tag: true, similar: true };

describe('buildSpaceModel', () => {
  it('waits for what the arrangement stands on', () => {
    expect(buildSpaceModel('map', graph, undefined, allShown)).toBeUndefined();
    expect(buildSpaceModel('graph', undefined, map, allShown)).toBeUndefined();
  });

  it('gives the notes of the map their places there, whatever the order, and nothing else', () => {
    const { scene } = buildSpaceModel('map', graph, map, allShown)!;
    expect([...scene.positions]).toEqual([-0.5, 0.75, 0.5, 0.25, NaN, NaN, NaN, NaN, NaN, NaN]);
  });

  it('has the same points in graph and map, so that they can move', () => {
    const graphIds = buildSpaceModel('graph', graph, map, allShown)!.scene.ids;
    expect(buildSpaceModel('map', graph, map, allShown)!.scene.ids).toEqual(graphIds);
  });

  it('takes tags away with their links', () => {
    const { scene } = buildSpaceModel('graph', graph, map, { ...allShown, tag: false })!;
    expect([...scene.positions.subarray(6, 8)]).toEqual([NaN, NaN]);
  });

  it('counts links by kind, in the map only those between notes', () => {
    expect(buildSpaceModel('graph', graph, map, allShown)!.edgeCounts).toEqual({
      link: 2,
      tag: 2,
      similar: 1,
    });
    expect(buildSpaceModel('map', graph, map, allShown)!.edgeCounts).toEqual({ link: 1, tag: 0, similar: 1 });
  });

  it('stands without the graph, by the map alone', () => {
    const model = buildSpaceModel('map', undefined, map, allShown)!;
    expect([model.noteCount, model.pending, model.nodes.map(({ label }) => label)]).toEqual([
      2,
      1,
      ['Lease', '전세'],
    ]);
  });

  it('calls no note of a few an outlier', () => {
    expect(buildSpaceModel('map', graph, map, allShown)!.nodes.some(({ isOutlier }) => isOutlier)).toBe(
      false,
    );
  });
});

describe('neighboursOf', () => {
  it('names written links first, then likeness, and no tags', () => {
    const model = buildSpaceModel('graph', graph, map, allShown)!;
    expect(neighboursOf(model, 'a', 5).map(({ node, kind }) => [node.id, kind])).toEqual([
      ['b', 'link'],
      ['missing:x', 'link'],
      ['c', 'similar'],
    ]);
  });

  it('names the notes of a tag', () => {
    const model = buildSpaceModel('graph', graph, map, allShown)!;
    expect(neighboursOf(model, 'tag:home', 5).map(({ node }) => node.id)).toEqual(['a', 'b']);
  });
});
