import path from 'node:path';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import { isWritableFormat, nameWithoutEnding, noteFormat } from '../../shared/domain/noteFormat.ts';
import { SaegimError } from '../../shared/errors.ts';
import { carryTargets } from './carriedTargets.ts';
import { writeOf, type FileChange, type FileWrite } from './fileChange.ts';
import { isUsablePath } from './fileNames.ts';
import { editBytes } from './editBytes.ts';
import { missingFolders, resolveInRoot } from './insideRoot.ts';
import { planMove } from './planMove.ts';
import { hashOf, readBytes, readTextFile, type TextFile } from './textBytes.ts';
import { noteOf, type WritingParts } from './writingParts.ts';

export interface NoteMove {
  readonly change: FileChange;
  readonly absolutePath: string;
  readonly after: Note;
  readonly rewrittenLinks: number;
  /** The moved note first, then those with links to it. */
  readonly noteIds: readonly NoteId[];
}

/**
 * What a move of a note does to files: nothing is done yet.
 * @param newPath from the note's root, with `/` and the ending
 * @throws SaegimError not-found, invalid-argument, already-exists, permission-denied
 */
export async function prepareMove(parts: WritingParts, noteId: NoteId, newPath: string): Promise<NoteMove> {
  const { store, preparer } = parts;
  const before = noteOf(store, noteId);
  const from = path.join(before.root, before.path);
  const to = await targetOf(before, newPath);
  const after = await asMoved(parts, before, from, newPath);
  const plan = planMove(store.notes(), before, after);

  const writes: FileWrite[] = [];
  const noteIds = [noteId];
  let rewrittenLinks = 0;
  for (const note of new Set([before, ...plan.affected])) {
    if (!isWritableFormat(noteFormat(note.path))) continue;
    const file = await readIfThere(parts, note);
    if (!file) continue;
    const links = await linksOf(parts, note, file);
    const followed = plan.editsOf(note, file.text, links);
    const carried =
      note === before ? await carryTargets(file.text, links, before, after, parts.attachments) : [];
    const edits = [...followed, ...carried].sort((a, b) => a.range.start - b.range.start);
    if (edits.length === 0) continue;
    const bytes = await editBytes(file, edits, path.basename(note.path), preparer);
    if (!bytes) {
      parts.log('warn', 'links in a file with damaged characters could not be made to follow a moved note');
      continue;
    }
    writes.push(writeOf(note === before ? to : path.join(note.root, note.path), file.bytes, bytes, hashOf));
    if (note === before) continue;
    noteIds.push(note.id);
    rewrittenLinks += followed.length;
  }
  const change: FileChange = {
    makeFolders: await missingFolders(before.root, path.dirname(to)),
    renames: from === to ? [] : [{ from, to }],
    writes,
    removeFolders: [],
  };
  return { change, absolutePath: to, after, rewrittenLinks, noteIds };
}

async function targetOf(before: Note, newPath: string): Promise<string> {
  const isSafe = newPath === before.path || (await isUsablePath(before.root, newPath));
  const isSameKind = path.extname(newPath).toLowerCase() === path.extname(before.path).toLowerCase();
  if (!isSafe || !isSameKind) throw new SaegimError('invalid-argument', 'not a path for this note');
  return resolveInRoot(before.root, newPath);
}

/** With the title that it will have there: of some notes that is the file's name. */
async function asMoved(
  { preparer }: WritingParts,
  before: Note,
  from: string,
  newPath: string,
): Promise<Note> {
  const isNamedByFile = before.title === nameWithoutEnding(before.path);
  const after = {
    ...before,
    path: newPath,
    title: isNamedByFile ? nameWithoutEnding(newPath) : before.title,
  };
  if (!isWritableFormat(noteFormat(newPath))) return after; // a document is not converted for that
  const bytes = await readBytes(from);
  try {
    const { title, aliases } = await preparer.prepareNote(new Uint8Array(bytes), path.basename(newPath));
    return { ...after, title, aliases };
  } catch (error) {
    if (error instanceof SaegimError) return after; // what cannot be read can still be moved
    throw error;
  }
}

async function readIfThere({ preparer }: WritingParts, note: Note): Promise<TextFile | undefined> {
  try {
    return await readTextFile(path.join(note.root, note.path), preparer);
  } catch (error) {
    // Gone, or no longer text: there are no links in it.
    if (error instanceof SaegimError && !['permission-denied', 'internal'].includes(error.code))
      return undefined;
    throw error;
  }
}

/** As they stand in the file now, which may be ahead of the index. */
async function linksOf({ preparer }: WritingParts, note: Note, file: TextFile): Promise<Note['links']> {
  if (file.contentHash === note.contentHash) return note.links;
  if (file.text.trim() === '') return [];
  return (await preparer.prepareNote(new Uint8Array(file.bytes), path.basename(note.path))).links;
}
