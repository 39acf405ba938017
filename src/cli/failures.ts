import type { Engine } from '../engine/engine.ts';
import type { Output } from './output.ts';

/** Newest first. */
export async function showFailures(engine: Engine, output: Output): Promise<0> {
  const context = { signal: new AbortController().signal, emit: () => {} };
  const failures = await engine.handlers['library.failures']({}, context);
  const lines = failures.map(({ absolutePath, reason, code, attempts, isSetAside }) => {
    const tried = isSetAside ? `set aside after ${attempts} attempts` : `tried ${attempts} times`;
    return `${absolutePath}: ${reason} (${code}, ${tried})`;
  });
  output.result({ failures }, lines.length > 0 ? lines.join('\n') : 'every file could be read');
  return 0;
}
