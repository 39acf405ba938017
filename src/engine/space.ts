/**
 * Graph and map of the library, from the store through the map worker. Both stand on one neighbour
 * graph, computed once for a state of the library and kept; places are remembered between starts,
 * so that a person finds their notes where they left them.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Note } from '../shared/domain/note.ts';
import type { Cluster, NoteGraph, NoteMap } from '../shared/domain/space.ts';
import { SaegimError } from '../shared/errors.ts';
import { createClient, type Client } from '../shared/rpc.ts';
import { buildGraph } from './graph/buildGraph.ts';
import { startPlaces } from './graph/startPlaces.ts';
import type { Log } from './log.ts';
import type { ComputedMap } from './map/computeMap.ts';
import type { MapCalls } from './map/mapCalls.ts';
import { findSimilarPairs } from './map/similarPairs.ts';
import { averageNoteVectors, type NoteVectors } from './noteVectors.ts';
import type { NoteStore } from './parts.ts';
import { untilAborted } from './untilAborted.ts';
import { toPort } from './threads/workerPort.ts';

export interface Space {
  graph(signal?: AbortSignal): Promise<NoteGraph>;
  map(signal?: AbortSignal): Promise<NoteMap>;
  close(): Promise<void>;
}

export interface SpaceParts {
  readonly store: NoteStore;
  readonly dimension: number;
  readonly workerPath: string;
  /** Where the places are remembered; a JSON file. */
  readonly placesFile: string;
  readonly log: Log;
}

/** Enough of a note to name its group from; the rest would only cost time. */
const namingCharacters = 1500;

interface Layer extends NoteVectors {
  readonly computed: ComputedMap;
}

