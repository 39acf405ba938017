import type { SourceRange } from '../../shared/domain/note.ts';
import type { PreparedNote, QueryTerms, ReadableText } from '../parts.ts';

export interface PrepareWorkerData {
  readonly modelFolder: string;
}

/** What the engine asks of the prepare worker. */
export type PrepareCalls = {
  /** Answers once tokenizer and analyser are loaded. */
  load: { params: null; result: null };
  /** Its parts are signs of life. */
  prepareNote: { params: { bytes: Uint8Array; fileName: string }; result: PreparedNote; part: null };
  /** The same for a document that the read worker converted. */
  prepareDocument: { params: { document: ReadableText; fileName: string }; result: PreparedNote; part: null };
  /** Of files that are their own text. */
  read: { params: { bytes: Uint8Array; fileName: string }; result: ReadableText };
  analyseQuery: { params: string; result: QueryTerms };
  encodePassages: { params: readonly string[]; result: readonly Int32Array[] };
  encodeQuery: { params: string; result: Int32Array };
  splitSentences: { params: string; result: readonly SourceRange[] };
};
