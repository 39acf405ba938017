import type { Engine } from '../engine/engine.ts';
import type { Output } from './output.ts';

export async function showStatus(engine: Engine, output: Output): Promise<0> {
  const status = await engine.handlers['library.status'](
    {},
    { signal: new AbortController().signal, emit: () => {} },
  );
  const { notes, chunks, embedded, indexFolder, indexBytes, roots, model } = status;
  output.result(
    status,
    [
      `${notes} notes, ${chunks} passages, ${embedded} with meaning (${model})`,
      `index ${indexFolder}, ${(indexBytes / 1e6).toFixed(1)} MB`,
      ...roots.map((root) => `reads ${root}`),
    ].join('\n'),
  );
  return 0;
}
