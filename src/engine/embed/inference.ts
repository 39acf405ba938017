/** What the embedder and its worker threads say to each other. */
import type { EmbedPriority } from '../parts.ts';

export interface InferenceWorkerData {
  readonly modelPath: string;
  readonly output: string;
}

export type InferenceCalls = {
  /** Answers when nothing runs any more; the thread then ends by itself. */
  stop: { params: Record<never, never>; result: null };
  /** Answers once the model is loaded; fails with model-corrupt. */
  load: { params: Record<never, never>; result: null };
  run: {
    params: { readonly tokenIds: Int32Array; readonly priority: EmbedPriority };
    result: Float32Array<ArrayBuffer>;
  };
};

/** Lower runs first. */
export const priorityRank: Readonly<Record<EmbedPriority, number>> = { query: 0, answer: 1, background: 2 };