export function createSpace({ store, dimension, workerPath, placesFile, log }: SpaceParts): Space {
  let worker: { thread: Worker; client: Client<MapCalls, Record<never, never>> } | undefined;
  let isClosed = false;
  const computing = new Set<Promise<unknown>>();
  const layerOf = keepLatest(computeLayer);
  const mapOf = keepLatest(computeNoteMap);
  const graphOf = keepLatest(computeGraph);

  /** Changes whenever notes or vectors do. */
  function libraryState(): string {
    const contents = createHash('sha1');
    for (const { id, contentHash } of store.notes()) contents.update(`${id} ${contentHash}\n`);
    return `${contents.digest('hex')} ${store.counts().embedded}`;
  }

  function ask(): Client<MapCalls, Record<never, never>> {
    if (isClosed) throw new SaegimError('engine-gone', 'the engine is closed');
    if (!worker) {
      const thread = new Worker(workerPath);
      const client = createClient<MapCalls>(toPort(thread));
      // Its exit rejects what waits; the next question starts another.
      thread.on('error', (error) => log('error', 'the map worker stopped', error));
      thread.once('exit', () => {
        client.close();
        if (worker?.thread === thread) worker = undefined;
      });
      worker = { thread, client };
    }
    return worker.client;
  }

  async function computeLayer(): Promise<Layer> {
    const notes = notesInOrder(store);
    const [chunks, vectorOf] = await Promise.all([store.allChunks(), store.vectors()]);
    const averaged = averageNoteVectors(notes, chunks, vectorOf, dimension);
    const ids = averaged.notes.map((note) => note.id);
    const previous = await readPlaces(placesFile, ids);
    const computed = await ask().call('map.compute', { vectors: averaged.vectors, dimension, previous });
    if (!store.isReadOnly) {
      await savePlaces(placesFile, ids, computed.positions).catch((error) =>
        log('warn', 'places are not kept', error),
      );
    }
    return { ...averaged, computed };
  }

  async function computeNoteMap(): Promise<NoteMap> {
    const { notes, pending, computed } = await layerOf(libraryState());
    const clusters = await nameAll(notes, computed);
    return {
      noteIds: notes.map((note) => note.id),
      titles: notes.map((note) => note.title),
      paths: notes.map((note) => note.path),
      positions: computed.positions,
      clusterOf: computed.clusterOf,
      outlierScores: computed.outlierScores,
      clusters,
      pending,
    };
  }

  async function nameAll(notes: NoteVectors['notes'], computed: ComputedMap): Promise<readonly Cluster[]> {
    const texts = await Promise.all(
      computed.central.map((points) => Promise.all(points.map((point) => beginningOf(notes[point])))),
    );
    const medoids = computed.central.map((points) => notes[points[0]]);
    const names = await ask().call('map.name', { texts, fallbacks: medoids.map((note) => note.title) });
    return names.map(({ label, terms }, id) => ({
      id,
      label,
      terms,
      size: computed.clusterOf.reduce((size, cluster) => size + (cluster === id ? 1 : 0), 0),
      medoid: medoids[id].id,
    }));
  }

  async function beginningOf(note: NoteVectors['notes'][number]): Promise<string> {
    const chunks = await store.chunksOfNote(note.id);
    const body = chunks.map((chunk) => chunk.text).join('\n');
    return `${note.title}\n${note.tags.join('\n')}\n${body.slice(0, namingCharacters)}`;
  }

  async function computeGraph(): Promise<NoteGraph> {
    const { notes: placed, computed } = await layerOf(libraryState());
    const notes = notesInOrder(store);
    const rowOf = new Map(notes.map((note, row) => [note.id, row]));
    const similar = findSimilarPairs(computed.neighbours).flatMap(({ a, b, similarity }) => {
      const rowA = rowOf.get(placed[a].id);
      const rowB = rowOf.get(placed[b].id);
      return rowA === undefined || rowB === undefined ? [] : [{ a: rowA, b: rowB, similarity }];
    });
    const { nodes, sources, targets, kinds, weights } = buildGraph(notes, similar);
    const edges = { sources, targets, weights };
    const mapRowOf = new Map(placed.map((note, row) => [note.id, row]));
    const rows = nodes.map(({ id }) => mapRowOf.get(id));
    const start = startPlaces(rows, edges, computed.positions);
    const positions = await ask().call('graph.layOut', { count: nodes.length, edges, start });
    return { nodes, sources, targets, kinds, weights, positions };
  }

  /** One computation a state of the library, shared by whoever asks meanwhile. */
  function keepLatest<T>(compute: () => Promise<T>): (state: string) => Promise<T> {
    let latest: { state: string; value: Promise<T> } | undefined;
    return (state) => {
      if (latest?.state !== state) {
        const value = compute();
        latest = { state, value };
        computing.add(value);
        value
          .catch(() => {
            if (latest?.value === value) latest = undefined; // a failure is not kept: the next one tries again
          })
          .finally(() => computing.delete(value));
      }
      return latest.value;
    };
  }

  return {
    graph: (signal) => untilAborted(graphOf(libraryState()), signal),
    map: (signal) => untilAborted(mapOf(libraryState()), signal),
    async close() {
      isClosed = true;
      await worker?.thread.terminate();
      await Promise.allSettled(computing);
    },
  };
}

const placesSchema = z.object({
  version: z.literal(1),
  places: z.record(z.string(), z.tuple([z.number(), z.number()])),
});

/** @returns positions in the order of `ids`, NaN for the unknown; undefined when nothing is remembered */
async function readPlaces(file: string, ids: readonly string[]): Promise<Float32Array | undefined> {
  let remembered: z.infer<typeof placesSchema>;
  try {
    remembered = placesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined; // first time, or unreadable: the layout is derived and made anew
  }
  const positions = new Float32Array(ids.length * 2).fill(NaN);
  ids.forEach((id, i) => {
    const place = remembered.places[id];
    if (place) positions.set(place, i * 2);
  });
  return positions;
}

async function savePlaces(file: string, ids: readonly string[], positions: Float32Array): Promise<void> {
  const round = (value: number) => Math.round(value * 1e5) / 1e5;
  const places = Object.fromEntries(
    ids.map((id, i) => [id, [round(positions[i * 2]), round(positions[i * 2 + 1])]]),
  );
  await writeFileAtomic(file, JSON.stringify({ version: 1, places }));
}

/** By their places on disk: ids are made up at import, and the same files are to give the same picture. */
function notesInOrder(store: NoteStore): readonly Note[] {
  return [...store.notes()].sort((a, b) => (placeOnDisk(a) < placeOnDisk(b) ? -1 : 1));
}

function placeOnDisk({ root, path }: Note): string {
  return `${root}\n${path}`;
}
