import { Utf8, type RecordBatch, type Table as ArrowTable, type Vector } from 'apache-arrow';
import { fromHalfFloats } from './halfFloat.ts';

/** A query of LanceDB. */
interface ArrowQuery {
  toArrow(): Promise<ArrowTable>;
}

/** The selected columns of a query, row by row. */
export async function readRows<Row extends object>(query: ArrowQuery): Promise<Row[]> {
  const table = await query.toArrow();
  const names = table.schema.fields.map(({ name }) => name);
  return table.batches.flatMap((batch) => {
    const rows: Record<string, unknown>[] = Array.from({ length: batch.numRows }, () => ({}));
    for (const name of names) {
      const valueAt = readerOf(batch.getChild(name));
      for (let i = 0; i < rows.length; i++) rows[i][name] = valueAt(i);
    }
    return rows as Row[];
  });
}

/** Columns `hash` and `vector`: the vectors of one batch share one buffer. */
export async function readVectors(query: ArrowQuery, dimension: number): Promise<[string, Float32Array][]> {
  const table = await query.toArrow();
  return table.batches.flatMap((batch) => {
    const hashAt = readerOf(batch.getChild('hash'));
    const floats = fromHalfFloats(halvesOf(batch, dimension));
    return Array.from({ length: batch.numRows }, (_, i): [string, Float32Array] => [
      hashAt(i) as string,
      floats.subarray(i * dimension, (i + 1) * dimension),
    ]);
  });
}

/** Node's decoder of many short texts is several times as fast as Arrow's. */
function readerOf(column: Vector | null): (index: number) => unknown {
  const data = column?.data[0];
  if (!data || !(data.type instanceof Utf8)) return (i) => column?.get(i);
  const { buffer, byteOffset, byteLength } = data.values as Uint8Array<ArrayBuffer>;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const offsets = data.valueOffsets;
  return (i) => bytes.toString('utf8', offsets[i], offsets[i + 1]);
}

function halvesOf(batch: RecordBatch, dimension: number): Uint16Array {
  const [data] = batch.getChild('vector')?.data ?? [];
  if (!data) return new Uint16Array(0);
  const values = data.children[0].values as Uint16Array;
  return values.subarray(data.offset * dimension, (data.offset + data.length) * dimension);
}
