/**
 * Six thousand notes in thirty languages, as someone brings them who kept notes for ten years: that all come in,
 * how fast beside the bare embedder, and how long opening takes when nothing changed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { modelFolder, workerFolder } from '../fixtures/paths.ts';
import type { ImportProblem } from '../src/shared/domain/library.ts';
import { createEngine, type Engine } from '../src/engine/engine.ts';
import { embedBare } from './embedBare.ts';
import { writeLanguageVault } from './languageVault.ts';

export interface VaultFigures {
  readonly notes: number;
  readonly languages: number;
  readonly failed: readonly ImportProblem[];
  readonly passages: number;
  readonly tokens: number;
  readonly wordsSeconds: number;
  readonly totalSeconds: number;
  readonly tokensPerSecond: number;
  readonly shareOfBare: number;
  /** From opening until everything on the disk was compared. */
  readonly reopenSeconds: number;
  /** Passages that were embedded again by opening; nothing changed. */
  readonly embeddedAgain: number;
}

const signal = new AbortController().signal;
const context = { signal, emit: () => {} };

export async function benchVault(count: number): Promise<VaultFigures> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'saegim-vault-'));
  const notes = path.join(folder, 'notes');
  const open = () =>
    createEngine({ indexFolder: path.join(folder, 'index'), modelFolder, workerFolder, log: () => {} });
  try {
    const languages = await writeLanguageVault(notes, count);
    const engine = await open();
    const startedAt = performance.now();
    const report = await engine.handlers['library.import']({ paths: [notes], mode: 'link' }, context);
    const wordsSeconds = secondsSince(startedAt);
    await engine.handlers['library.settle']({}, context);
    const totalSeconds = secondsSince(startedAt);
    const texts = (await engine.parts.store.allChunks()).map((chunk) => chunk.text);
    await engine.close();

    const { reopenSeconds, embeddedAgain } = await reopen(open);
    const tokensPerSecond = report.tokens / totalSeconds;
    return {
      notes: report.notes,
      languages,
      failed: report.failed,
      passages: report.chunks,
      tokens: report.tokens,
      wordsSeconds,
      totalSeconds,
      tokensPerSecond,
      shareOfBare: tokensPerSecond / (await embedBare(texts)),
      reopenSeconds,
      embeddedAgain,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function reopen(
  open: () => Promise<Engine>,
): Promise<Pick<VaultFigures, 'reopenSeconds' | 'embeddedAgain'>> {
  const startedAt = performance.now();
  const engine = await open();
  const waiting = engine.parts.store.pendingCount().passages;
  while ((await engine.handlers['library.status']({}, context)).isImporting) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const reopenSeconds = secondsSince(startedAt);
  const embeddedAgain = waiting + engine.parts.store.pendingCount().passages;
  await engine.close();
  return { reopenSeconds, embeddedAgain };
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}
