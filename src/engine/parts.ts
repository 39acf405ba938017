/**
 * What the steps need of one another, as types: a step knows these and `shared/domain`, never
 * another step's code. `engine.ts` makes the parts and hands them in.
 */
import type { Chunk } from '../shared/domain/chunk.ts';
import type { Note, NoteId, NoteProperty, SourcePlace, SourceRange } from '../shared/domain/note.ts';
import type { ImportWarning } from '../shared/domain/library.ts';

/** A chunk on its way into the store, with the terms it is found by. */
export interface PreparedChunk {
  readonly ordinal: number;
  readonly range: SourceRange;
  readonly headingPath: readonly string[];
  /** The place the chunk begins in, then those that begin inside it; empty where the file is its own text. */
  readonly places: readonly SourcePlace[];
  readonly text: string;
  /** What is embedded: title and heading path that the text does not repeat, then the text; no model prefix. */
  readonly embeddingText: string;
  /** sha256 (hex) of `embeddingText`. */
  readonly hash: string;
  /** Of the embedding text with prefix and special tokens, as the model will read it. */
  readonly tokenCount: number;
  /** Terms of the analyser in order of the text, blank-separated: morphemes, stems, identifiers. */
  readonly terms: string;
}

/** A file read and understood, before it has an identity in the library. */
export interface PreparedNote {
  readonly title: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly links: Note['links'];
  /** ms since 1970 from the front matter, if it says so. */
  readonly created?: number;
  readonly chunks: readonly PreparedChunk[];
  readonly warnings: readonly Omit<ImportWarning, 'path'>[];
}

/** What a person can read of a file; ranges of chunks, links and citations index `text`. */
export interface ReadableText {
  readonly text: string;
  readonly markup: 'markdown' | 'text';
  readonly places: readonly SourcePlace[];
  /** What a converted document says of itself; Markdown says it in its own text. */
  readonly title?: string;
  readonly tags?: readonly string[];
  /** ms since 1970. */
  readonly created?: number;
  /** Front matter, in its order. */
  readonly properties: readonly NoteProperty[];
  /** Of a file that is its own text, as iconv names it: utf-8, utf-16le, cp949, shift_jis ... */
  readonly encoding?: string;
  readonly hasByteOrderMark?: boolean;
  readonly warnings: readonly Omit<ImportWarning, 'path'>[];
}

