import type { Note, NoteId, WrittenLink } from './note.ts';

export type LinkResolver = (from: Note, link: WrittenLink) => NoteId | undefined;

/**
 * Which note a written link reaches, as people know it from Obsidian: by path beside the linking
 * note, then by path from the imported root; wikilinks also by file name, title or alias, of several
 * the nearest to the linking note. Case, Unicode form and file ending do not matter. A resolver is built
 * once for a set of notes and does not follow later changes.
 */
export function createLinkResolver(notes: readonly Note[]): LinkResolver {
  const byPath = new Map<string, Note>();
  const byName = new Map<string, Note[]>();
  for (const note of notes) {
    byPath.set(pathKey(note.root, note.path), note);
    const names = new Set([note.title, ...note.aliases, baseName(note.path)].map(nameKey));
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), note]);
  }

  return (from, link) => {
    if (link.target === '') return from.id; // [[#Heading]] stays in the note
    const relative = joinPath(folderOf(from.path), link.target);
    const found = byPath.get(pathKey(from.root, relative)) ?? byPath.get(pathKey(from.root, link.target));
    if (found) return found.id;
    if (link.kind === 'markdown') return undefined;
    const candidates = byName.get(nameKey(baseName(link.target))) ?? byName.get(nameKey(link.target)) ?? [];
    const fitting = link.target.includes('/')
      ? candidates.filter((note) => endsWithPath(note, link.target))
      : candidates;
    return nearest(from, fitting)?.id;
  };
}

/** Same root first, then the longest shared folder, then the shortest path: stable for equal ones. */
function nearest(from: Note, candidates: readonly Note[]): Note | undefined {
  const distance = (note: Note) =>
    (note.root === from.root ? 0 : 1e6) - sharedFolders(from.path, note.path) * 1e3 + note.path.length;
  return candidates.reduce<Note | undefined>(
    (best, note) => (best === undefined || distance(note) < distance(best) ? note : best),
    undefined,
  );
}

function sharedFolders(a: string, b: string): number {
  const left = folderOf(a).split('/');
  const right = folderOf(b).split('/');
  let shared = 0;
  while (shared < left.length && left[shared] !== '' && left[shared] === right[shared]) shared++;
  return shared;
}

function endsWithPath(note: Note, target: string): boolean {
  return pathKey('', note.path).endsWith(pathKey('', target).slice(1));
}

function pathKey(root: string, path: string): string {
  return `${root}\n${nameKey(path)}`;
}

function nameKey(name: string): string {
  return withoutEnding(name.normalize('NFC').trim()).toLowerCase();
}

function withoutEnding(path: string): string {
  return path.replace(/\.(md|markdown|mdown|txt|text)$/i, '');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function joinPath(folder: string, relative: string): string {
  const parts: string[] = relative.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
