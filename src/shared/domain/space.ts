import type { NoteId } from './note.ts';

export type EdgeKind = 'link' | 'tag' | 'similar';
export type NodeKind = 'note' | 'tag' | 'missing';

export interface GraphNode {
  readonly kind: NodeKind;
  /** Note id, `tag:<name>` or `missing:<target>`. */
  readonly id: string;
  readonly label: string;
}

/** Edges by index into `nodes`; arrays of one length. */
export interface NoteGraph {
  readonly nodes: readonly GraphNode[];
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Index into `edgeKinds`. */
  readonly kinds: Uint8Array;
  /** 0..1: 1 for written links and tags, cosine for edges by meaning. */
  readonly weights: Float32Array;
  /** x0, y0, x1, y1, ... about in -1..1. */
  readonly positions: Float32Array;
}

export const edgeKinds: readonly EdgeKind[] = ['link', 'tag', 'similar'];

export interface Cluster {
  readonly id: number;
  /** Two or three of the notes' own words, most telling first, joined by ` · `. */
  readonly label: string;
  readonly terms: readonly string[];
  readonly size: number;
  /** The note nearest to the middle of the cluster. */
  readonly medoid: NoteId;
}

export interface NoteMap {
  readonly noteIds: readonly NoteId[];
  readonly titles: readonly string[];
  readonly paths: readonly string[];
  /** x0, y0, x1, y1, ... about in -1..1. Near means alike; far distances mean little. */
  readonly positions: Float32Array;
  /** Cluster id of each note; -1 for none. */
  readonly clusterOf: Int32Array;
  /** 0..1: the share of notes whose nearest neighbours are nearer than this one's. */
  readonly outlierScores: Float32Array;
  readonly clusters: readonly Cluster[];
  /** Notes that have no embedding yet and so no place. */
  readonly pending: number;
}
