import path from 'node:path';
import type { NoteId } from '../../shared/domain/note.ts';
import { SaegimError } from '../../shared/errors.ts';
import { freePath, isUsablePath, safeFileName } from './fileNames.ts';
import { exists, resolveInRoot } from './insideRoot.ts';
import { newFile } from './saveNote.ts';
import { fillTemplate, templateFolders } from './templates.ts';
import { encodeText, readTextFile } from './textBytes.ts';
import { noteOf, type WritingParts } from './writingParts.ts';

export interface NewNote {
  readonly title: string;
  /** From the library folder, with `/`. */
  readonly folder?: string;
  readonly templateId?: NoteId;
}

/** When nothing of a title can stand in a file name; the title itself stands in the note. */
const nameless = 'Untitled';
const dailyFolder = 'daily';

/** @returns the file's absolute path. @throws SaegimError invalid-argument, permission-denied, disk-full */
export async function createNote(
  parts: WritingParts,
  { title, folder = '', templateId }: NewNote,
): Promise<string> {
  const root = libraryFolderOf(parts);
  if (folder !== '' && !(await isUsablePath(root, `${folder}/x`)))
    throw new SaegimError('invalid-argument', 'not a folder for notes');
  const oneLine = title.replace(/\s+/g, ' ').trim() || nameless;
  const name = safeFileName(oneLine, '.md') ?? nameless;
  const absoluteFolder = path.dirname(await resolveInRoot(root, path.posix.join(folder, `${name}.md`)));
  const text = templateId
    ? fillTemplate(await readTemplate(parts, templateId), oneLine, parts.clock())
    : `# ${oneLine}\n\n`;
  await parts.files.makeFolder(absoluteFolder);
  return createFile(parts, absoluteFolder, name, text);
}

/**
 * The note of a day, made when there is none.
 * @param date `YYYY-MM-DD`
 */
export async function openDaily(parts: WritingParts, date: string): Promise<string> {
  const day = parseDay(date);
  const absolutePath = await resolveInRoot(libraryFolderOf(parts), `${dailyFolder}/${date}.md`);
  if ((await exists(absolutePath)) && !(await isBlank(parts, absolutePath))) return absolutePath;
  const template = await readDailyTemplate(parts);
  const now = parts.clock();
  day.setHours(now.getHours(), now.getMinutes(), now.getSeconds());
  const text = template === undefined ? `# ${date}\n\n` : fillTemplate(template, date, day);
  await parts.files.makeFolder(path.dirname(absolutePath));
  await parts.files.write(
    absolutePath,
    await encodeText(text, newFile, path.basename(absolutePath), parts.preparer),
  );
  return absolutePath;
}

function libraryFolderOf({ libraryFolder }: WritingParts): string {
  if (libraryFolder === undefined) throw new SaegimError('invalid-argument', 'there is no library folder');
  return libraryFolder;
}

/** The first free name; another process that takes it first gets it, and the next number is tried. */
async function createFile(parts: WritingParts, folder: string, name: string, text: string): Promise<string> {
  const bytes = await encodeText(text, newFile, `${name}.md`, parts.preparer);
  for (;;) {
    const absolutePath = await freePath(folder, name, '.md');
    try {
      await parts.files.create(absolutePath, bytes);
      return absolutePath;
    } catch (error) {
      if (!(error instanceof SaegimError && error.code === 'already-exists')) throw error;
    }
  }
}

function parseDay(date: string): Date {
  const [year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)?.slice(1).map(Number) ?? [];
  const parsed = new Date(year, month - 1, day);
  if (parsed.getMonth() !== month - 1 || parsed.getDate() !== day)
    throw new SaegimError('invalid-argument', 'not a day of the calendar');
  return parsed;
}

async function readTemplate({ store, preparer }: WritingParts, noteId: NoteId): Promise<string> {
  const { root, path: notePath } = noteOf(store, noteId);
  return (await readTextFile(path.join(root, notePath), preparer)).text;
}

async function readDailyTemplate(parts: WritingParts): Promise<string | undefined> {
  for (const folder of templateFolders) {
    const absolutePath = path.join(libraryFolderOf(parts), folder, 'daily.md');
    if (await exists(absolutePath)) return (await readTextFile(absolutePath, parts.preparer)).text;
  }
  return undefined;
}

/** A day's file that a tool or a sync service left without a word. */
async function isBlank({ preparer }: WritingParts, absolutePath: string): Promise<boolean> {
  return (await readTextFile(absolutePath, preparer)).text.trim() === '';
}
