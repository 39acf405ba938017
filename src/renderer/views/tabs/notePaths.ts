/** Names and folders of notes as a person types them. */
import type { Note } from '../../../shared/domain/note.ts';

/** @returns the path with another name in the same folder; the ending stays */
export function renamedPath(path: string, name: string): string {
  return joinedPath(folderOf(path), name, path);
}

/** @param former gives the ending */
export function joinedPath(folder: string, name: string, former: string): string {
  const ending = /\.[^./]+$/.exec(former)?.[0] ?? '';
  const inFolder = cleanFolder(folder);
  return `${inFolder ? `${inFolder}/` : ''}${name.trim()}${ending}`;
}

/** Slashes at the ends and doubled ones say nothing. */
export function cleanFolder(folder: string): string {
  return folder
    .split('/')
    .map((part) => part.trim())
    .filter(Boolean)
    .join('/');
}

/** What no file system of the three takes, or hides. @returns undefined for a good name */
export function whyBadName(name: string): 'empty' | 'bad' | undefined {
  if (name.trim() === '') return 'empty';
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[/\\:*?"<>|\u0000-\u001f]|^\.|[. ]$/.test(name) ? 'bad' : undefined;
}

export function isBadFolder(folder: string): boolean {
  return cleanFolder(folder)
    .split('/')
    .some((part) => part !== '' && whyBadName(part) !== undefined);
}

/** Every folder of a root that holds notes, and those above them, by name. */
export function foldersOf(notes: readonly Note[], root: string): readonly string[] {
  const folders = new Set<string>();
  for (const note of notes) {
    if (note.root !== root) continue;
    for (let folder = folderOf(note.path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  }
  return [...folders].sort();
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
