/**
 * How near a text is to texts that have nothing to do with it. The model puts some texts nearer to
 * everything than others, so a cosine means something only above this.
 */
import { probeQuestions } from './probes.ts';
import { createSentenceVectors } from './sentenceVectors.ts';
import type { Embedder, Preparer } from '../parts.ts';
import { mean } from './statistics.ts';
import { dotProduct } from '../../shared/domain/dotProduct.ts';

export interface Chance {
  /** Mean cosine to unrelated texts of a language. */
  of(vector: Float32Array, language: 'ko' | 'en'): Promise<number>;
}

/** Embeds the unrelated texts when they are first asked for, once. */
export function createChance(parts: { readonly preparer: Preparer; readonly embedder: Embedder }): Chance {
  const vectors = createSentenceVectors(parts);
  return {
    of: async (vector, language) => {
      const unrelated = await vectors.of(probeQuestions[language]);
      return mean(unrelated.map((other) => dotProduct(vector, other)));
    },
  };
}
