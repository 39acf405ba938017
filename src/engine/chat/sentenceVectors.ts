import type { EmbedPriority, Embedder, Preparer } from '../parts.ts';

/** Vectors of texts, each made once, also when asked for twice at the same time. */
export interface SentenceVectors {
  /** Unit vectors in the order of `texts`. */
  of(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
}

export function createSentenceVectors(
  { preparer, embedder }: { readonly preparer: Preparer; readonly embedder: Embedder },
  priority: EmbedPriority = 'answer',
): SentenceVectors {
  const known = new Map<string, Promise<Float32Array>>();

  const embedMissing = (texts: readonly string[], signal: AbortSignal | undefined): void => {
    const missing = [...new Set(texts)].filter((text) => !known.has(text));
    if (missing.length === 0) return;
    const embedding = preparer
      .encodePassages(missing)
      .then((tokenIds) => embedder.embed(tokenIds, priority, signal));
    missing.forEach((text, index) => {
      const vector = embedding.then((vectors) => vectors[index]);
      vector.catch(() => known.delete(text)); // whoever asks again tries again
      known.set(text, vector);
    });
  };

  return {
    of(texts, signal) {
      embedMissing(texts, signal);
      return Promise.all(texts.map((text) => known.get(text)!));
    },
  };
}
