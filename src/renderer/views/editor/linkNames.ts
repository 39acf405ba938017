/** How a note is named in a link to it: by its file name, as other apps understand it too, or by as much of its path as it takes. */
import type { Note } from '../../../shared/domain/note.ts';
import { nameWithoutEnding } from '../../../shared/domain/noteFormat.ts';

export interface LinkNames {
  /** What stands between `[[` and `]]`, with the title behind a bar where the file is called otherwise. */
  linkTo(note: Note): string;
  /** The same without a title behind a bar. */
  targetOf(note: Note): string;
}

export function createLinkNames(notes: readonly Note[]): LinkNames {
  const holders = new Map<string, Set<string>>();
  const hold = (name: string, id: string) => {
    const key = nameKey(name);
    const ids = holders.get(key);
    if (ids) ids.add(id);
    else holders.set(key, new Set([id]));
  };
  for (const { id, title, aliases, path } of notes) {
    for (const name of [title, ...aliases, baseOf(path)]) hold(name, id);
  }
  const isOnly = (name: string) => (holders.get(nameKey(name))?.size ?? 0) <= 1;
  const targetOf = (note: Note) => {
    const base = baseOf(note.path);
    return isOnly(base) ? base : shortestPath(note, notes);
  };
  return {
    targetOf,
    linkTo(note) {
      const base = baseOf(note.path);
      const target = targetOf(note);
      const isSameName = nameKey(note.title) === nameKey(base);
      return isSameName && target === base ? target : `${target}|${labelOf(note.title)}`;
    },
  };
}

/** The last folders of its path that no other note shares; at the top a slash says that it is from there. */
function shortestPath(note: Note, notes: readonly Note[]): string {
  const parts = pathOf(note).split('/');
  if (parts.length === 1) return `/${parts[0]}`;
  for (let from = parts.length - 2; from > 0; from--) {
    const tail = parts.slice(from).join('/');
    const isTaken = notes.some((other) => other.id !== note.id && endsWith(pathOf(other), tail));
    if (!isTaken) return tail;
  }
  return parts.join('/');
}

function endsWith(path: string, tail: string): boolean {
  const key = nameKey(path);
  return key === nameKey(tail) || key.endsWith(`/${nameKey(tail)}`);
}

function pathOf({ path }: Note): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1).normalize('NFC');
  return folder + baseOf(path);
}

/** Markdown and text are known without their ending; another format is named with it. */
function baseOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).normalize('NFC');
  return /\.(md|markdown|mdown|txt|text)$/i.test(name) ? nameWithoutEnding(name) : name;
}

function labelOf(title: string): string {
  return title.replace(/[[\]|]/g, ' ').trim();
}

function nameKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
