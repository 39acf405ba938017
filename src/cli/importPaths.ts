import path from 'node:path';
import type { Engine } from '../engine/engine.ts';
import type { Output } from './output.ts';

/** Words first, then meaning: ends when everything can be found by both. */
export async function importPaths(engine: Engine, output: Output, paths: readonly string[]): Promise<0 | 1> {
  const startedAt = Date.now();
  const { signal } = new AbortController();
  const report = await engine.handlers['library.import'](
    { paths: paths.map((each) => path.resolve(each)) },
    {
      signal,
      emit: ({ phase, done, total, currentPath }) =>
        output.progress(`${phase} ${done}/${total} ${currentPath}`),
    },
  );
  await engine.handlers['library.settle'](
    {},
    {
      signal,
      emit: ({ done, total, tokensPerSecond }) =>
        output.progress(`embed ${done}/${total} · ${tokensPerSecond} tokens/s`),
    },
  );
  const ms = Date.now() - startedAt;
  const { added, updated, unchanged, removed, failed, warnings, notes, chunks, tokens } = report;
  const tokensPerSecond = Math.round(tokens / (ms / 1000));
  output.result(
    { added, updated, unchanged, removed, failed, warnings, notes, chunks, tokens, ms, tokensPerSecond },
    [
      `added ${added}, updated ${updated}, unchanged ${unchanged}, removed ${removed}, failed ${failed.length}`,
      ...failed.map((problem) => `  failed: ${problem.path}: ${problem.reason} (${problem.code})`),
      ...warnings.map((warning) => `  note: ${warning.path}: ${warning.reason}`),
      `${notes} notes, ${chunks} passages, ${tokens} tokens in ${(ms / 1000).toFixed(1)} s`,
    ].join('\n'),
  );
  return failed.length > 0 && added + updated + unchanged === 0 ? 1 : 0;
}
