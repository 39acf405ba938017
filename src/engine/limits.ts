/**
 * How much of anything is read, in one place with the reasons. A file past a limit is refused or cut with
 * a warning; the rest of an import goes on.
 */

import { noteFormat, type NoteFormat } from '../shared/domain/noteFormat.ts';

const MiB = 2 ** 20;

/**
 * Some 7,000 pages of text. What is larger is a log or a dump rather than a note: it would be embedded for
 * an hour and hold up every note after it.
 */
const maxTextBytes = 20 * MiB;

/** Mostly pictures; a reader must hold the file and what it unpacks at once. */
const maxDocumentBytes = 200 * MiB;

const maxBytes: Readonly<Partial<Record<NoteFormat, number>>> = {
  markdown: maxTextBytes,
  text: maxTextBytes,
  html: maxTextBytes, // a page saved with its pictures inside; its tree takes some ninety times the bytes of its tags
  csv: 100 * MiB, // read row by row; `sheetLimits` says how much of it is kept
  ipynb: 100 * MiB, // pictures of outputs lie in it as text
  rtf: 100 * MiB, // pictures lie in it as hex
};

/** Bytes of a file of this name that are read at most. */
export function maxBytesOf(fileName: string): number {
  const format = noteFormat(fileName);
  return format ? (maxBytes[format] ?? maxDocumentBytes) : maxTextBytes;
}

/**
 * Of one file, whatever its format; a document is cut there and said to be partly read. Ten thick novels:
 * nobody reads on, and its passages alone are embedded for half an hour.
 */
export const maxReadableCharacters = 10_000_000;

/** A manual of an aeroplane has 5,000; cut there. */
export const maxPages = 5_000;

/** Of one sheet or CSV file. Past that it is a database, whose rows say nothing to a reader. */
export const sheetLimits = {
  rows: 20_000,
  columns: 200,
  /** Of all sheets of a file. */
  cells: 500_000,
  /** A cell with a whole document in it is cut. */
  cellCharacters: 10_000,
  /** Rows in one table, under the header said again: some passages, each of which says what its columns are. */
  rowsInTable: 25,
};

/**
 * Of the tables of one text document or presentation: a cell may say that it stands there a million times.
 * Tables for reading have hundreds; each of these takes a kilobyte on the way.
 */
export const maxTableCells = 50_000;

export const notebookLimits = {
  cells: 10_000,
  /** Of one cell's output: what runs on is a log. */
  outputCharacters: 20_000,
};

/** Elements inside one another: pages made by people stay below 60; the writer of Markdown goes down by calls. */
export const maxHtmlDepth = 100;

/**
 * Of one file. 5,000 pages of a PDF take 20 s of a processor, which a busy machine gives in two minutes;
 * what takes longer runs for ever.
 */
export const maxReadMs = 180_000;
/**
 * Without a sign of life from the thread that prepares notes: it gives way after every few passages, and only
 * the blocks of a note are read in one go, 20 MB in a second or two.
 */
export const maxSilentMs = 60_000;

/** Of the thread that converts documents. The engine is to stay below 1 GB together with the model. */
export const readHeapMB = 768;
/**
 * By how much the process may grow while a document is converted: what is unpacked lies outside that heap.
 * A PDF of 7 kB can say that it unpacks to 4 GB.
 */
export const readGrowthMB = 1000;

/** The thread that converts gives back its memory when nothing came for so long. */
export const readIdleMs = 30_000;

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries as they come out, whatever the headers say. */
  readonly totalBytes: number;
  /** Bytes of one entry as they come out. */
  readonly entryBytes: number;
  /** Bytes out for each byte of the archive, once more than a few megabytes came out. */
  readonly ratio: number;
  /** Folders above an entry. */
  readonly depth: number;
}

/** Exports and zipped folders, unpacked entry by entry onto the disk. */
export const archiveLimits: ZipLimits = {
  entries: 250_000, // the largest vaults people tell of have under 100,000 notes, each with an attachment or two
  totalBytes: 64 * 1024 * MiB, // Notion cuts exports at 5 GB a part; a Takeout of Keep stays below 50 GB
  entryBytes: 4 * 1024 * MiB, // a recorded lecture
  ratio: 200, // prose 3, CSV and JSON 20, hundreds of equal pages 100; deflate itself ends at 1,032
  depth: 60, // no disk lets people go much deeper with readable names
};

/** DOCX, PPTX, XLSX, EPUB, ODF, HWPX: their libraries unpack them in memory. */
export const documentZipLimits: ZipLimits = {
  entries: 20_000,
  totalBytes: 512 * MiB, // what the engine can hold beside everything else
  entryBytes: 256 * MiB,
  ratio: 200,
  depth: 30,
};

/** Of one note in an ENEX file; Evernote itself takes 200 MB a note. */
export const enexLimits = {
  /** Of its text as XML. */
  noteCharacters: 20 * MiB, // as any text
  /** Of its pictures and files together. */
  noteBytes: 400 * MiB,
};

/** A graph in JSON is read at once, for any block may refer to any other; text takes some four times that in memory. */
export const maxRoamBytes = 200 * MiB;

/** Of the thread that converts an export: a note's tree, or a whole graph of Roam; pictures lie outside the heap. */
export const convertHeapMB = 1500;
