/** Graph and map of the library, what of them is shown, and what is looked at; both views share it. */
import { createStore } from 'zustand/vanilla';
import type { EdgeKind, NoteGraph, NoteMap } from '../../shared/domain/space.ts';
import { isCancelled, type ErrorCode } from '../../shared/errors.ts';
import { callEngine, onEngineConnected, onEngineEvent } from '../bridge.ts';
import { createLatest, errorCodeOf, type Latest } from './latest.ts';

export type Arrangement = 'graph' | 'map';
export type ShownEdges = Readonly<Record<EdgeKind, boolean>>;

export interface Space {
  /** Undefined until first read; the former one stays while a newer is on its way. */
  readonly graph?: NoteGraph;
  readonly map?: NoteMap;
  readonly graphError?: ErrorCode;
  readonly mapError?: ErrorCode;
  readonly shownEdges: Readonly<Record<Arrangement, ShownEdges>>;
  /** Id of a node that is looked at. */
  readonly selected?: string;
  /** Id of a cluster that is looked at. */
  readonly cluster?: number;
  /** Undefined until the person has opened or closed it: then there is a list where there is room. */
  readonly isListOpen: Readonly<Partial<Record<Arrangement, boolean>>>;
}

/** Changes come in flocks while an import runs; the picture follows when they pause. */
const pauseMs = 600;
/** While meaning is still coming the map takes in what has come this often. */
const growMs = 15_000;

export const spaceStore = createStore<Space>(() => ({
  shownEdges: {
    graph: { link: true, tag: false, similar: true },
    map: { link: false, tag: false, similar: false },
  },
  isListOpen: {},
}));

const latestGraph = createLatest();
const latestMap = createLatest();

/** @returns how to stop following */
export function followSpace(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let mapReadAt = 0;
  const read = () => {
    mapReadAt = Date.now();
    readGraph();
    readMap();
  };
  const readSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(read, pauseMs);
  };
  const stopConnection = onEngineConnected(read);
  const stopChanges = onEngineEvent('library.changed', readSoon);
  const stopEmbedding = onEngineEvent('embedding.progress', ({ done, total }) => {
    if (done >= total || Date.now() - mapReadAt > growMs) readSoon();
  });
  return () => {
    clearTimeout(timer);
    stopConnection();
    stopChanges();
    stopEmbedding();
    latestGraph.cancel();
    latestMap.cancel();
  };
}

export function readGraph(): void {
  read(
    latestGraph,
    (signal) => callEngine('space.graph', {}, { signal }),
    (graph, graphError) => spaceStore.setState(graph ? { graph, graphError } : { graphError }),
  );
}

export function readMap(): void {
  read(
    latestMap,
    (signal) => callEngine('space.map', {}, { signal }),
    (map, mapError) => spaceStore.setState(map ? { map, mapError } : { mapError }),
  );
}

function read<T>(
  latest: Latest,
  ask: (signal: AbortSignal) => Promise<T>,
  accept: (value: T | undefined, error: ErrorCode | undefined) => void,
): void {
  const signal = latest.begin();
  ask(signal).then(
    (value) => {
      if (!signal.aborted) accept(value, undefined);
    },
    (error: unknown) => {
      if (!signal.aborted && !isCancelled(error)) accept(undefined, errorCodeOf(error));
    },
  );
}

export function showEdges(arrangement: Arrangement, kind: EdgeKind, isShown: boolean): void {
  spaceStore.setState(({ shownEdges }) => ({
    shownEdges: { ...shownEdges, [arrangement]: { ...shownEdges[arrangement], [kind]: isShown } },
  }));
}

export function selectNode(id: string | undefined): void {
  spaceStore.setState({ selected: id });
}

export function selectCluster(cluster: number | undefined): void {
  spaceStore.setState({ cluster, selected: undefined });
}

export function openList(arrangement: Arrangement, isOpen: boolean): void {
  spaceStore.setState(({ isListOpen }) => ({ isListOpen: { ...isListOpen, [arrangement]: isOpen } }));
}
