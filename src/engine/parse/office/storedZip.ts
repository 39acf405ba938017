import { crc32 } from 'node:zlib';

/** A zip of these parts, not packed: for a library that takes nothing but whole files. */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, data] of parts) {
    const name = Buffer.from(path);
    // Version 2.0, names in UTF-8, stored, 1 January 1980.
    const shared = fields(
      [20, 2],
      [0x800, 2],
      [0, 2],
      [0, 2],
      [0x21, 2],
      [crc32(data), 4],
      [data.length, 4],
      [data.length, 4],
      [name.length, 2],
      [0, 2],
    );
    directory.push(
      fields([0x02014b50, 4], [20, 2]),
      shared,
      fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      name,
    );
    const file = [fields([0x04034b50, 4]), shared, name, data];
    files.push(...file);
    offset += file.reduce((sum, { length }) => sum + length, 0);
  }
  const list = Buffer.concat(directory);
  const end = fields(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [parts.size, 2],
    [parts.size, 2],
    [list.length, 4],
    [offset, 4],
    [0, 2],
  );
  return Buffer.concat([...files, list, end]);
}

/** Numbers with their widths in bytes, the low byte first. */
function fields(...numbers: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const all = Buffer.alloc(numbers.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of numbers) at = all.writeUIntLE(value, at, bytes);
  return all;
}
