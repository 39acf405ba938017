import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Read at once: opening a stream takes longer than reading such a file. */
const smallBytes = 4 * 2 ** 20;

/**
 * sha256 (hex) of a file's bytes, as `readNoteFile` gives it; a large file is never held whole.
 * @param size bytes, as far as known
 * @returns undefined where it cannot be read
 */
export async function hashFile(absolutePath: string, size: number): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    if (size <= smallBytes) hash.update(await readFile(absolutePath));
    else for await (const part of createReadStream(absolutePath)) hash.update(part as Buffer);
    return hash.digest('hex');
  } catch {
    return undefined; // whoever reads it will say why
  }
}
