import type { SourceRange } from '../../shared/domain/note.ts';
import type { PreparedNote, QueryTerms } from '../parts.ts';

export interface PrepareWorkerData {
  readonly modelFolder: string;
}

/** What the engine asks of the prepare worker. */
export type PrepareCalls = {
  /** Answers once tokenizer and analyser are loaded. */
  load: { params: null; result: null };
  prepareNote: { params: { bytes: Uint8Array; fileName: string }; result: PreparedNote };
  decode: { params: { bytes: Uint8Array; fileName: string }; result: string };
  analyseQuery: { params: string; result: QueryTerms };
  encodePassages: { params: readonly string[]; result: readonly Int32Array[] };
  encodeQuery: { params: string; result: Int32Array };
  splitSentences: { params: string; result: readonly SourceRange[] };
};
