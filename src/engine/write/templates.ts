import path from 'node:path';
import type { Note } from '../../shared/domain/note.ts';
import { isWritableFormat, nameWithoutEnding, noteFormat } from '../../shared/domain/noteFormat.ts';
import type { NoteTemplate } from '../../shared/domain/writing.ts';

export const templateFolders: readonly string[] = ['templates', '템플릿'];

/** Notes below the folders of templates in the library folder, by name. */
export function findTemplates(notes: readonly Note[], libraryFolder: string): readonly NoteTemplate[] {
  return notes
    .filter((note) => isTemplate(note, libraryFolder))
    .map((note) => ({ name: nameWithoutEnding(note.path), noteId: note.id }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function isTemplate(note: Note, libraryFolder: string): boolean {
  const relative = path.relative(libraryFolder, path.join(note.root, note.path));
  const [top, ...rest] = relative.split(path.sep);
  const isInFolder = templateFolders.includes(top.normalize('NFC').toLowerCase()) && rest.length > 0;
  return isInFolder && isWritableFormat(noteFormat(note.path));
}

/**
 * `{{title}}`, `{{date}}`, `{{time}}`, the last two also with a form: `{{date:YYYY.MM.DD}}`. What is not known
 * stays as it is.
 */
export function fillTemplate(template: string, title: string, date: Date): string {
  return template.replace(
    /\{\{\s*(title|date|time)\s*(?::([^{}\n]{1,100}))?\}\}/gi,
    (_, name: string, form?: string) => {
      switch (name.toLowerCase()) {
        case 'title':
          return title;
        case 'date':
          return formatDate(date, form?.trim() ?? 'YYYY-MM-DD');
        default:
          return formatDate(date, form?.trim() ?? 'HH:mm');
      }
    },
  );
}

/** The common part of what people know from Obsidian and Moment: YYYY YY MM M DD D HH H mm ss; `[as it stands]`. */
export function formatDate(date: Date, form: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  const values: Readonly<Record<string, string>> = {
    YYYY: year,
    YY: year.slice(-2),
    MM: two(date.getMonth() + 1),
    M: String(date.getMonth() + 1),
    DD: two(date.getDate()),
    D: String(date.getDate()),
    HH: two(date.getHours()),
    H: String(date.getHours()),
    mm: two(date.getMinutes()),
    ss: two(date.getSeconds()),
  };
  return form.replace(
    /\[([^\]]*)\]|YYYY|YY|MM|M|DD|D|HH|H|mm|ss/g,
    (part, asItStands?: string) => asItStands ?? values[part],
  );
}
