/**
 * Which note each file is, when files were renamed, moved, swapped or changed since they were last read.
 * Pure, so that its laws can be tried on any history of a folder.
 */
import type { NoteId } from '../../shared/domain/note.ts';

export interface KnownFile {
  readonly noteId: NoteId;
  /** Absolute, as it was. */
  readonly path: string;
  /** Empty where the note awaits being made anew: then it is like no content. */
  readonly contentHash: string;
  /** As `fileIdOf` makes it; absent where the disk has none. */
  readonly fileId?: string;
}

export interface FileNow {
  /** Absolute. */
  readonly path: string;
  /** Absent where it could not be read. */
  readonly contentHash?: string;
  readonly fileId?: string;
}

export type Identity =
  | { readonly kind: 'unchanged'; readonly noteId: NoteId }
  | { readonly kind: 'changed'; readonly noteId: NoteId }
  | {
      readonly kind: 'moved';
      readonly noteId: NoteId;
      readonly from: string;
      readonly isSameContent: boolean;
    }
  | { readonly kind: 'new' };

export interface Identities {
  /** By the path of the file now; one for each file given. */
  readonly files: ReadonlyMap<string, Identity>;
  /** Notes that no file is any more. */
  readonly gone: readonly KnownFile[];
}

/**
 * Notes whose path and content are as they were stay. Each other note looks for its file: by content where
 * only one file can be meant, then by path, then by the file's number on the disk. Content comes first, so
 * that two files that were swapped keep their notes; a file whose content changed in place is not taken for
 * another that now has its old content (it was copied, then edited).
 * @param known each a note whose file was found at its path, or is surely no longer there
 */
export function assignIdentities(known: readonly KnownFile[], found: readonly FileNow[]): Identities {
  const byPath = new Map(found.map((file) => [file.path, file]));
  const files = new Map<string, Identity>();
  let displaced: KnownFile[] = [];
  for (const note of known) {
    const file = byPath.get(note.path);
    const isSame = file !== undefined && file.contentHash === note.contentHash && !files.has(file.path);
    if (isSame) files.set(file.path, { kind: 'unchanged', noteId: note.noteId });
    else displaced.push(note);
  }

  function settle(pairs: readonly (readonly [KnownFile, FileNow])[]): void {
    const settled = new Set<KnownFile>();
    for (const [note, file] of pairs) {
      settled.add(note);
      files.set(file.path, identityOf(note, file));
    }
    displaced = displaced.filter((note) => !settled.has(note));
  }
  const left = () => found.filter((file) => !files.has(file.path));

  const changedInPlace = ({ path, fileId }: KnownFile) =>
    fileId !== undefined && byPath.get(path)?.fileId === fileId;
  settle(
    pairUnique(
      displaced.filter((note) => !changedInPlace(note)),
      left(),
      ({ contentHash }) => contentHash,
    ),
  );
  settle(pairFirst(displaced, left()));
  settle(pairUnique(displaced, left(), ({ fileId }) => fileId));
  for (const file of left()) files.set(file.path, { kind: 'new' });
  return { files, gone: displaced };
}

function identityOf({ noteId, path, contentHash }: KnownFile, file: FileNow): Identity {
  if (file.path === path) return { kind: 'changed', noteId };
  return { kind: 'moved', noteId, from: path, isSameContent: contentHash === file.contentHash };
}

/** Those that share a key with exactly one of the other side, and have it alone on their own. */
function pairUnique(
  notes: readonly KnownFile[],
  files: readonly FileNow[],
  keyOf: (either: Pick<FileNow, 'contentHash' | 'fileId'>) => string | undefined,
): readonly (readonly [KnownFile, FileNow])[] {
  const fileOf = alone(files, keyOf);
  return [...alone(notes, keyOf)].flatMap(([key, note]) => {
    const file = fileOf.get(key);
    return file ? [[note, file] as const] : [];
  });
}

function alone<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T> {
  const seen = new Set<string>();
  const alone = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!key) continue;
    if (seen.has(key)) alone.delete(key);
    else alone.set(key, item);
    seen.add(key);
  }
  return alone;
}

function pairFirst(
  notes: readonly KnownFile[],
  files: readonly FileNow[],
): readonly (readonly [KnownFile, FileNow])[] {
  const free = new Map(files.map((file) => [file.path, file]));
  return notes.flatMap((note) => {
    const file = free.get(note.path);
    if (!file) return [];
    free.delete(note.path);
    return [[note, file] as const];
  });
}
