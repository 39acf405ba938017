/**
 * Every call, stream and event between the page (or the command line, or a test) and the engine.
 * Client and server types are derived from these maps, so a missing handler does not compile.
 */
import type { Answer, AnswerPart, ModelStatus } from './domain/chat.ts';
import type { EmbeddingProgress, ImportProgress, ImportReport, LibraryStatus } from './domain/library.ts';
import type { Note, NoteDocument, NoteId } from './domain/note.ts';
import type { RelatedNote, SearchAnswer } from './domain/search.ts';
import type { NoteGraph, NoteMap } from './domain/space.ts';
import type { ErrorCode } from './errors.ts';

export type EngineCalls = {
  'library.status': { params: Record<never, never>; result: LibraryStatus };
  /** All notes, newest change first. */
  'library.notes': { params: Record<never, never>; result: readonly Note[] };
  /**
   * Reads files and folders in place: nothing is copied or changed. Ends when their words are
   * searchable; meaning follows in the background (`embedding` events).
   * An import that the engine did not live to finish is taken up again at its next start.
   */
  'library.import': { params: { paths: readonly string[] }; part: ImportProgress; result: ImportReport };
  /** Stops every import, also one taken up again at start; what was read until then stays. */
  'library.cancelImports': { params: Record<never, never>; result: null };
  /** Forgets the notes of the library; the files stay. */
  'library.clear': { params: Record<never, never>; result: LibraryStatus };
  /** Resolves when everything is embedded; used by the command line and tests. */
  'library.settle': { params: Record<never, never>; part: EmbeddingProgress; result: LibraryStatus };
  'note.read': { params: { noteId: NoteId }; result: NoteDocument };
  'note.related': { params: { noteId: NoteId; limit: number }; result: readonly RelatedNote[] };
  'search.query': { params: { text: string; limit: number }; result: SearchAnswer };
  'space.graph': { params: Record<never, never>; result: NoteGraph };
  'space.map': { params: Record<never, never>; result: NoteMap };
  /** Streams the answer as it is written; cancel stops it and keeps what came. `model: null` quotes. */
  'chat.ask': { params: { question: string; model: string | null }; part: AnswerPart; result: Answer };
  'chat.stop': { params: Record<never, never>; result: null };
  'chat.models': { params: Record<never, never>; result: ModelStatus };
};

export type EngineEvents = {
  /** Notes came, changed or went: lists, graph and map are old. */
  'library.changed': { readonly notes: number; readonly chunks: number };
  /** An import begun by anyone (also one taken up again at start). */
  'import.progress': ImportProgress;
  'import.done': ImportReport;
  /** An import that the engine took up again by itself did not finish; it is tried again at the next start. */
  'import.failed': { readonly code: ErrorCode };
  'embedding.progress': EmbeddingProgress;
};
