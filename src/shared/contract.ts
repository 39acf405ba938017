/**
 * Every call, stream and event between the page (or the command line, or a test) and the engine.
 * Client and server types are derived from these maps, so a missing handler does not compile.
 */
import type { Answer, AnswerPart, ModelStatus } from './domain/chat.ts';
import type {
  EmbeddingProgress,
  FailedFile,
  ImportMode,
  ImportProgress,
  ImportReport,
  LibraryPatterns,
  LibrarySource,
  LibraryStatus,
} from './domain/library.ts';
import type { Mentions, Note, NoteDocument, NoteId } from './domain/note.ts';
import type { RelatedNote, SearchAnswer } from './domain/search.ts';
import type { NoteGraph, NoteMap } from './domain/space.ts';
import type { MovedNote, NoteTemplate, SaveResult, TrashedNote, UndoableChange } from './domain/writing.ts';
import type { ErrorCode } from './errors.ts';

export type EngineCalls = {
  'library.status': { params: Record<never, never>; result: LibraryStatus };
  /** All notes, newest change first. */
  'library.notes': { params: Record<never, never>; result: readonly Note[] };
  /**
   * `copy` puts files and folders into the library folder, exports of other apps (zip, ENEX ...) as notes;
   * `link` reads and watches them where they are and changes nothing. Ends when their words are searchable;
   * meaning follows in the background (`embedding` events).
   * An import that the engine did not live to finish is taken up again at its next start.
   */
  'library.import': {
    params: { paths: readonly string[]; mode: ImportMode };
    part: ImportProgress;
    result: ImportReport;
  };
  /** Stops every import, also one taken up again at start; what was read until then stays. */
  'library.cancelImports': { params: Record<never, never>; result: null };
  /** Forgets the notes of the library; the files stay. */
  'library.clear': { params: Record<never, never>; result: LibraryStatus };
  /** The index anew from the files. The old one serves nothing meanwhile; notes keep their identity by path. */
  'library.rebuild': { params: Record<never, never>; part: ImportProgress; result: ImportReport };
  'library.sources': { params: Record<never, never>; result: readonly LibrarySource[] };
  /** Forgets a linked folder and its notes; the files stay. */
  'library.removeSource': { params: { path: string }; result: readonly LibrarySource[] };
  'library.patterns': { params: Record<never, never>; result: LibraryPatterns };
  /** Notes that no longer fit go, those that now fit come. */
  'library.setPatterns': { params: LibraryPatterns; part: ImportProgress; result: ImportReport };
  /** Newest first. */
  'library.failures': { params: Record<never, never>; result: readonly FailedFile[] };
  /** Reads failed files once more, set aside or not; all of them when no paths are named. */
  'library.retry': { params: { paths?: readonly string[] }; result: ImportReport };
  /** Holds reading and embedding; kept until resumed, also over a restart. */
  'library.pause': { params: { isPaused: boolean }; result: null };
  /** Resolves when everything is embedded; used by the command line and tests. */
  'library.settle': { params: Record<never, never>; part: EmbeddingProgress; result: LibraryStatus };
  'note.read': { params: { noteId: NoteId }; result: NoteDocument };
  /** Where other notes link to this one or name it, with context. */
  'note.mentions': { params: { noteId: NoteId }; result: Mentions };
  /**
   * A file that a note embeds or links to, as written there: an image, a PDF. Only from below the note's root.
   * Null when there is none.
   */
  'note.attachment': {
    params: { noteId: NoteId; target: string };
    result: { readonly bytes: Uint8Array; readonly mediaType: string; readonly absolutePath: string } | null;
  };
  /** Writes in the file's own encoding and line ends, atomically, unless it changed since `baseHash`. */
  'note.save': { params: { noteId: NoteId; text: string; baseHash: string }; result: SaveResult };
  /** @param folder from the library folder, with `/`; a taken name gets a number. */
  'note.create': { params: { title: string; folder?: string; templateId?: NoteId }; result: Note };
  /** The note of a day (`YYYY-MM-DD`), made when missing. */
  'note.daily': { params: { date: string }; result: Note };
  'note.templates': { params: Record<never, never>; result: readonly NoteTemplate[] };
  /** Renames or moves within the note's root (path with `/`, ending included); links to it follow. */
  'note.move': { params: { noteId: NoteId; path: string }; result: MovedNote };
  /** Into the trash of its root, from where it can be restored. */
  'note.trash': { params: { noteIds: readonly NoteId[] }; result: UndoableChange };
  /** Takes back one `note.move` or `note.trash`, if the files are still as it left them. */
  'note.undo': { params: { undoId: string }; result: null };
  /** Newest first. */
  'trash.list': { params: Record<never, never>; result: readonly TrashedNote[] };
  'trash.restore': { params: { id: string }; result: Note };
  /** Puts a pasted or dropped file beside the note. @returns the path to write into a link to it, from the note */
  'note.attach': {
    params: { noteId: NoteId; name: string; bytes: Uint8Array };
    result: { readonly target: string };
  };
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
  /** The notes of one commit: whoever shows one of them reads it anew. */
  'notes.changed': { readonly changed: readonly NoteId[]; readonly removed: readonly NoteId[] };
  /** An import begun by anyone (also one taken up again at start). */
  'import.progress': ImportProgress;
  'import.done': ImportReport;
  /** An import that the engine took up again by itself did not finish; it is tried again at the next start. */
  'import.failed': { readonly code: ErrorCode };
  'embedding.progress': EmbeddingProgress;
};
