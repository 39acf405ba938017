import type { NoteId, SourcePlace, SourceRange } from './note.ts';

/** Shares of a hit's score; each 0..1 and together 1. */
export interface ScoreParts {
  readonly words: number;
  readonly meaning: number;
}

export interface Hit {
  readonly chunkId: string;
  readonly noteId: NoteId;
  readonly path: string;
  readonly title: string;
  readonly headingPath: readonly string[];
  readonly range: SourceRange;
  /** Page, slide, sheet, chapter, section or cell in which what was found begins. */
  readonly place?: SourcePlace;
  /** The one the passage begins in, then those that begin inside it; absent where the file is its own text. */
  readonly places?: readonly SourcePlace[];
  readonly text: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  readonly parts: ScoreParts;
  /** Cosine to the query, if the chunk has an embedding yet. */
  readonly cosine?: number;
  /** Matched words or best sentence, as ranges in the source text. */
  readonly marks: readonly SourceRange[];
}

export interface SearchAnswer {
  readonly hits: readonly Hit[];
  /** False while nothing is embedded yet: words only. */
  readonly usedMeaning: boolean;
  readonly ms: number;
}

export interface RelatedNote {
  readonly noteId: NoteId;
  readonly title: string;
  readonly path: string;
  /** Cosine of the nearest pair of passages. */
  readonly similarity: number;
  /** The passage of the other note that is nearest. */
  readonly range: SourceRange;
  readonly excerpt: string;
  readonly isLinked: boolean;
}
