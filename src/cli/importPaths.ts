import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import type { ImportMode, ImportProgress, ImportReport } from '../shared/domain/library.ts';
import type { Output } from './output.ts';

/** Words first, then meaning: ends when everything can be found by both. */
export function importPaths(
  engine: Engine,
  output: Output,
  paths: readonly string[],
  mode: ImportMode,
): Promise<0 | 1> {
  const absolute = paths.map((each) => path.resolve(each));
  return readIn(engine, output, (context) =>
    engine.handlers['library.import']({ paths: absolute, mode }, context),
  );
}

/** The index anew from the files. */
export function rebuildIndex(engine: Engine, output: Output): Promise<0 | 1> {
  return readIn(engine, output, (context) => engine.handlers['library.rebuild']({}, context));
}

interface Context {
  readonly signal: AbortSignal;
  emit(progress: ImportProgress): void;
}

async function readIn(
  engine: Engine,
  output: Output,
  read: (context: Context) => Promise<ImportReport>,
): Promise<0 | 1> {
  const startedAt = Date.now();
  const { signal } = new AbortController();
  const report = await read({
    signal,
    emit: ({ phase, done, total, currentPath }) =>
      output.progress(`${phase} ${done}/${total} ${currentPath}`),
  });
  await engine.handlers['library.settle'](
    {},
    {
      signal,
      emit: ({ done, total, tokensPerSecond }) =>
        output.progress(`embed ${done}/${total} · ${tokensPerSecond} tokens/s`),
    },
  );
  const ms = Date.now() - startedAt;
  const { added, updated, unchanged, moved, removed, copied, failed, warnings, notes, chunks, tokens } =
    report;
  const tokensPerSecond = Math.round(tokens / (ms / 1000));
  output.result(
    {
      added,
      updated,
      unchanged,
      moved,
      removed,
      copied,
      failed,
      warnings,
      notes,
      chunks,
      tokens,
      ms,
      tokensPerSecond,
    },
    [
      `added ${added}, updated ${updated}, unchanged ${unchanged}, moved ${moved}, removed ${removed}, copied ${copied}, failed ${failed.length}`,
      ...failed.map((problem) => `  failed: ${problem.path}: ${problem.reason} (${problem.code})`),
      ...warnings.map((warning) => `  note: ${warning.path}: ${warning.reason}`),
      `${notes} notes, ${chunks} passages, ${tokens} tokens in ${(ms / 1000).toFixed(1)} s`,
    ].join('\n'),
  );
  return failed.length > 0 && added + updated + unchanged + moved === 0 ? 1 : 0;
}
