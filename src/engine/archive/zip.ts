/**
 * The one door to yauzl. An archive is a stranger's: its names are made safe before anybody sees them, its
 * headers are not believed, and what comes out is counted while it comes out.
 */
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { fileErrorCode, SaegimError, type ErrorCode } from '../../shared/errors.ts';
import { documentZipLimits, type ZipLimits } from '../limits.ts';
import { entryNames } from './entryNames.ts';
import { createSafePaths, whyUnsafe } from './safePaths.ts';

export interface ZipEntry {
  /** Relative, with `/`; every part is a name that any disk takes, and no two paths are the same to any disk. */
  readonly path: string;
  /** The path as it stands in the archive. */
  readonly writtenPath: string;
  /** Bytes by the header, which may lie. */
  readonly size: number;
  /** ms since 1970, by the clock of whoever packed it. */
  readonly modified: number;
}

export interface RefusedEntry {
  readonly path: string;
  readonly code: ErrorCode;
  readonly reason: string;
}

export interface Zip {
  /** Files in the archive's order; folders are in their paths. */
  readonly entries: readonly ZipEntry[];
  /** Left out: they would reach beyond the folder they are unpacked in, or are no files. */
  readonly refused: readonly RefusedEntry[];
  /**
   * The entry's bytes piece by piece, each time anew.
   * @throws SaegimError unsafe-archive past a limit, parse-failed where it is damaged or its header lies
   */
  unpack(entry: ZipEntry): AsyncIterable<Uint8Array>;
  /** @throws SaegimError as `unpack` */
  read(entry: ZipEntry): Promise<Uint8Array>;
  close(): void;
}

/** Counted over an archive and those inside it together. */
export interface Spent {
  entries: number;
  bytes: number;
}

interface Counts {
  readonly limits: ZipLimits;
  readonly spent: Spent;
  /** Bytes that came out of this archive alone, for its ratio. */
  own: number;
}

/** A small archive may unpack to this much whatever the ratio: a page of blanks is no bomb. */
const freeBytes = 16 * 2 ** 20;

/**
 * @param source absolute path, or the archive's bytes, which must not change until it is closed
 * @param spent of the archive this one lies in
 * @throws SaegimError unsafe-archive, encrypted, parse-failed, not-found, permission-denied
 */
export async function openZip(
  source: string | Uint8Array,
  limits: ZipLimits,
  spent: Spent = { entries: 0, bytes: 0 },
): Promise<Zip> {
  const file = await open(source).catch((error: unknown) => {
    throw damaged(error);
  });
  try {
    const { files, refused } = await readEntries(file, limits, spent);
    const counts: Counts = { limits, spent, own: 0 };
    return {
      entries: [...files.keys()],
      refused,
      unpack: (entry) => unpack(file, fileOf(files, entry), counts),
      read: (entry) => collect(unpack(file, fileOf(files, entry), counts)),
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw damaged(error);
  }
}

/**
 * For formats that are archives inside: unpacks everything once and forgets it, so that a library that
 * believes headers may unpack it too.
 * @throws SaegimError unsafe-archive, encrypted, parse-failed
 */
export async function checkZip(bytes: Uint8Array, limits: ZipLimits = documentZipLimits): Promise<void> {
  const zip = await openZip(bytes, limits);
  try {
    if (zip.refused.length > 0) throw new SaegimError(zip.refused[0].code, zip.refused[0].reason);
    for (const entry of zip.entries) for await (const _ of zip.unpack(entry));
  } finally {
    zip.close();
  }
}

function open(source: string | Uint8Array): Promise<yauzl.ZipFile> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true };
  return typeof source === 'string'
    ? yauzl.openPromise(source, options)
    : yauzl.fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
}

async function readEntries(file: yauzl.ZipFile, limits: ZipLimits, spent: Spent) {
  const found: yauzl.Entry[] = [];
  for await (const entry of file.eachEntry()) {
    if (++spent.entries > limits.entries) throw unsafe(`the archive has more than ${limits.entries} entries`);
    if (entry.isEncrypted()) throw new SaegimError('encrypted', 'the archive is protected by a password');
    found.push(entry);
  }

  const names = entryNames(found);
  const paths = createSafePaths();
  const files = new Map<ZipEntry, yauzl.Entry>();
  const refused: RefusedEntry[] = [];
  for (const [i, entry] of found.entries()) {
    const writtenPath = names[i].replaceAll('\\', '/');
    if (writtenPath.endsWith('/')) continue;
    const reason = whyUnsafe(writtenPath, limits.depth) ?? whyNoFile(entry);
    if (reason) refused.push({ path: writtenPath, code: 'unsafe-archive', reason });
    else files.set(entryOf(entry, writtenPath, paths.take(writtenPath)), entry);
  }
  return { files, refused };
}

function entryOf(entry: yauzl.Entry, writtenPath: string, path: string): ZipEntry {
  return { path, writtenPath, size: entry.uncompressedSize, modified: entry.getLastModDate().getTime() };
}

/** Unix keeps the kind of a file in the upper half of these: links, devices and pipes are not unpacked. */
function whyNoFile(entry: yauzl.Entry): string | undefined {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind === 0o120000) return 'It is a link to another file.';
  return kind === 0 || kind === 0o100000 ? undefined : 'It is no ordinary file.';
}

function fileOf(files: ReadonlyMap<ZipEntry, yauzl.Entry>, entry: ZipEntry): yauzl.Entry {
  const file = files.get(entry);
  if (!file) throw new Error('an entry of another archive');
  return file;
}

async function* unpack(
  file: yauzl.ZipFile,
  entry: yauzl.Entry,
  counts: Counts,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { limits, spent } = counts;
  let bytes = 0;
  let checksum = 0;
  try {
    const stream = await file.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      spent.bytes += piece.length;
      counts.own += piece.length;
      if (bytes > limits.entryBytes) throw unsafe('an entry of the archive is too large');
      if (spent.bytes > limits.totalBytes) throw unsafe('the archive unpacks to more than may be unpacked');
      if (counts.own > freeBytes + limits.ratio * file.fileSize)
        throw unsafe(`the archive unpacks to more than ${limits.ratio} times its size`);
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    throw damaged(error);
  }
  if (checksum !== entry.crc32) throw new SaegimError('parse-failed', 'an entry of the archive is damaged');
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.length === 1 ? all[0] : Buffer.concat(all);
}

function unsafe(message: string): SaegimError {
  return new SaegimError('unsafe-archive', message);
}

/** What yauzl and zlib throw, by its cause. */
function damaged(error: unknown): SaegimError {
  if (error instanceof SaegimError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('strong encryption'))
    return new SaegimError('encrypted', 'the archive is protected by a password');
  const code = fileErrorCode(error);
  return code === 'internal'
    ? new SaegimError('parse-failed', `the archive is damaged: ${message}`, { cause: error })
    : new SaegimError(code, 'the archive cannot be opened', { cause: error });
}
