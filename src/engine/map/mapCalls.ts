import type { GraphEdges } from '../graph/layout.ts';
import type { ComputedMap } from './computeMap.ts';
import type { ClusterName } from './names.ts';

/** What the engine asks of the map worker. */
export type MapCalls = {
  'map.compute': {
    params: { vectors: Float32Array; dimension: number; previous?: Float32Array };
    result: ComputedMap;
  };
  'map.name': {
    params: { texts: readonly (readonly string[])[]; fallbacks: readonly string[] };
    result: readonly ClusterName[];
  };
  'graph.layOut': {
    params: { count: number; edges: GraphEdges; start?: Float32Array };
    result: Float32Array;
  };
};
