import type { Note, NoteId, WrittenLink } from './note.ts';
import { isWritableFormat, noteFormat } from './noteFormat.ts';

export type LinkResolver = (from: Note, link: WrittenLink) => NoteId | undefined;

/**
 * Which note a written link reaches, as people know it from Obsidian: by path beside the linking
 * note, then by path from the imported root; wikilinks also by file name, title or alias, of several
 * the nearest to the linking note. Case and Unicode form do not matter, nor the ending of a note written
 * here (`.md`); `paper.pdf` is named with its ending, or without where no such note has the name. A resolver
 * is built once for a set of notes and does not follow later changes.
 */
export function createLinkResolver(notes: readonly Note[]): LinkResolver {
  const byFile = new Map<string, Note>();
  const byStem = new Map<string, Note>();
  const byName = new Map<string, Note[]>();
  for (const note of notes) {
    keepFirst(byFile, fileKey(note.root, note.path), note);
    keepFirst(byStem, fileKey(note.root, withoutEnding(note.path)), note);
    for (const name of namesOf(note)) {
      const others = byName.get(name);
      if (others) others.push(note);
      else byName.set(name, [note]);
    }
  }

  return (from, link) => {
    if (link.target === '') return from.id; // [[#Heading]] stays in the note
    const relative = joinPath(folderOf(from.path), link.target);
    const found = atPath(from.root, relative) ?? atPath(from.root, joinPath('', link.target));
    if (found) return found.id;
    if (link.kind === 'markdown') return undefined;
    const whole = byName.get(nameKey(link.target));
    return nearest(from, whole ?? named(link.target))?.id;
  };

  function atPath(root: string, path: string): Note | undefined {
    const stem = isWritten(path) ? withoutEnding(path) : path;
    return byFile.get(fileKey(root, path)) ?? byStem.get(fileKey(root, stem));
  }

  /** By the end of its path. */
  function named(target: string): readonly Note[] {
    const candidates = byName.get(nameKey(baseName(target))) ?? [];
    return candidates.filter((note) => endsWithPath(note, target));
  }
}

/** Of two that a link cannot tell apart the one that is written here, else by path: not by the order they came. */
function keepFirst(notes: Map<string, Note>, key: string, note: Note): void {
  const other = notes.get(key);
  const rank = ({ path }: Note) => `${isWritten(path) ? 0 : 1}${path}`;
  if (!other || rank(note) < rank(other)) notes.set(key, note);
}

/** Everything a wikilink may call a note. */
function namesOf(note: Note): Set<string> {
  const file = baseName(note.path);
  const stem = withoutEnding(file);
  const names = [note.title, ...note.aliases, file, stem];
  const day = journalDay.exec(stem);
  if (day) names.push(...dayNames(day));
  if (stem.includes('___')) names.push(stem.replaceAll('___', '/')); // Logseq's namespaces
  return new Set(names.map(nameKey));
}

const journalDay = /^(\d{4})[-_](\d{2})[-_](\d{2})$/;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** As Obsidian, Logseq and Roam call a day: 2024-01-31, 2024_01_31, Jan 31st, 2024, January 31st, 2024. */
function dayNames([, year, month, day]: RegExpExecArray): string[] {
  const name = months[Number(month) - 1];
  if (!name) return [];
  const number = Number(day);
  const isTeen = number > 10 && number < 14;
  const ordinal = `${number}${(!isTeen && ['', 'st', 'nd', 'rd'][number % 10]) || 'th'}`;
  return [
    `${year}-${month}-${day}`,
    `${year}_${month}_${day}`,
    `${name.slice(0, 3)} ${ordinal}, ${year}`,
    `${name} ${ordinal}, ${year}`,
  ];
}

/** Same root first, then the longest shared folder, then the shortest path: stable for equal ones. */
function nearest(from: Note, candidates: readonly Note[]): Note | undefined {
  const distance = (note: Note) =>
    (note.root === from.root ? 0 : 1e6) - sharedFolders(from.path, note.path) * 1e3 + note.path.length;
  // Not in the order they came, which changes: a link must not reach another note after a restart.
  const compare = (a: Note, b: Note) =>
    distance(a) - distance(b) || (a.path + a.root < b.path + b.root ? -1 : 1);
  return candidates.reduce<Note | undefined>(
    (best, note) => (best === undefined || compare(note, best) < 0 ? note : best),
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
  const wanted = `/${nameKey(joinPath('', target))}`;
  return [note.path, withoutEnding(note.path)].some((path) => `/${folded(path)}`.endsWith(wanted));
}

function fileKey(root: string, path: string): string {
  return `${root}\n${folded(path)}`;
}

/** As names are compared: the ending of a note written here goes. */
function nameKey(name: string): string {
  const plain = name.trim();
  return folded(isWritten(plain) ? withoutEnding(plain) : plain);
}

function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

function withoutEnding(path: string): string {
  return noteFormat(path) ? path.slice(0, path.lastIndexOf('.')) : path;
}

function isWritten(path: string): boolean {
  return isWritableFormat(noteFormat(path));
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
