/** Search over 10,000 passages: the first after a start, the later ones, and the engine's memory. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { createEngine } from '../src/engine/engine.ts';
import { createRandom } from '../src/engine/map/random.ts';
import { modelFolder, repoRoot, workerFolder } from '../fixtures/paths.ts';
import { collectNotes, writeNotes } from './corpus.ts';

export interface SearchFigures {
  readonly passages: number;
  /** From the start of a process to the first answer. */
  readonly firstAnswerMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly engineMegabytes: number;
}

const passages = 10_000;

export async function benchSearching(): Promise<SearchFigures> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-bench-'));
  try {
    const indexFolder = path.join(folder, 'index');
    await fillLibrary(path.join(folder, 'notes'), indexFolder);
    return await runChild(await buildChild(folder), indexFolder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Real words, made-up vectors: half an hour of embedding would change neither time nor memory of a
 * search. The notes are imported a few times over under other names, with a word of their own.
 */
async function fillLibrary(notesFolder: string, indexFolder: string): Promise<void> {
  const engine = await createEngine({
    indexFolder,
    modelFolder,
    workerFolder,
    log: () => {},
    isEmbedding: false,
  });
  const signal = new AbortController().signal;
  const notes = await collectNotes(500);
  for (let copy = 0; engine.parts.store.counts().chunks < passages; copy++) {
    const folder = path.join(notesFolder, String(copy));
    await writeNotes(
      folder,
      notes.map(({ name, text }, i) => ({ name, text: text.replace(/\n\n/g, `\n\ncopy${copy}x${i} `) })),
    );
    await engine.handlers['library.import']({ paths: [folder], mode: 'link' }, { signal, emit: () => {} });
  }
  const random = createRandom(11);
  for (;;) {
    const waiting = await engine.parts.store.pendingEmbeddings(2000);
    if (waiting.length === 0) break;
    await engine.parts.store.putEmbeddings(waiting.map(({ hash }) => ({ hash, vector: randomUnit(random) })));
  }
  await engine.parts.store.maintain();
  await engine.close();
}

function randomUnit(random: () => number): Float32Array {
  const vector = Float32Array.from({ length: 384 }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Plain JavaScript, as the app runs it: a compiler in the process would be measured too. */
async function buildChild(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: repoRoot,
    logLevel: 'error',
    build: {
      ssr: path.join(repoRoot, 'bench/searchingChild.ts'),
      target: 'node20',
      // Inside the checkout, so that the packages are found.
      outDir: path.join(repoRoot, 'out/bench', path.basename(folder)),
    },
  });
  return path.join(repoRoot, 'out/bench', path.basename(folder), 'searchingChild.js');
}

/** A fresh process, as a person starts the app. */
function runChild(child: string, indexFolder: string): Promise<SearchFigures> {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const run = spawn(process.execPath, [child, modelFolder, workerFolder, indexFolder, String(startedAt)], {
      cwd: repoRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    run.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    run.once('error', reject);
    run.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as SearchFigures);
      else reject(new Error(`the searching process ended with ${code}`));
    });
  });
}