/** Bytes to passages and terms, off the engine's own loop (a worker thread). */
export interface Preparer {
  /**
   * @param bytes handed over, unusable afterwards
   * @throws SaegimError not-text, empty-file, unsupported-format, parse-failed, encrypted, no-text, too-large, too-slow
   */
  prepareNote(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<PreparedNote>;
  /**
   * The same reading as for preparing, for showing a note.
   * @param bytes handed over, unusable afterwards
   * @throws SaegimError as `prepareNote`
   */
  read(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<ReadableText>;
  /** Terms of a query by the analyser that made the index. */
  analyseQuery(text: string): Promise<QueryTerms>;
  /** Token ids with `passage: ` prefix and special tokens, each at most the model's maximum. */
  encodePassages(embeddingTexts: readonly string[]): Promise<readonly Int32Array[]>;
  /** The same with `query: `. */
  encodeQuery(text: string): Promise<Int32Array>;
  /** Whole sentences of a text as ranges in it, Korean and English. */
  splitSentences(text: string): Promise<readonly SourceRange[]>;
  close(): Promise<void>;
}

export interface QueryTerms {
  /** Distinct terms that the index may hold, particles and stop words left out. */
  readonly terms: readonly string[];
  /** Pairs of syllables that the index holds beside them; they help to rank, and mean nothing alone. */
  readonly ngrams: readonly string[];
  readonly language: 'ko' | 'en' | 'other';
}

/** Higher runs first; equal ones in the order they came. */
export type EmbedPriority = 'query' | 'answer' | 'background';

/** Token ids to unit vectors in worker threads, one text a run, so that a text always gets the same vector. */
export interface Embedder {
  readonly dimension: number;
  /** @returns unit vectors, one Float32Array(dimension) for each input, in order */
  embed(
    tokenIds: readonly Int32Array[],
    priority: EmbedPriority,
    signal?: AbortSignal,
  ): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

export interface StoredNote {
  readonly note: Note;
  readonly chunks: readonly PreparedChunk[];
}

export interface ScoredChunk {
  readonly chunk: Chunk;
  /** BM25 for words, cosine for meaning; higher is better. */
  readonly score: number;
}

export interface PendingEmbedding {
  readonly hash: string;
  readonly embeddingText: string;
  readonly tokenCount: number;
}

/**
 * The library on disk, derived from the files. Keeps `Note`s in memory, chunks and vectors in
 * LanceDB. A note is replaced without a state in which it is missing, and is whole or absent
 * after a crash.
 */
export interface NoteStore {
  readonly isReadOnly: boolean;
  /** Folder a damaged index was moved to, when that happened at opening. */
  readonly recoveredFrom: string | undefined;

  notes(): readonly Note[];
  note(id: NoteId): Note | undefined;
  noteByPath(absolutePath: string): Note | undefined;
  /** Folders that were imported, in order. */
  roots(): readonly string[];
  counts(): { readonly notes: number; readonly chunks: number; readonly embedded: number };

  /** Adds or replaces whole notes in one commit. @throws SaegimError disk-full */
  putNotes(notes: readonly StoredNote[]): Promise<void>;
  /** What is known of notes anew, in one commit, where their passages stay as they are: the file lies elsewhere. */
  moveNotes(notes: readonly Note[]): Promise<void>;
  /** Rows, terms, links and vectors nobody else uses, in one step. */
  removeNotes(ids: readonly NoteId[]): Promise<void>;
  clear(): Promise<void>;

  /** Distinct passages without a vector: of the notes named `first` in their order, then newest notes first. */
  pendingEmbeddings(limit: number, first?: readonly NoteId[]): Promise<readonly PendingEmbedding[]>;
  /** Distinct passages and their tokens that wait in all. */
  pendingCount(): { readonly passages: number; readonly tokens: number };
  putEmbeddings(rows: readonly { readonly hash: string; readonly vector: Float32Array }[]): Promise<void>;

  chunksOfNote(id: NoteId): Promise<readonly Chunk[]>;
  chunks(ids: readonly string[]): Promise<readonly Chunk[]>;
  /** Every chunk's identity, and its analysed terms where asked for; for graph, map and names. */
  allChunks(): Promise<readonly Chunk[]>;
  /** Vectors by passage hash; those without one are absent. Without hashes: all of them. */
  vectors(hashes?: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;

  /** BM25 over analysed terms (any of them). */
  searchWords(terms: readonly string[], limit: number): Promise<readonly ScoredChunk[]>;
  /** Nearest by cosine; one entry for each chunk that has the passage. */
  searchVectors(vector: Float32Array, limit: number): Promise<readonly ScoredChunk[]>;
  /** In how many chunks each term occurs. */
  documentFrequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** Compaction, index upkeep and sweeping, when there is enough to do. Cheap otherwise. */
  maintain(): Promise<void>;
  indexBytes(): Promise<number>;
  close(): Promise<void>;
}

/** Text from a language model. */
export interface Generator {
  /** @throws SaegimError ollama-unreachable when none answers */
  models(signal?: AbortSignal): Promise<readonly string[]>;
  readonly host: string;
  /**
   * Streams text pieces. Ends when done; aborting ends it with `cancelled`.
   * @throws SaegimError ollama-unreachable, ollama-model-missing, ollama-failed (in the middle)
   */
  generate(request: GenerateRequest): AsyncIterable<string>;
}

export interface GenerateRequest {
  readonly model: string;
  readonly system: string;
  readonly prompt: string;
  /** Tokens of context to reserve; kept the same between calls so that the model is not loaded again. */
  readonly contextTokens: number;
  /** Tokens to write at most, out of `contextTokens`: a small model may never end by itself. */
  readonly answerTokens: number;
  readonly signal: AbortSignal;
}
