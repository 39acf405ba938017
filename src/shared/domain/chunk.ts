import type { NoteId, SourcePlace, SourceRange } from './note.ts';

/** A passage of a note: the unit that is embedded, found and cited. */
export interface Chunk {
  /** `<noteId>:<ordinal>:<first 12 of hash>`. */
  readonly id: string;
  readonly noteId: NoteId;
  /** Place in the note, from 0. */
  readonly ordinal: number;
  readonly range: SourceRange;
  readonly headingPath: readonly string[];
  /** Where in the document the passage stands: the place it begins in, then those that begin inside it. */
  readonly places: readonly SourcePlace[];
  /** Exactly `source.slice(range.start, range.end)`. */
  readonly text: string;
  /** sha256 (hex) of what is embedded, so that one passage is embedded once. */
  readonly hash: string;
  readonly tokenCount: number;
}
