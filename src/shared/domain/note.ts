/** A place in the decoded text of a source file: JavaScript string indices (UTF-16), `end` exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

export type NoteId = string;

export type LinkKind = 'wikilink' | 'markdown';

/** A link as written in a note; which note it reaches is known only beside the other notes. */
export interface WrittenLink {
  readonly kind: LinkKind;
  /** `Note` of `[[Note#Heading|alias]]`, or the decoded relative path of `[text](path.md)`. */
  readonly target: string;
  readonly heading?: string;
  readonly range: SourceRange;
}

/** What the library knows of a note without reading its file. */
export interface Note {
  readonly id: NoteId;
  /** Relative to `root`, with `/`; just the file name when the file itself was imported. */
  readonly path: string;
  /** Absolute folder that was imported (or that holds the imported file). */
  readonly root: string;
  readonly title: string;
  /** Without `#`, as first written, no doubles (case folded). */
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly links: readonly WrittenLink[];
  /** ms since 1970: the front matter's date, else the file's. */
  readonly created: number;
  readonly modified: number;
  /** Bytes of the file. */
  readonly size: number;
  /** sha256 of the file's bytes, hex. */
  readonly contentHash: string;
  readonly chunkCount: number;
  /** Model tokens over all chunks, prefixes and context included. */
  readonly tokenCount: number;
}

/** A note with the text of its file, for reading. */
export interface NoteDocument {
  readonly note: Note;
  /** Decoded text of the file as it is now; ranges of chunks and citations index it. */
  readonly text: string;
  /** True when the file differs from what was indexed, so that ranges may be off. */
  readonly isStale: boolean;
  readonly outgoing: readonly ResolvedLink[];
  readonly backlinks: readonly Backlink[];
}

export interface ResolvedLink extends WrittenLink {
  /** Undefined when no note has that name: a link to nowhere. */
  readonly noteId?: NoteId;
}

export interface Backlink {
  readonly noteId: NoteId;
  readonly title: string;
  readonly path: string;
}
