import type { FileHandle } from 'node:fs/promises';
import { openRegular } from './incoming.ts';

const chunkBytes = 256 * 1024;

/** Byte by byte; both must be regular files. @throws errors of the file system */
export async function hasSameContent(one: string, other: string): Promise<boolean> {
  const a = await openRegular(one);
  try {
    const b = await openRegular(other);
    try {
      return await isSameBytes(a, b);
    } finally {
      await b.close();
    }
  } finally {
    await a.close();
  }
}

async function isSameBytes(a: FileHandle, b: FileHandle): Promise<boolean> {
  const [{ size }, { size: otherSize }] = await Promise.all([a.stat(), b.stat()]);
  if (size !== otherSize) return false;
  const bytes = Buffer.allocUnsafe(Math.min(chunkBytes, size));
  const otherBytes = Buffer.allocUnsafe(bytes.length);
  for (let at = 0; at < size;) {
    const length = Math.min(bytes.length, size - at);
    const [read, otherRead] = [await fill(a, bytes, length), await fill(b, otherBytes, length)];
    if (read !== otherRead || !bytes.subarray(0, read).equals(otherBytes.subarray(0, read))) return false;
    if (read < length) return true; // both ended here meanwhile
    at += length;
  }
  return true;
}

/** A read may give less than was asked for before the end. */
async function fill(handle: FileHandle, bytes: Buffer, length: number): Promise<number> {
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
