import { createLinkResolver } from '../../shared/domain/links.ts';
import type { Note } from '../../shared/domain/note.ts';
import { edgeKinds, type EdgeKind, type GraphNode } from '../../shared/domain/space.ts';

export interface SimilarPair {
  /** Indices into the notes. */
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

export interface BuiltGraph {
  readonly nodes: readonly GraphNode[];
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly kinds: Uint8Array;
  readonly weights: Float32Array;
}

/**
 * Notes, the tags they carry and the notes they name that do not exist, joined by what is written
 * and by likeness. Each pair of nodes has one edge of a kind, whichever way and however often it is
 * written; a pair that is linked gets no edge by meaning on top.
 */
export function buildGraph(notes: readonly Note[], similar: readonly SimilarPair[]): BuiltGraph {
  const nodes: GraphNode[] = notes.map((note) => ({ kind: 'note', id: note.id, label: note.title }));
  const indexOf = new Map(nodes.map((node, index) => [node.id, index]));
  const nodeFor = (node: GraphNode): number => {
    const known = indexOf.get(node.id);
    if (known !== undefined) return known;
    indexOf.set(node.id, nodes.length);
    return nodes.push(node) - 1;
  };
  const edges = createEdgeList();
  const resolve = createLinkResolver(notes);

  notes.forEach((note, source) => {
    for (const link of note.links) {
      const reached = resolve(note, link);
      const id = reached ?? `missing:${link.target.normalize('NFC').toLowerCase()}`;
      const target = nodeFor({ kind: 'missing', id, label: link.target });
      if (target !== source) edges.add(source, target, 'link', 1);
    }
    for (const tag of note.tags) {
      edges.add(source, nodeFor({ kind: 'tag', id: `tag:${tag.toLowerCase()}`, label: `#${tag}` }), 'tag', 1);
    }
  });
  for (const { a, b, similarity } of similar) {
    if (!edges.has(a, b, 'link')) edges.add(a, b, 'similar', similarity);
  }
  return { nodes, ...edges.toArrays() };
}

function createEdgeList() {
  const seen = new Set<string>();
  const rows: { source: number; target: number; kind: EdgeKind; weight: number }[] = [];
  const keyOf = (a: number, b: number, kind: EdgeKind) => `${kind} ${Math.min(a, b)} ${Math.max(a, b)}`;
  return {
    has: (a: number, b: number, kind: EdgeKind) => seen.has(keyOf(a, b, kind)),
    add(source: number, target: number, kind: EdgeKind, weight: number) {
      const key = keyOf(source, target, kind);
      if (seen.has(key)) return;
      seen.add(key);
      rows.push({ source, target, kind, weight });
    },
    toArrays: () => ({
      sources: Uint32Array.from(rows, (row) => row.source),
      targets: Uint32Array.from(rows, (row) => row.target),
      kinds: Uint8Array.from(rows, (row) => edgeKinds.indexOf(row.kind)),
      weights: Float32Array.from(rows, (row) => row.weight),
    }),
  };
}
