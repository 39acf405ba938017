import type { ModelStatus } from '../../../shared/domain/chat.ts';
import type { EmbeddingProgress, LibraryStatus } from '../../../shared/domain/library.ts';

export interface MeaningShare {
  readonly done: number;
  readonly total: number;
  readonly secondsLeft?: number;
  /** Why it goes slowly or not at all now. */
  readonly hold?: EmbeddingProgress['hold'];
}

/** The background work's own word while it goes on, else the library's count. @returns undefined for an empty library */
export function meaningOf(library: {
  readonly status?: LibraryStatus;
  readonly embedding?: EmbeddingProgress;
}): MeaningShare | undefined {
  const { status, embedding } = library;
  if (embedding && embedding.total > 0 && embedding.done < embedding.total) return embedding;
  if (!status || status.chunks === 0) return undefined;
  const known = Math.max(status.embedded, embedding?.done ?? 0); // whichever was said last
  return { done: Math.min(known, status.chunks), total: status.chunks };
}

export type AnswersBy =
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'quotes'; readonly isChosen: boolean };

/** @param chosen as in the settings: null for quotes, undefined for the first model there is */
export function answersBy(models: ModelStatus, chosen: string | null | undefined): AnswersBy {
  if (chosen === null) return { kind: 'quotes', isChosen: true };
  const model = chosen ?? models.models[0];
  if (!models.isReachable || model === undefined) return { kind: 'quotes', isChosen: false };
  return { kind: 'model', model };
}
