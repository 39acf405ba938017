/** Import of real notes, beside the bare embedder and beside transformers.js as peers use it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createEngine } from '../src/engine/engine.ts';
import { modelFolder, repoRoot, workerFolder } from '../fixtures/paths.ts';
import { collectNotes, writeNotes } from './corpus.ts';
import { embedBare } from './embedBare.ts';

export interface ImportFigures {
  readonly notes: number;
  readonly passages: number;
  readonly tokens: number;
  /** Until every word could be searched. */
  readonly wordsSeconds: number;
  /** Until every meaning could. */
  readonly totalSeconds: number;
  readonly importTokensPerSecond: number;
  readonly bareTokensPerSecond: number;
  readonly peerTokensPerSecond: number;
  readonly shareOfBare: number;
  readonly timesPeer: number;
}

const neverAborted = new AbortController().signal;

export async function benchImporting(noteCount: number): Promise<ImportFigures> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-bench-'));
  try {
    const notes = path.join(folder, 'notes');
    const written = await collectNotes(noteCount);
    await writeNotes(notes, written);
    const engine = await createEngine({
      indexFolder: path.join(folder, 'index'),
      modelFolder,
      workerFolder,
      log: () => {},
    });
    const startedAt = performance.now();
    const report = await engine.handlers['library.import'](
      { paths: [notes], mode: 'link' },
      { signal: neverAborted, emit: () => {} },
    );
    const wordsSeconds = (performance.now() - startedAt) / 1000;
    await engine.handlers['library.settle']({}, { signal: neverAborted, emit: () => {} });
    const totalSeconds = (performance.now() - startedAt) / 1000;
    const texts = (await engine.parts.store.allChunks()).map((chunk) => chunk.text);
    await engine.close();

    const bareTokensPerSecond = await embedBare(texts);
    const peerTokensPerSecond = embedAsPeers(written.flatMap(({ text }) => partAtHeadings(text)));
    const importTokensPerSecond = report.tokens / totalSeconds;
    return {
      notes: report.notes,
      passages: report.chunks,
      tokens: report.tokens,
      wordsSeconds,
      totalSeconds,
      importTokensPerSecond,
      bareTokensPerSecond,
      peerTokensPerSecond,
      shareOfBare: importTokensPerSecond / bareTokensPerSecond,
      timesPeer: importTokensPerSecond / peerTokensPerSecond,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The blocks that note apps embed: what stands under a heading, long or short, cut by the model's maximum. */
function partAtHeadings(text: string): string[] {
  return text.split(/^(?=#{1,6} )/m).filter((block) => block.trim() !== '');
}

/** A process of its own, since it brings its own onnxruntime; a tenth of the blocks is enough for a rate. */
function embedAsPeers(texts: readonly string[]): number {
  const peers = path.join(repoRoot, 'bench/peers');
  if (!existsSync(path.join(peers, 'node_modules'))) {
    const npm = process.env['npm_execpath'];
    const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
    const install = spawnSync(command, [...first, 'ci', '--ignore-scripts'], {
      cwd: peers,
      stdio: 'inherit',
    });
    if (install.status !== 0) throw new Error('what the peers use could not be installed');
  }
  // Whole stretches, so that the batches are those of the order of arrival.
  const sample = texts.filter((_, i) => Math.floor(i / 25) % 10 === 0);
  const run = spawnSync(process.execPath, [path.join(peers, 'embed.mjs'), modelFolder], {
    input: JSON.stringify(sample),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0) throw new Error(`transformers.js failed: ${run.stderr}`);
  return (JSON.parse(run.stdout) as { tokensPerSecond: number }).tokensPerSecond;
}
