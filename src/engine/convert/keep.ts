/** Google Keep, as Takeout gives it: a JSON and an HTML file for each note, and the pictures beside them. */
import path from 'node:path';
import { z } from 'zod';
import { SaegimError } from '../../shared/errors.ts';
import { forEachItem, type ConvertParts } from './convertStep.ts';
import { exportPath, openExportFiles, type ExportFile } from './exportFiles.ts';
import { fileNameOf, linkPath, noteText } from './noteFile.ts';

/** A note of Keep has 20,000 characters at most; a file far beyond that is none. */
const maxNoteBytes = 4 * 2 ** 20;

const keepNote = z.object({
  title: z.string().optional(),
  textContent: z.string().optional(),
  listContent: z
    .array(z.object({ text: z.string().optional(), isChecked: z.boolean().optional() }))
    .optional(),
  labels: z.array(z.object({ name: z.string() })).optional(),
  attachments: z.array(z.object({ filePath: z.string(), mimetype: z.string().optional() })).optional(),
  annotations: z.array(z.object({ url: z.string().optional(), title: z.string().optional() })).optional(),
  isPinned: z.boolean().optional(),
  isArchived: z.boolean().optional(),
  isTrashed: z.boolean().optional(),
  /** Microseconds since 1970. */
  createdTimestampUsec: z.number().optional(),
  userEditedTimestampUsec: z.number().optional(),
});

type KeepNote = z.infer<typeof keepNote>;

/** Whether a JSON file is a note of Keep, by its keys. */
export function looksLikeKeep(text: string): boolean {
  return text.includes('"userEditedTimestampUsec"') && text.includes('"isTrashed"');
}

export async function convertKeep(parts: ConvertParts): Promise<void> {
  const { files, close } = await openExportFiles(parts);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const attachments = new Map<ExportFile, string>();
  let trashed = 0;
  try {
    await forEachItem(
      files.filter((file) => file.path.endsWith('.json')),
      (file) => exportPath(parts, file.path),
      parts,
      convertFile,
    );
  } finally {
    await close();
  }
  if (trashed > 0) {
    const reason = `${trashed} notes in the trash were left out.`;
    parts.warn({ path: path.basename(parts.path), code: 'partly-read', reason });
  }

  async function convertFile(file: ExportFile): Promise<void> {
    if (file.size > maxNoteBytes)
      throw new SaegimError('too-large', 'the note is larger than Keep can make one');
    const text = Buffer.from(await file.read()).toString('utf8');
    if (!looksLikeKeep(text)) return; // settings and labels lie beside the notes
    const note = parse(text);
    if (note.isTrashed) return void trashed++;
    const created = milliseconds(note.createdTimestampUsec);
    const updated = milliseconds(note.userEditedTimestampUsec);
    const title = note.title?.trim() ?? '';
    const name = parts.target.take(`${fileNameOf(title || firstWords(note) || dayOf(created))}.md`);
    const fields = {
      title: title !== '' && `${title}.md` !== name ? title : undefined,
      tags: note.labels?.map((label) => label.name),
      created,
      updated,
      isPinned: note.isPinned,
      isArchived: note.isArchived,
    };
    const body = [bodyOf(note), ...(await attachmentsOf(note, file))].filter(Boolean).join('\n\n');
    await parts.target.write(name, noteText(fields, `${body}\n`), updated ?? created);
  }

  async function attachmentsOf(note: KeepNote, file: ExportFile): Promise<string[]> {
    const links: string[] = [];
    for (const { filePath, mimetype } of note.attachments ?? []) {
      const found = findAttachment(byPath, path.posix.dirname(file.path), filePath);
      if (!found) {
        const reason = 'A picture of the note is not in the export.';
        parts.warn({ path: exportPath(parts, file.path), code: 'attachment-missing', reason });
        continue;
      }
      const written = attachments.get(found) ?? (await writeAttachment(found));
      links.push(`${mimetype?.startsWith('image/') === false ? '' : '!'}[](${linkPath(written)})`);
    }
    return links;
  }

  async function writeAttachment(file: ExportFile): Promise<string> {
    const written = parts.target.take(`attachments/${path.posix.basename(file.path)}`);
    attachments.set(file, written);
    await parts.target.write(written, file.unpack(), file.modified);
    return written;
  }
}

function parse(text: string): KeepNote {
  try {
    return keepNote.parse(JSON.parse(text));
  } catch (error) {
    throw new SaegimError('parse-failed', 'the note is not as Keep writes one', { cause: error });
  }
}

function bodyOf(note: KeepNote): string {
  const list = note.listContent?.map(
    ({ text, isChecked }) => `- [${isChecked ? 'x' : ' '}] ${oneLine(text)}`,
  );
  const links = note.annotations?.flatMap(({ url, title }) =>
    url && /^https?:/.test(url) ? `- [${oneLine(title || url).replace(/[[\]]/g, '')}](<${url}>)` : [],
  );
  return [note.textContent, list?.join('\n'), links?.join('\n')].filter(Boolean).join('\n\n');
}

/** Takeout writes `.jpeg` where the file is a `.jpg`. */
function findAttachment(files: ReadonlyMap<string, ExportFile>, folder: string, name: string) {
  const stem = name.replace(/\.[^.]*$/, '');
  for (const spelling of [name, `${stem}.jpg`, `${stem}.jpeg`, `${stem}.png`]) {
    const found = files.get(path.posix.join(folder, spelling));
    if (found) return found;
  }
  return undefined;
}

function firstWords(note: KeepNote): string {
  const text = note.textContent?.trim() || (note.listContent ?? []).map(({ text }) => text).join(' ');
  return [...oneLine(text.slice(0, 200))].slice(0, 40).join('').trim();
}

function dayOf(time: number | undefined): string {
  return time === undefined ? 'Untitled' : new Date(time).toISOString().slice(0, 10);
}

function oneLine(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function milliseconds(microseconds: number | undefined): number | undefined {
  const time = Math.round((microseconds ?? 0) / 1000);
  return time > 0 && time < 8.64e15 ? time : undefined;
}
