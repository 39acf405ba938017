/**
 * The trash of a root: `.trash` in it, as Obsidian has it, so that a file goes there without being copied and
 * lies there under the path it had. What a path cannot say is kept beside the index, and may be lost with it.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import { nameWithoutEnding, noteFormat } from '../../shared/domain/noteFormat.ts';
import type { TrashedNote } from '../../shared/domain/writing.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { FileChange } from './fileChange.ts';
import { freePath } from './fileNames.ts';
import { isInside } from '../isInside.ts';
import { exists, missingFolders, resolveInRoot } from './insideRoot.ts';
import { noteOf, type WritingParts } from './writingParts.ts';

const folderName = '.trash';
/** A trash that was never emptied; the newest are found among those that are looked at. */
const mostEntries = 20_000;

const recordSchema = z.object({
  id: z.string(),
  title: z.string(),
  path: z.string(),
  root: z.string(),
  trashedAt: z.number(),
});

/** @throws SaegimError not-found, invalid-argument when the trash of a root leads out of it */
export async function prepareTrash(
  { store, clock }: WritingParts,
  noteIds: readonly NoteId[],
): Promise<{ readonly change: FileChange; readonly trashed: readonly TrashedNote[] }> {
  const trashed: TrashedNote[] = [];
  const folders = new Set<string>();
  for (const note of new Set(noteIds.map((id) => noteOf(store, id)))) {
    const id = await placeInTrash(note, new Set(trashed.map(({ id }) => id)));
    for (const folder of await missingFolders(note.root, path.dirname(id))) folders.add(folder);
    trashed.push({ id, title: note.title, path: note.path, root: note.root, trashedAt: clock().getTime() });
  }
  const renames = trashed.map(({ root, path: notePath, id }) => ({
    from: path.join(root, notePath),
    to: id,
  }));
  return { change: { makeFolders: [...folders], renames, writes: [], removeFolders: [] }, trashed };
}

/** Newest first. */
export async function listTrash(parts: WritingParts): Promise<readonly TrashedNote[]> {
  const records = new Map((await readRecords(parts)).map((record) => [record.id, record]));
  const roots = new Set([
    ...parts.roots(),
    ...(parts.libraryFolder === undefined ? [] : [parts.libraryFolder]),
    ...parts.store.notes().map(({ root }) => root), // of a single file it is the folder
    ...Array.from(records.values(), ({ root }) => root),
  ]);
  const trashed = new Map<string, TrashedNote>();
  for (const root of roots) {
    for (const relative of await filesBelow(path.join(root, folderName))) {
      const id = path.join(root, folderName, relative);
      trashed.set(id, records.get(id) ?? (await withoutRecord(id, root, relative)));
    }
  }
  return [...trashed.values()].sort((a, b) => b.trashedAt - a.trashedAt || (a.id < b.id ? -1 : 1));
}

/**
 * Back to where it was, or beside what has its name now.
 * @throws SaegimError not-found, invalid-argument
 */
export async function prepareRestore(
  parts: WritingParts,
  id: string,
): Promise<{ readonly change: FileChange; readonly absolutePath: string }> {
  const trashed = (await listTrash(parts)).find((each) => each.id === id);
  if (!trashed) throw new SaegimError('not-found', 'this is not in the trash');
  const wanted = await resolveInRoot(trashed.root, trashed.path);
  if (isInside(wanted, path.join(trashed.root, folderName)))
    throw new SaegimError('invalid-argument', 'it was in the trash all along');
  const ending = path.extname(wanted);
  const folder = path.dirname(wanted);
  const absolutePath = await freePath(folder, path.basename(wanted, ending), ending);
  const makeFolders = await missingFolders(trashed.root, folder);
  return {
    change: { makeFolders, renames: [{ from: id, to: absolutePath }], writes: [], removeFolders: [] },
    absolutePath,
  };
}

/** Called after the files are in the trash: until then, and without it, the paths tell the most of it. */
export async function rememberTrashed(parts: WritingParts, trashed: readonly TrashedNote[]): Promise<void> {
  const kept: TrashedNote[] = [];
  for (const record of await readRecords(parts)) if (await exists(record.id)) kept.push(record);
  const ids = new Set(trashed.map(({ id }) => id));
  const records = [...kept.filter(({ id }) => !ids.has(id)), ...trashed];
  await parts.files.makeFolder(parts.indexFolder);
  await parts.files.write(recordFile(parts), Buffer.from(JSON.stringify(records)));
}

async function placeInTrash(note: Note, taken: ReadonlySet<string>): Promise<string> {
  const wanted = await resolveInRoot(note.root, `${folderName}/${note.path}`);
  const ending = path.extname(wanted);
  return freePath(path.dirname(wanted), path.basename(wanted, ending), ending, taken);
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [''];
  for (const each of folders) {
    const entries = await readdir(path.join(folder, each), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (files.length + folders.length > mostEntries) return files;
      const relative = path.join(each, entry.name);
      if (entry.isDirectory()) folders.push(relative);
      else if (noteFormat(entry.name) && !entry.name.startsWith('.')) files.push(relative);
    }
  }
  return files;
}

/** Put there by another app, or before the index was made anew. */
async function withoutRecord(id: string, root: string, relative: string): Promise<TrashedNote> {
  const { ctimeMs } = await stat(id).catch(() => ({ ctimeMs: 0 }));
  const notePath = relative.split(path.sep).join('/');
  return { id, title: nameWithoutEnding(notePath), path: notePath, root, trashedAt: Math.floor(ctimeMs) };
}

async function readRecords(parts: WritingParts): Promise<readonly TrashedNote[]> {
  try {
    return z.array(recordSchema).parse(JSON.parse(await readFile(recordFile(parts), 'utf8')));
  } catch {
    return []; // none yet, or damaged: the files are there all the same
  }
}

function recordFile({ indexFolder }: WritingParts): string {
  return path.join(indexFolder, 'trash.json');
}
