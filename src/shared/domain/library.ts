import type { ErrorCode } from '../errors.ts';

export interface ImportProblem {
  /** Relative to the imported root where it lies in one, else absolute. */
  readonly path: string;
  readonly code: ErrorCode;
  /** One sentence in English, for the log and the command line. */
  readonly reason: string;
}

export type WarningCode =
  | 'front-matter-broken'
  | 'duplicate-content'
  | 'replacement-characters'
  | 'sync-conflict' // a copy that a cloud service made when two machines wrote at once
  | 'partly-read' // a limit cut it: pages, rows, cells
  | 'kept-both' // a file of that name with other content was there; this one came in under another name
  | 'attachment-missing';

export interface ImportWarning {
  readonly path: string;
  readonly code: WarningCode;
  readonly reason: string;
}

export interface ImportProgress {
  /** `copy` only when files are copied into the library folder; counts are of that phase's files. */
  readonly phase: 'copy' | 'find' | 'read';
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
  /** Notes whose files were found again under another path; they keep their identity. */
  readonly moved: number;
  /** Notes whose files are gone from the imported folders. */
  readonly removed: number;
  readonly failed: readonly ImportProblem[];
  readonly warnings: readonly ImportWarning[];
  /** Files copied into the library folder, attachments included; 0 when read in place. */
  readonly copied: number;
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
  /** Why it rests or goes slowly, while something waits: the person paused it, or it makes room for other work. */
  readonly hold?: 'paused' | 'battery' | 'busy';
}

export interface LibraryStatus {
  readonly notes: number;
  readonly chunks: number;
  readonly embedded: number;
  readonly roots: readonly string[];
  /** Where dropped files are copied to; absent when none was given (command line). */
  readonly libraryFolder?: string;
  /** Files that could not be read, to be looked at (`library.failures`). */
  readonly failed: number;
  /** The person paused reading and embedding. */
  readonly isPaused: boolean;
  readonly indexFolder: string;
  /** Bytes of the index on disk. */
  readonly indexBytes: number;
  readonly model: string;
  readonly isReadOnly: boolean;
  /** Set when the damaged index was put aside and made anew. */
  readonly recoveredFrom?: string;
  readonly isImporting: boolean;
}

/** `copy`: into the library folder. `link`: read and watched where it is. */
export type ImportMode = 'copy' | 'link';

/** A folder (or single file) that the library keeps in step with. */
export interface LibrarySource {
  readonly path: string;
  readonly kind: 'library' | 'linked';
  /** `missing`: not there now, perhaps a drive that is not plugged in; its notes stay. `unwatched`: it is read at start only. */
  readonly state: 'watched' | 'missing' | 'unwatched';
  readonly notes: number;
}

/** As in `.gitignore`, one pattern each. */
export interface LibraryPatterns {
  /** Left out everywhere. */
  readonly exclude: readonly string[];
  /** When there are any, nothing else is taken in. */
  readonly include: readonly string[];
}

export interface FailedFile {
  readonly absolutePath: string;
  /** From its source. */
  readonly path: string;
  readonly code: ErrorCode;
  /** One sentence in English, for the log and the command line. */
  readonly reason: string;
  /** How often it failed with this content. */
  readonly attempts: number;
  /** After three failures it is tried again only when a person asks, or when it has changed. */
  readonly isSetAside: boolean;
  /** ms since 1970. */
  readonly failedAt: number;
}
