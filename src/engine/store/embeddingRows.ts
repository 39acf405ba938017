import { Float16, makeData, Table, Utf8, Vector, vectorFromArray } from 'apache-arrow';
import { SaegimError } from '../../shared/errors.ts';
import { toHalfFloats } from './halfFloat.ts';
import { embeddingsSchema, vectorType } from './schema.ts';

export interface Embedding {
  readonly hash: string;
  readonly vector: Float32Array;
}

/** @throws SaegimError invalid-argument for a vector of another length */
export function toEmbeddingTable(rows: readonly Embedding[], dimension: number): Table {
  const halves = new Uint16Array(rows.length * dimension);
  for (const [i, { vector }] of rows.entries()) {
    if (vector.length !== dimension) {
      throw new SaegimError(
        'invalid-argument',
        `a vector has ${vector.length} numbers instead of ${dimension}`,
      );
    }
    toHalfFloats(vector, halves, i * dimension);
  }
  const child = makeData({ type: new Float16(), data: halves });
  const vectors = new Vector([makeData({ type: vectorType(dimension), length: rows.length, child })]);
  const hashes = vectorFromArray(
    rows.map(({ hash }) => hash),
    new Utf8(),
  );
  return new Table(embeddingsSchema(dimension), { hash: hashes, vector: vectors });
}
