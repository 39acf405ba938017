/** Worker thread: everything of graph and map that takes longer than a frame. */
import { parentPort } from 'node:worker_threads';
import { createServer } from '../../shared/rpc.ts';
import { createAnalyser } from '../analyse/index.ts';
import { layOutGraph } from '../graph/layout.ts';
import { stepBack } from '../threads/stepBack.ts';
import { toPort } from '../threads/workerPort.ts';
import { computeMap } from './computeMap.ts';
import type { MapCalls } from './mapCalls.ts';
import { nameClusters } from './names.ts';
import { fitToUnitSquare } from './project.ts';

if (!parentPort) throw new Error('mapWorker runs as a worker thread');

stepBack();

let analyser: ReturnType<typeof createAnalyser> | undefined;

createServer<MapCalls>(toPort(parentPort), {
  'map.compute': async ({ vectors, dimension, previous }) => computeMap(vectors, dimension, previous),
  'map.name': async ({ texts, fallbacks }) => {
    const { nouns } = await (analyser ??= createAnalyser());
    const nounsOf = texts.map((cluster) => cluster.map((text) => nouns(text)));
    return nameClusters(nounsOf, fallbacks);
  },
  'graph.layOut': async ({ count, edges, start }) => fitToUnitSquare(layOutGraph(count, edges, start)),
});
