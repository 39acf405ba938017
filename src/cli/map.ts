import type { Engine } from '../engine/engine.ts';
import type { Output } from './output.ts';

export async function showMap(engine: Engine, output: Output): Promise<0> {
  const map = await engine.handlers['space.map'](
    {},
    { signal: new AbortController().signal, emit: () => {} },
  );
  if (map.pending > 0) output.note(`${map.pending} notes have no place yet: they are not embedded`);
  const points = map.paths.map((path, i) => ({
    path,
    x: map.positions[i * 2],
    y: map.positions[i * 2 + 1],
    cluster: map.clusterOf[i],
    outlierScore: map.outlierScores[i],
  }));
  const clusters = map.clusters.map(({ id, label, size }) => ({ id, label, size }));
  const text = clusters.map(({ id, label, size }) => {
    const paths = points.filter((point) => point.cluster === id).map((point) => `   ${point.path}`);
    return [`${label} (${size})`, ...paths].join('\n');
  });
  output.result({ points, clusters }, text.join('\n') || 'no notes');
  return 0;
}
