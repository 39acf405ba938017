import type { EmbedPriority, Embedder, Preparer } from '../parts.ts';

/** Vectors of texts, each made once; for the length of one answer. */
export interface SentenceVectors {
  /** Unit vectors in the order of `texts`. */
  of(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
}

export function createSentenceVectors(
  { preparer, embedder }: { readonly preparer: Preparer; readonly embedder: Embedder },
  priority: EmbedPriority = 'answer',
): SentenceVectors {
  const known = new Map<string, Float32Array>();
  return {
    async of(texts, signal) {
      const missing = [...new Set(texts)].filter((text) => !known.has(text));
      if (missing.length > 0) {
        const vectors = await embedder.embed(await preparer.encodePassages(missing), priority, signal);
        missing.forEach((text, index) => known.set(text, vectors[index]));
      }
      return texts.map((text) => known.get(text)!);
    },
  };
}
