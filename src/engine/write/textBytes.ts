/** A text back into the bytes of its file: in the file's own encoding as long as that has all its characters. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import type { Preparer } from '../parts.ts';

export interface TextFile {
  readonly bytes: Uint8Array;
  /** sha256 of the bytes, hex. */
  readonly contentHash: string;
  readonly text: string;
  readonly encoding: string;
  readonly hasByteOrderMark: boolean;
}

/** @throws SaegimError not-found, permission-denied, and as `Preparer.read` */
export async function readTextFile(
  absolutePath: string,
  preparer: Pick<Preparer, 'read'>,
): Promise<TextFile> {
  const bytes = await readBytes(absolutePath);
  const { text, encoding } = await decode(bytes, path.basename(absolutePath), preparer);
  return { bytes, contentHash: hashOf(bytes), text, encoding, hasByteOrderMark: hasByteOrderMark(bytes) };
}

export async function readBytes(absolutePath: string): Promise<Uint8Array> {
  try {
    return await readFile(absolutePath);
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'the file cannot be read', { cause: error });
  }
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The bytes are read back: what an encoding lacks, or what would be taken for another encoding, is written in
 * UTF-8 instead, so that no character is ever lost. A byte order mark stays, or comes where it helps.
 * @throws SaegimError invalid-argument when no file of text can hold it (zero bytes, halves of pairs)
 */
export async function encodeText(
  text: string,
  { encoding, hasByteOrderMark }: Pick<TextFile, 'encoding' | 'hasByteOrderMark'>,
  fileName: string,
  preparer: Pick<Preparer, 'read'>,
): Promise<Uint8Array> {
  const ways = [
    { encoding, addBOM: hasByteOrderMark },
    { encoding: 'utf-8', addBOM: false },
    { encoding: 'utf-8', addBOM: true },
  ];
  for (const { encoding, addBOM } of ways) {
    const bytes = iconv.encode(text, encoding, { addBOM });
    if (encoding === 'utf-8' && !odd.test(text)) return bytes;
    if ((await decode(bytes, fileName, preparer).catch(() => undefined))?.text === text) return bytes;
  }
  throw new SaegimError('invalid-argument', 'the text has characters that no file of text can hold');
}

/** In a text of these UTF-8 may be taken for something else, or cannot hold it. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const odd = /[\u0000-\u0008\u000b\u000e-\u001f]|\p{Surrogate}|^\uFEFF/u;

/**
 * UTF-8 is known without asking, so that a save does not wait for whatever is being prepared.
 */
async function decode(
  bytes: Uint8Array,
  fileName: string,
  preparer: Pick<Preparer, 'read'>,
): Promise<{ text: string; encoding: string }> {
  const utf8 = isUtf8(bytes) ? iconv.decode(Buffer.from(bytes), 'utf-8') : undefined;
  if (utf8 !== undefined && !odd.test(utf8)) return { text: utf8, encoding: 'utf-8' };
  const { text, encoding = 'utf-8' } = await preparer.read(new Uint8Array(bytes), fileName);
  return { text, encoding };
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return markedEncoding(bytes) !== undefined;
}

function markedEncoding([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}
