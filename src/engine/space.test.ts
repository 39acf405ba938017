import { readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../fixtures/noteFiles.ts';
import { readSampleNotes } from '../../fixtures/openLibrary.ts';
import { modelFolder, workerFolder } from '../../fixtures/paths.ts';
import { edgeKinds, type NoteMap } from '../shared/domain/space.ts';
import { createEngine, type Engine } from './engine.ts';
import { createSpace, type Space } from './space.ts';

let folder: string;
let notes: string;
let engine: Engine;
let space: Space;
let placesFile: string;
const spaces: Space[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  notes = path.join(folder, 'notes');
  await writeFiles(notes, await readSampleNotes());
  engine = await createEngine({
    indexFolder: path.join(folder, 'index'),
    modelFolder,
    workerFolder,
    log: () => {},
  });
  await importAll();
  placesFile = path.join(folder, 'places.json');
  space = openSpace(placesFile);
});

afterAll(async () => {
  for (const each of spaces) await each.close();
  await engine.close();
  await removeFolder(folder);
});

const context = { signal: new AbortController().signal, emit: () => {} };

async function importAll(): Promise<void> {
  await engine.handlers['library.import']({ paths: [notes], mode: 'link' }, context);
  await engine.handlers['library.settle']({}, context);
}

function openSpace(file: string, options: { readonly isReadOnly?: boolean } = {}): Space {
  const opened = createSpace({
    store: { ...engine.parts.store, ...options },
    dimension: engine.parts.embedder.dimension,
    workerPath: path.join(workerFolder, 'mapWorker.js'),
    placesFile: file,
    log: () => {},
  });
  spaces.push(opened);
  return opened;
}

const placesOf = (map: NoteMap) =>
  new Map(
    map.paths.map((notePath, i) => [notePath, [map.positions[i * 2], map.positions[i * 2 + 1]]] as const),
  );

/** Places are kept to five digits. */
function expectSamePlaces(map: NoteMap, before: NoteMap): void {
  const places = placesOf(map);
  for (const [notePath, [x, y]] of placesOf(before)) {
    expect(places.get(notePath)?.[0]).toBeCloseTo(x, 4);
    expect(places.get(notePath)?.[1]).toBeCloseTo(y, 4);
  }
}

