import type { ErrorCode } from '../errors.ts';

export interface ImportProblem {
  /** Relative to the imported root where it lies in one, else absolute. */
  readonly path: string;
  readonly code: ErrorCode;
  /** One sentence in English, for the log and the command line. */
  readonly reason: string;
}

export type WarningCode = 'front-matter-broken' | 'duplicate-content' | 'replacement-characters';

export interface ImportWarning {
  readonly path: string;
  readonly code: WarningCode;
  readonly reason: string;
}

export interface ImportProgress {
  readonly phase: 'find' | 'read';
  readonly done: number;
  /** Files found so far; final once `phase` is `read`. */
  readonly total: number;
  readonly currentPath: string;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Files per second over the last seconds, and what that leaves; absent until known. */
  readonly filesPerSecond?: number;
  readonly secondsLeft?: number;
}

export interface ImportReport {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Notes whose files are gone from the imported folders. */
  readonly removed: number;
  readonly failed: readonly ImportProblem[];
  readonly warnings: readonly ImportWarning[];
  /** Whether the person stopped it; what was done until then stays. */
  readonly isCancelled: boolean;
  /** In the whole library afterwards. */
  readonly notes: number;
  readonly chunks: number;
  /** Tokens of the chunks written by this import. */
  readonly tokens: number;
  readonly ms: number;
}

/** How far meaning has come behind words. */
export interface EmbeddingProgress {
  readonly done: number;
  readonly total: number;
  readonly tokensPerSecond: number;
  readonly secondsLeft?: number;
}

export interface LibraryStatus {
  readonly notes: number;
  readonly chunks: number;
  readonly embedded: number;
  readonly roots: readonly string[];
  readonly indexFolder: string;
  /** Bytes of the index on disk. */
  readonly indexBytes: number;
  readonly model: string;
  readonly isReadOnly: boolean;
  /** Set when the damaged index was put aside and made anew. */
  readonly recoveredFrom?: string;
  readonly isImporting: boolean;
}
