/** Who is joined with whom, both ways, in one flat table. */
export interface Adjacency {
  /** Calls back with each neighbour and the line that leads there. */
  forEach(point: number, callback: (neighbour: number, line: number) => void): void;
}

export function buildAdjacency(count: number, sources: Uint32Array, targets: Uint32Array): Adjacency {
  const starts = new Uint32Array(count + 1);
  for (let line = 0; line < sources.length; line++) {
    starts[sources[line] + 1]++;
    starts[targets[line] + 1]++;
  }
  for (let point = 0; point < count; point++) starts[point + 1] += starts[point];
  const lines = new Uint32Array(sources.length * 2);
  const filled = starts.slice();
  for (let line = 0; line < sources.length; line++) {
    lines[filled[sources[line]]++] = line;
    lines[filled[targets[line]]++] = line;
  }
  return {
    forEach(point, callback) {
      for (let i = starts[point]; i < starts[point + 1]; i++) {
        const line = lines[i];
        callback(sources[line] === point ? targets[line] : sources[line], line);
      }
    },
  };
}
