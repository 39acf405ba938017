/**
 * Tables of the index. The `notes` row of a note is its commit point: chunks count only while their
 * `rev` is the one that their note's row names.
 */
import {
  Bool,
  Field,
  FixedSizeList,
  Float16,
  Int32,
  Schema,
  Table,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';

/** Raised when an older program could no longer read what this one writes. */
export const schemaVersion = 2;

/** `note` is a Note as JSON; `chunkRows` tells a whole note from one that lost rows. */
export interface NoteRow {
  readonly id: string;
  readonly rev: string;
  readonly note: string;
  readonly chunkRows: number;
  /** What made the note's chunks and terms; they are always made together. */
  readonly chunker: string;
  readonly analyser: string;
}

export interface ChunkRow {
  readonly id: string;
  readonly noteId: string;
  readonly rev: string;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  /** JSON. */
  readonly headingPath: string;
  readonly text: string;
  /** What is embedded: `lead` and then the text, or `lead` alone. */
  readonly lead: string;
  readonly isLeadWhole: boolean;
  readonly hash: string;
  readonly tokenCount: number;
  readonly terms: string;
  /** JSON; since schema 2. */
  readonly places: string;
}

export const notesSchema = new Schema([
  text('id'),
  text('rev'),
  text('note'),
  integer('chunkRows'),
  text('chunker'),
  text('analyser'),
]);

export const chunksSchema = new Schema([
  text('id'),
  text('noteId'),
  text('rev'),
  integer('ordinal'),
  integer('start'),
  integer('end'),
  text('headingPath'),
  text('text'),
  text('lead'),
  new Field('isLeadWhole', new Bool(), false),
  text('hash'),
  integer('tokenCount'),
  text('terms'),
  text('places'),
]);

/** Half floats: half the disk and the scan of single ones, at the same recall. */
export function embeddingsSchema(dimension: number): Schema {
  return new Schema([text('hash'), new Field('vector', vectorType(dimension), false)]);
}

export function vectorType(dimension: number): FixedSizeList<Float16> {
  return new FixedSizeList(dimension, new Field('item', new Float16(), true));
}

export function toArrow<Row extends object>(schema: Schema, rows: readonly Row[]): Table {
  const columns = schema.fields.map(({ name, type }) => [
    name,
    vectorFromArray(
      rows.map((row) => row[name as keyof Row]),
      type,
    ),
  ]);
  return new Table(schema, Object.fromEntries(columns));
}

function text(name: string): Field {
  return new Field(name, new Utf8(), false);
}

function integer(name: string): Field {
  return new Field(name, new Int32(), false);
}
