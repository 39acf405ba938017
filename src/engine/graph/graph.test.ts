import { describe, expect, it } from 'vitest';
import type { Note } from '../../shared/domain/note.ts';
import { edgeKinds } from '../../shared/domain/space.ts';
import { buildGraph } from './buildGraph.ts';
import { layOutGraph } from './layout.ts';

const note = (title: string, links: string[] = [], tags: string[] = []): Note => ({
  id: title,
  path: `${title}.md`,
  root: '/vault',
  title,
  tags,
  aliases: [],
  links: links.map((target) => ({ kind: 'wikilink', target, range: { start: 0, end: 0 } })),
  created: 0,
  modified: 0,
  size: 0,
  contentHash: title,
  chunkCount: 1,
  tokenCount: 1,
});

function describeEdges(graph: ReturnType<typeof buildGraph>): string[] {
  return [...graph.kinds].map((kind, e) => {
    const [source, target] = [graph.nodes[graph.sources[e]], graph.nodes[graph.targets[e]]];
    return `${edgeKinds[kind]}: ${source.label} – ${target.label}`;
  });
}

describe('buildGraph', () => {
  it('joins notes by written links, tags and likeness, told apart', () => {
    const notes = [note('가', ['나'], ['일']), note('나', [], ['일']), note('다')];
    const graph = buildGraph(notes, [{ a: 1, b: 2, similarity: 0.9 }]);
    expect(describeEdges(graph)).toEqual([
      'link: 가 – 나',
      'tag: 가 – #일',
      'tag: 나 – #일',
      'similar: 나 – 다',
    ]);
    expect(graph.weights[3]).toBeCloseTo(0.9);
  });

  it('shows a link to nowhere as a node of its own, once for all who name it', () => {
    const graph = buildGraph([note('a', ['Nowhere']), note('b', ['nowhere'])], []);
    expect(graph.nodes.filter((node) => node.kind === 'missing')).toEqual([
      { kind: 'missing', id: 'missing:nowhere', label: 'Nowhere' },
    ]);
    expect(graph.sources.length).toBe(2);
  });

  it('draws one edge for links both ways and none from a note to itself', () => {
    const graph = buildGraph([note('a', ['b', 'b', 'a']), note('b', ['a'])], []);
    expect(describeEdges(graph)).toEqual(['link: a – b']);
  });

  it('adds no edge by meaning where a link is written', () => {
    const graph = buildGraph([note('a', ['b']), note('b')], [{ a: 0, b: 1, similarity: 0.95 }]);
    expect(describeEdges(graph)).toEqual(['link: a – b']);
  });
});

describe('layOutGraph', () => {
  const edges = {
    sources: Uint32Array.of(0, 1, 3),
    targets: Uint32Array.of(1, 2, 4),
    weights: Float32Array.of(1, 1, 1),
  };

  it('gives the same places for the same graph', () => {
    expect(layOutGraph(6, edges)).toEqual(layOutGraph(6, edges));
  });

  it('puts linked notes nearer to each other than unlinked ones', () => {
    const positions = layOutGraph(6, edges);
    const distance = (a: number, b: number) =>
      Math.hypot(positions[a * 2] - positions[b * 2], positions[a * 2 + 1] - positions[b * 2 + 1]);
    expect(distance(0, 1)).toBeLessThan(distance(0, 3));
    expect(distance(3, 4)).toBeLessThan(distance(3, 5));
  });

  it('keeps every node at a finite place, also when nothing is linked', () => {
    const none = { sources: new Uint32Array(), targets: new Uint32Array(), weights: new Float32Array() };
    expect([0, 1, 50].map((count) => layOutGraph(count, none).every(Number.isFinite))).toEqual([
      true,
      true,
      true,
    ]);
  });
});
