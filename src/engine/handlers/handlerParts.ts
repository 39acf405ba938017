import type { EngineCalls, EngineEvents } from '../../shared/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Chat } from '../chat/index.ts';
import type { EmbeddingQueue } from '../embeddingQueue.ts';
import type { Failures } from '../library/failures.ts';
import type { ImportJournal } from '../library/importJournal.ts';
import type { LibrarySources } from '../library/librarySources.ts';
import type { Log } from '../log.ts';
import type { Generator, NoteStore, Preparer } from '../parts.ts';
import type { Pipeline } from '../pipeline.ts';
import type { RebuildParts } from '../library/rebuild.ts';
import type { Search } from '../search/index.ts';
import type { Space } from '../space.ts';
import type { Writing } from '../write/index.ts';

export type Emit = <K extends keyof EngineEvents & string>(event: K, payload: EngineEvents[K]) => void;

/** What the calls of the contract are answered from. */
export interface HandlerParts extends RebuildParts {
  readonly store: NoteStore;
  readonly preparer: Preparer;
  readonly queue: EmbeddingQueue;
  readonly journal: ImportJournal;
  readonly failures: Failures;
  readonly pipeline: Pipeline;
  readonly sources: LibrarySources;
  /** What is remembered of notes that went. */
  forget(): void;
  readonly search: Search;
  readonly chat: Chat;
  readonly space: Space;
  readonly writing: Writing;
  readonly generator: Generator;
  readonly emit: Emit;
  readonly log: Log;
  readonly indexFolder: string;
  /** Where dropped files are copied to and new notes are made. */
  readonly libraryFolder?: string;
  readonly model: string;
  /** Aborted when the engine closes. */
  readonly closing: AbortSignal;
}

/** The part of the contract whose names begin so. */
export type HandlersOf<Area extends string> = {
  [K in keyof Handlers<EngineCalls> as K extends `${Area}.${string}` ? K : never]: Handlers<EngineCalls>[K];
};
