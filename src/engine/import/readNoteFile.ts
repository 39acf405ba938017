import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import { maxBytesOf } from '../limits.ts';

export interface NoteFile {
  /** In a buffer of their own, so that it may be handed over. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** sha256, hex. */
  readonly contentHash: string;
}

/** @throws SaegimError not-found, permission-denied, too-large (before reading), unsupported-format, internal */
export async function readNoteFile(
  absolutePath: string,
  options: { readonly maxBytes?: number } = {},
): Promise<NoteFile> {
  const maxBytes = options.maxBytes ?? maxBytesOf(absolutePath);
  try {
    const stats = await stat(absolutePath);
    if (!stats.isFile()) throw new SaegimError('unsupported-format', 'not a regular file');
    refuseLarger(stats.size, maxBytes);
    const content = await readFile(absolutePath);
    refuseLarger(content.byteLength, maxBytes); // it may have grown meanwhile
    const bytes = ownBuffer(content);
    return { bytes, contentHash: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof SaegimError) throw error;
    throw new SaegimError(fileErrorCode(error), 'the file cannot be read', { cause: error });
  }
}

function refuseLarger(size: number, maxBytes: number): void {
  if (size <= maxBytes) return;
  throw new SaegimError(
    'too-large',
    `the file has ${megabytes(size)}, notes may have ${megabytes(maxBytes)}`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}

/** Small reads share one pool of Node's, which must not go away with one of them. */
function ownBuffer(content: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer } = content;
  return buffer instanceof ArrayBuffer && buffer.byteLength === content.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(content);
}
