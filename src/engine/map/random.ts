/** Seeded numbers in [0, 1): xorshift32 (Marsaglia 2003), fast and the same everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
