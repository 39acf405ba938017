import type { Neighbours } from './neighbours.ts';

export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

/** How many neighbours a note may be joined to by meaning: more makes a cobweb nobody reads. */
const reach = 4;

/**
 * Pairs that are among each other's nearest: no threshold on the cosine is needed, whose level
 * differs from model to model and vault to vault.
 */
export function findSimilarPairs({ count, k, indices, similarities }: Neighbours): readonly Pair[] {
  const used = Math.min(reach, k);
  const isNear = (from: number, to: number) => {
    for (let i = 0; i < used; i++) if (indices[from * k + i] === to) return true;
    return false;
  };
  const pairs: Pair[] = [];
  for (let a = 0; a < count; a++) {
    for (let i = 0; i < used; i++) {
      const b = indices[a * k + i];
      // In a library of a few notes the nearest may still be unlike.
      if (b > a && similarities[a * k + i] > 0 && isNear(b, a))
        pairs.push({ a, b, similarity: similarities[a * k + i] });
    }
  }
  return pairs;
}
