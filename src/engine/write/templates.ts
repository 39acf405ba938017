import type { Note } from '../../shared/domain/note.ts';
import { isWritableFormat, nameWithoutEnding, noteFormat } from '../../shared/domain/noteFormat.ts';
import type { NoteTemplate } from '../../shared/domain/writing.ts';

export const templateFolders: readonly string[] = ['templates', '템플릿'];

/** Notes below a folder of templates, by name: also one within a vault that was copied in or linked. */
export function findTemplates(notes: readonly Note[]): readonly NoteTemplate[] {
  return notes
    .filter(isTemplate)
    .map((note) => ({ name: nameWithoutEnding(note.path), noteId: note.id }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function isTemplate({ path }: Note): boolean {
  const folders = path.normalize('NFC').toLowerCase().split('/').slice(0, -1);
  return folders.some((name) => templateFolders.includes(name)) && isWritableFormat(noteFormat(path));
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
