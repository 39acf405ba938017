import { createEngine } from '../src/engine/engine.ts';
import { quantile } from './machine.ts';

const [modelFolder, workerFolder, indexFolder, startedAt] = process.argv.slice(2);
const queries = [
  'how do I configure the options of a plugin',
  '전세 보증금을 돌려받는 방법',
  'streams and back pressure',
  '커피 물 온도',
  'license and copyright',
  '혈압을 낮추는 음식은 무엇인가요',
  'typescript type declarations',
  '보험금 청구 서류',
];
const rounds = 10;

const engine = await createEngine({
  indexFolder,
  modelFolder,
  workerFolder,
  log: () => {},
  isEmbedding: false,
});
const signal = new AbortController().signal;
const search = (text: string) => engine.parts.search.search(text, 20, signal);

await search(queries[0]);
const firstAnswerMs = Date.now() - Number(startedAt);
const times: number[] = [];
for (let round = 0; round < rounds; round++) {
  for (const [i, query] of queries.entries()) {
    const from = performance.now();
    await search(`${query} ${round * queries.length + i}`); // never the same text twice: no cache helps
    times.push(performance.now() - from);
  }
}
const passages = engine.parts.store.counts().chunks;
const engineMegabytes = process.memoryUsage.rss() / 2 ** 20;
await engine.close();
process.stdout.write(
  JSON.stringify({
    passages,
    firstAnswerMs,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    engineMegabytes,
  }),
  () => process.exit(0),
);
