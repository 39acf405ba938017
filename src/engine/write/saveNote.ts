import path from 'node:path';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import { isWritableFormat, noteFormat } from '../../shared/domain/noteFormat.ts';
import type { SaveResult } from '../../shared/domain/writing.ts';
import { SaegimError } from '../../shared/errors.ts';
import { encodeText, hashOf, readTextFile, type TextFile } from './textBytes.ts';
import type { WritingParts } from './writingParts.ts';

export interface Saving {
  readonly text: string;
  /** Of the bytes that the text was made from. */
  readonly baseHash: string;
}

/**
 * Writes over a note's file, unless it says something else by now. A file that is gone is made again: what a
 * person wrote must not be lost with it.
 * @param place where the note stands, or last stood
 * @throws SaegimError unsupported-format, permission-denied, disk-full, invalid-argument (zero bytes in the text)
 */
export async function saveNote(
  { preparer, files }: WritingParts,
  place: Pick<Note, 'root' | 'path'>,
  { text, baseHash }: Saving,
): Promise<SaveResult> {
  const absolutePath = path.join(place.root, place.path);
  const fileName = path.basename(absolutePath);
  if (!isWritableFormat(noteFormat(fileName)))
    throw new SaegimError('unsupported-format', 'a converted document cannot be written here');
  const file = await readIfThere(absolutePath, preparer);
  if (file?.text === text) return { kind: 'saved', contentHash: file.contentHash };
  if (file && file.contentHash !== baseHash)
    return { kind: 'conflict', text: file.text, contentHash: file.contentHash };
  const bytes = await encodeText(text, file ?? newFile, fileName, preparer);
  if (!file) await files.makeFolder(path.dirname(absolutePath));
  await files.write(absolutePath, bytes);
  return { kind: 'saved', contentHash: hashOf(bytes) };
}

/** What new files are written in. */
export const newFile = { encoding: 'utf-8', hasByteOrderMark: false };

async function readIfThere(
  absolutePath: string,
  preparer: WritingParts['preparer'],
): Promise<TextFile | undefined> {
  try {
    return await readTextFile(absolutePath, preparer);
  } catch (error) {
    if (error instanceof SaegimError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Where notes last stood that a person has open: a save must not be lost when the file was deleted meanwhile. */
export function createLastPlaces(most = 500) {
  const places = new Map<NoteId, Pick<Note, 'root' | 'path'>>();
  return {
    get: (noteId: NoteId) => places.get(noteId),
    remember({ id, root, path }: Note): void {
      places.delete(id);
      places.set(id, { root, path });
      if (places.size > most) places.delete(places.keys().next().value!);
    },
    forget: (noteId: NoteId) => void places.delete(noteId),
  };
}
