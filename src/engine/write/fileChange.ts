/**
 * A change of several files as data, so that it can be written down before it is done, finished or taken
 * back after a crash, and taken back by the person later: taking back is the inverse change.
 */
export interface FileChange {
  /** Folders to be made first, outer ones before inner ones; absolute, as all paths here. */
  readonly makeFolders: readonly string[];
  readonly renames: readonly FileRename[];
  /** After the renames, at the paths that hold then. */
  readonly writes: readonly FileWrite[];
  /** Removed last, if they are empty then. */
  readonly removeFolders: readonly string[];
}

export interface FileRename {
  readonly from: string;
  readonly to: string;
}

/** One stretch of bytes replaced by another, with the hashes (sha256, hex) of the whole file on both sides. */
export interface FileWrite {
  readonly path: string;
  readonly start: number;
  /** base64 */
  readonly before: string;
  readonly after: string;
  readonly beforeHash: string;
  readonly afterHash: string;
}

export function inverse({ makeFolders, renames, writes, removeFolders }: FileChange): FileChange {
  const cameFrom = new Map(renames.map(({ from, to }) => [to, from]));
  return {
    makeFolders: removeFolders.toReversed(),
    renames: renames.map(({ from, to }) => ({ from: to, to: from })).toReversed(),
    writes: writes.map((write) => ({
      path: cameFrom.get(write.path) ?? write.path,
      start: write.start,
      before: write.after,
      after: write.before,
      beforeHash: write.afterHash,
      afterHash: write.beforeHash,
    })),
    removeFolders: makeFolders.toReversed(),
  };
}

/** Paths whose files are other ones afterwards, gone ones included. */
export function pathsOf({ renames, writes }: FileChange): readonly string[] {
  return [...new Set([...renames.flatMap(({ from, to }) => [from, to]), ...writes.map(({ path }) => path)])];
}

/** Without what both sides share at their ends. @param hashOf sha256, hex */
export function writeOf(
  path: string,
  before: Uint8Array,
  after: Uint8Array,
  hashOf: (bytes: Uint8Array) => string,
): FileWrite {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  return {
    path,
    start,
    before: Buffer.from(before.subarray(start, before.length - tail)).toString('base64'),
    after: Buffer.from(after.subarray(start, after.length - tail)).toString('base64'),
    beforeHash: hashOf(before),
    afterHash: hashOf(after),
  };
}

/** @param bytes whose hash is `beforeHash` */
export function written({ start, before, after }: FileWrite, bytes: Uint8Array): Uint8Array {
  const end = start + Buffer.byteLength(before, 'base64');
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(after, 'base64'), bytes.subarray(end)]);
}
