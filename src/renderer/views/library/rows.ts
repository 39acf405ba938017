/** The library as the rows of a tree: pure, so that ten thousand notes are laid out without a screen. */
import type { Note } from '../../../shared/domain/note.ts';
import { matchText } from '../../match/matchText.ts';

export type Arrangement = 'folders' | 'list';
export type Order = 'title' | 'modified' | 'created';

export interface FolderRow {
  readonly kind: 'folder';
  /** Unique over roots: the root, then the path in it. */
  readonly key: string;
  readonly name: string;
  /** From 1. */
  readonly level: number;
  /** Notes in it and below. */
  readonly count: number;
  readonly isOpen: boolean;
}

export interface NoteRow {
  readonly kind: 'note';
  readonly key: string;
  readonly level: number;
  readonly note: Note;
}

export type Row = FolderRow | NoteRow;

export interface LayOutOptions {
  readonly arrangement: Arrangement;
  readonly order: Order;
  readonly filter: string;
  readonly closedFolders: ReadonlySet<string>;
  readonly compare: (a: string, b: string) => number;
}

/** @returns folders before notes, each folder's own below it; with a filter all folders are open */
export function layOutRows(notes: readonly Note[], options: LayOutOptions): readonly Row[] {
  const shown = filterNotes(notes, options.filter);
  if (options.arrangement === 'list') {
    return sortNotes(shown, options).map((note) => ({ kind: 'note', key: note.id, level: 1, note }));
  }
  const rows: Row[] = [];
  const roots = groupByRoot(shown, options.compare);
  if (roots.length === 1) addContents(rows, roots[0], 1, options);
  else for (const root of roots) addFolder(rows, root, 1, options);
  return rows;
}

/** By title, alias, path or tag. */
export function filterNotes(notes: readonly Note[], filter: string): readonly Note[] {
  if (!filter.trim()) return notes;
  return notes.filter((note) =>
    [note.title, note.path, ...note.aliases, ...note.tags].some((text) => matchText(filter, text) >= 0.6),
  );
}

/** @returns keys of every folder in the tree */
export function folderKeys(notes: readonly Note[]): readonly string[] {
  const keys = new Set<string>();
  for (const { root, path } of notes) {
    keys.add(root);
    const names = path.split('/').slice(0, -1);
    names.forEach((_, depth) => keys.add([root, ...names.slice(0, depth + 1)].join('/')));
  }
  return [...keys];
}

interface Folder {
  readonly key: string;
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly notes: Note[];
  count: number;
}

function groupByRoot(notes: readonly Note[], compare: LayOutOptions['compare']): readonly Folder[] {
  const roots = new Map<string, Folder>();
  for (const note of notes) {
    let folder = childFolder(roots, note.root, note.root, lastName(note.root));
    folder.count++;
    for (const name of note.path.split('/').slice(0, -1)) {
      folder = childFolder(folder.folders, name, `${folder.key}/${name}`, name);
      folder.count++;
    }
    folder.notes.push(note);
  }
  return [...roots.values()].sort((a, b) => compare(a.name, b.name));
}

function childFolder(folders: Map<string, Folder>, id: string, key: string, name: string): Folder {
  const known = folders.get(id);
  if (known) return known;
  const made: Folder = { key, name: name.normalize('NFC'), folders: new Map(), notes: [], count: 0 };
  folders.set(id, made);
  return made;
}

function addFolder(rows: Row[], folder: Folder, level: number, options: LayOutOptions): void {
  const isOpen = options.filter.trim() !== '' || !options.closedFolders.has(folder.key);
  rows.push({ kind: 'folder', key: folder.key, name: folder.name, level, count: folder.count, isOpen });
  if (isOpen) addContents(rows, folder, level + 1, options);
}

function addContents(rows: Row[], folder: Folder, level: number, options: LayOutOptions): void {
  const folders = [...folder.folders.values()].sort((a, b) => options.compare(a.name, b.name));
  for (const child of folders) addFolder(rows, child, level, options);
  for (const note of sortNotes(folder.notes, options)) rows.push({ kind: 'note', key: note.id, level, note });
}

function sortNotes(notes: readonly Note[], { order, compare }: LayOutOptions): readonly Note[] {
  const byTitle = (a: Note, b: Note) => compare(a.title, b.title) || compare(a.path, b.path);
  if (order === 'title') return [...notes].sort(byTitle);
  return [...notes].sort((a, b) => b[order] - a[order] || byTitle(a, b));
}

function lastName(folder: string): string {
  return folder.split(/[\\/]/).findLast(Boolean) ?? folder;
}