describe('the map of the sample library', () => {
  let map: NoteMap;

  beforeAll(async () => {
    map = await space.map();
  });

  it('has a place for every note', () => {
    expect([map.noteIds.length, map.pending, new Set(map.noteIds).size]).toEqual([44, 0, 44]);
  });

  it('has finite places in the unit square', () => {
    expect(map.positions).toHaveLength(88);
    expect([...map.positions].filter((value) => !(Math.abs(value) <= 1.05))).toEqual([]);
  });

  it('puts no two notes on one place', () => {
    expect(new Set([...placesOf(map).values()].map(String)).size).toBe(44);
  });

  it('names every cluster in words of its own', () => {
    const labels = map.clusters.map(({ label }) => label);
    expect(labels.every((label) => /[\p{L}\p{N}]/u.test(label))).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('has some clusters, and neither one nor one a note', () => {
    expect(map.clusters.length).toBeGreaterThan(3);
    expect(map.clusters.length).toBeLessThan(20);
  });

  it('counts each cluster as large as it is', () => {
    const sizes = map.clusters.map(({ id }) => map.clusterOf.filter((cluster) => cluster === id).length);
    expect(map.clusters.map(({ size }) => size)).toEqual(sizes);
  });

  it('takes the middle note of a cluster from that cluster', () => {
    const clusterOfMedoid = map.clusters.map(({ medoid }) => map.clusterOf[map.noteIds.indexOf(medoid)]);
    expect(clusterOfMedoid).toEqual(map.clusters.map(({ id }) => id));
  });

  it('scores outliers between 0 and 1', () => {
    expect([...map.outlierScores].filter((score) => !(score >= 0 && score <= 1))).toEqual([]);
  });

  it('brings notes on one subject together across languages', () => {
    const indexOf = (part: string) => map.paths.findIndex((each) => each.includes(part));
    const clusterOf = (part: string) => map.clusterOf[indexOf(part)];
    expect(clusterOf('비상금 통장')).toBe(clusterOf('Emergency fund'));
  });
});

describe('the graph of the sample library', () => {
  it('has every note once, and a finite place for every node', async () => {
    const { nodes, positions } = await space.graph();
    expect([
      nodes.filter(({ kind }) => kind === 'note').length,
      new Set(nodes.map(({ id }) => id)).size,
      positions.length,
      [...positions].every(Number.isFinite),
      nodes.every(({ label }) => label.trim() !== ''),
    ]).toEqual([44, nodes.length, nodes.length * 2, true, true]);
  });

  it('joins nodes that it has, by all three kinds of edges', async () => {
    const { nodes, sources, targets, kinds, weights } = await space.graph();
    const ends = [...sources, ...targets];
    expect([
      ends.every((end) => end < nodes.length),
      sources.length === targets.length &&
        kinds.length === sources.length &&
        weights.length === sources.length,
      [...weights].every((weight) => weight > 0 && weight <= 1),
      [...new Set([...kinds].map((kind) => edgeKinds[kind]))].sort(),
    ]).toEqual([true, true, true, ['link', 'similar', 'tag']]);
  });
});

describe('asking', () => {
  it('computes a state of the library once', async () => {
    const [first, second] = await Promise.all([space.map(), space.map()]);
    expect(second).toBe(first);
  });

  it('stops waiting when it is cancelled, and the others get their map', async () => {
    const fresh = openSpace(path.join(folder, 'fresh.json'));
    const controller = new AbortController();
    const cancelled = fresh.map(controller.signal);
    const other = fresh.map();
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect((await other).noteIds).toHaveLength(44);
  });

  it('fails with engine-gone when it is closed meanwhile, and leaves no thread behind', async () => {
    const closing = openSpace(path.join(folder, 'closing.json'));
    const asked = expect(closing.map()).rejects.toMatchObject({ code: 'engine-gone' });
    await closing.close();
    await asked;
    await expect(closing.graph()).rejects.toMatchObject({ code: 'engine-gone' });
  });
});

describe('opened again', () => {
  it('shows every note where it was', async () => {
    const before = await space.map();
    expectSamePlaces(await openSpace(placesFile).map(), before);
  });

  it('writes no places where it only reads', async () => {
    const file = path.join(folder, 'reader.json');
    await openSpace(file, { isReadOnly: true }).map();
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('lays out anew where the places cannot be read', async () => {
    const file = path.join(folder, 'broken.json');
    await writeFile(file, '{ "version": 1, "places": { "x": [null] ');
    const map = await openSpace(file).map();
    expect([map.positions.every(Number.isFinite), JSON.parse(await readFile(file, 'utf8'))]).toMatchObject([
      true,
      { version: 1 },
    ]);
  });

  it('draws the map also where the places cannot be kept', async () => {
    const map = await openSpace(path.join(folder, 'missing', 'places.json')).map();
    expect(map.noteIds).toHaveLength(44);
  });
});

describe('a change of the library', () => {
  it('moves no other note when one comes', async () => {
    const before = await space.map();
    await writeFiles(notes, {
      'new.md': '# Cold brew again\n\nCoarse coffee grounds in cold water over night, then filtered.',
    });
    await importAll();
    const after = await space.map();
    expect(after.paths).toContain('new.md');
    expectSamePlaces(after, before);
  });

  it('is seen under an old date too', async () => {
    await writeFiles(notes, { 'old.md': '# One title\n\nSome words about tea.' });
    await utimes(path.join(notes, 'old.md'), 1e9, 1e9);
    await importAll();
    const before = await space.map();
    await writeFiles(notes, { 'old.md': '# Another title\n\nSome words about tea.' });
    await utimes(path.join(notes, 'old.md'), 1e9, 1e9);
    await importAll();
    const after = await space.map();
    expect([before.titles.includes('One title'), after.titles.includes('Another title')]).toEqual([
      true,
      true,
    ]);
  });

  it('takes a note away whose file is gone, from map and graph, and moves no other', async () => {
    const before = await space.map();
    await unlink(path.join(notes, 'travel/Kyoto in November.md'));
    await importAll();
    const [map, graph] = [await space.map(), await space.graph()];
    expect([
      map.paths.filter((notePath) => notePath.includes('Kyoto in')),
      graph.nodes.filter(({ kind, label }) => kind === 'note' && label.includes('Kyoto in')),
    ]).toEqual([[], []]);
    const gone = before.paths.findIndex((notePath) => notePath.includes('Kyoto in'));
    const withoutGone = {
      ...before,
      paths: before.paths.filter((_, i) => i !== gone),
      positions: before.positions.filter((_, i) => i >> 1 !== gone),
    };
    expectSamePlaces(map, withoutGone);
  });

  it('leaves a map without notes when all are gone', async () => {
    for (const name of ['kitchen', 'reading', 'travel', 'work', '공부', '생활', 'new.md', 'old.md']) {
      await rm(path.join(notes, name), { recursive: true });
    }
    await rm(path.join(notes, '새김 시작하기 – Welcome to Saegim.md'));
    await importAll();
    const map = await space.map();
    expect([map.noteIds, map.clusters, (await space.graph()).nodes]).toEqual([[], [], []]);
  });
});
