/** A place in the decoded text of a source file: JavaScript string indices (UTF-16), `end` exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

export type NoteId = string;

export type PlaceKind = 'page' | 'slide' | 'sheet' | 'chapter' | 'section' | 'cell';

/** Where a stretch of a converted document's text comes from, for citations: from `start` up to the next place. */
export interface SourcePlace {
  readonly kind: PlaceKind;
  /** Index in the readable text (UTF-16). Places ascend; the first may begin after a heading of the whole. */
  readonly start: number;
  /** From 1, as people count pages, slides, sheets and cells. */
  readonly number?: number;
  /** Of a sheet, chapter or section. */
  readonly name?: string;
}

export type LinkKind = 'wikilink' | 'markdown';

/** A link as written in a note; which note it reaches is known only beside the other notes. */
export interface WrittenLink {
  readonly kind: LinkKind;
  /** `Note` of `[[Note#Heading|alias]]`, or the decoded relative path of `[text](path.md)`. */
  readonly target: string;
  readonly heading?: string;
  /** `abc` of `[[Note#^abc]]`. */
  readonly block?: string;
  /** `![[Note]]`, `![text](path)`: shown in place. */
  readonly isEmbed?: boolean;
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
  /** `device:inode:birth`, by which a file is known that was moved and changed at once; absent where the disk has none. */
  readonly fileId?: string;
  readonly chunkCount: number;
  /** Model tokens over all chunks, prefixes and context included. */
  readonly tokenCount: number;
}

/** A note with the text of its file, for reading. */
export interface NoteDocument {
  readonly note: Note;
  /** The readable text of the file as it is now (of a converted document: Markdown); ranges of chunks and citations index it. */
  readonly text: string;
  /** Whether `text` is Markdown or to be shown as it is. */
  readonly markup: 'markdown' | 'text';
  /** Pages, slides, sheets, chapters, cells; empty where the file is its own text. */
  readonly places: readonly SourcePlace[];
  /** The front matter as read, in its order; values as people would write them. */
  readonly properties: readonly NoteProperty[];
  /** sha256 of the bytes as read now: what `note.save` must find unchanged. */
  readonly contentHash: string;
  /** Whether the file's own text can be written here (Markdown, text; not while the library is read-only). */
  readonly isWritable: boolean;
  /** True when the file differs from what was indexed, so that ranges may be off. */
  readonly isStale: boolean;
  readonly outgoing: readonly ResolvedLink[];
  readonly backlinks: readonly Backlink[];
}

export interface NoteProperty {
  readonly name: string;
  readonly values: readonly string[];
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

/** A stretch of another note that names this one, with what stands around it. */
export interface Mention {
  readonly noteId: NoteId;
  readonly title: string;
  readonly path: string;
  /** The link, or the words that name this note, in the other note's text. */
  readonly range: SourceRange;
  /** A sentence or line around it, and where the mention lies in it. */
  readonly excerpt: string;
  readonly mark: SourceRange;
}

export interface Mentions {
  readonly linked: readonly Mention[];
  /** The title or an alias written out without a link. */
  readonly unlinked: readonly Mention[];
}
