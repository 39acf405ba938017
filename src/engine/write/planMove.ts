/**
 * Which links must be written anew when a note gets another path, and what they say then. Pure: decided by
 * the same resolver that everything else asks, so that what reached a note before reaches it after.
 */
import { createLinkResolver, type LinkResolver } from '../../shared/domain/links.ts';
import type { Note, NoteId, SourceRange, WrittenLink } from '../../shared/domain/note.ts';
import { noteFormat } from '../../shared/domain/noteFormat.ts';
import { encodeTarget, findTargetPlace, type TargetPlace } from './writtenTarget.ts';

export interface MovePlan {
  /** Notes with links to be written anew, by the index. */
  readonly affected: readonly Note[];
  /** The edits of one note's text, in order. @param links as they stand in this text */
  editsOf(from: Note, text: string, links: readonly WrittenLink[]): readonly TextEdit[];
}

export interface TextEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** @param after the note as it will be: path, and title where that was the file's name */
export function planMove(notes: readonly Note[], before: Note, after: Note): MovePlan {
  const notesAfter = notes.map((note) => (note.id === before.id ? after : note));
  const noteBefore = new Map(notes.map((note) => [note.id, note]));
  const noteAfter = new Map(notesAfter.map((note) => [note.id, note]));
  const reaches = createLinkResolver(notes);
  const willReach = createLinkResolver(notesAfter);
  const isRenamed = baseName(before.path) !== baseName(after.path);

  function mustFollow(from: Note, link: WrittenLink): NoteId | undefined {
    if (link.target === '') return undefined;
    const reached = reaches(from, link);
    if (reached === undefined) return undefined;
    if (willReach(noteAfter.get(from.id) ?? from, link) !== reached) return reached;
    const namesFile =
      reached === before.id && nameKey(baseName(link.target)) === nameKey(baseName(before.path));
    return namesFile && isRenamed ? reached : undefined;
  }

  return {
    affected: notes.filter((note) => note.links.some((link) => mustFollow(note, link) !== undefined)),
    editsOf(from, text, links) {
      const fromAfter = noteAfter.get(from.id) ?? from;
      return links.flatMap((link) => {
        const id = mustFollow(from, link);
        const [toBefore, to] = id === undefined ? [] : [noteBefore.get(id), noteAfter.get(id)];
        return (toBefore && to && rewrite({ from, fromAfter, toBefore, to, willReach, text, link })) ?? [];
      });
    },
  };
}

interface Rewriting {
  readonly from: Note;
  readonly fromAfter: Note;
  readonly toBefore: Note;
  readonly to: Note;
  readonly willReach: LinkResolver;
  readonly text: string;
  readonly link: WrittenLink;
}

function rewrite(rewriting: Rewriting): TextEdit | undefined {
  const { fromAfter, to, willReach, text, link } = rewriting;
  const place = findTargetPlace(text, link);
  if (!place) return undefined;
  for (const target of targetsFor(rewriting)) {
    const written = encodeTarget(target, place);
    if (written === undefined || willReach(fromAfter, { ...link, target }) !== to.id) continue;
    return written === place.raw ? undefined : { range: place.range, text: written };
  }
  return link.kind === 'wikilink' ? asMarkdownLink(text, link, fromAfter, to) : undefined;
}

/** From what fits the way it was written to what is never mistaken. */
function targetsFor({ link, from, fromAfter, toBefore, to }: Rewriting): readonly string[] {
  const { target, kind } = link;
  const path = noteFormat(target) === undefined ? withoutEnding(to.path) : to.path;
  const beside = relativePath(folderOf(fromAfter.path), path);
  const relative = target.startsWith('./') && !beside.startsWith('../') ? `./${beside}` : beside;
  const absolute = [...(target.startsWith('/') ? [] : [path]), `/${path}`, to.path, `/${to.path}`];
  const wasRelative = nameKey(joined(folderOf(from.path), target)) === nameKey(toBefore.path);
  const isInRoot = fromAfter.root === to.root;
  if (kind === 'markdown') {
    if (!isInRoot) return [];
    return wasRelative && !target.startsWith('/') ? [relative, ...absolute] : [...absolute, relative];
  }
  const isPath = target.includes('/');
  return [
    ...(isPath ? [] : endsOf(path)),
    ...(isPath && isInRoot && (wasRelative || /^\.{1,2}\//.test(target)) ? [relative] : []),
    ...absolute,
    ...endsOf(to.path),
    to.title,
    ...to.aliases,
  ];
}

function joined(folder: string, relative: string): string {
  const parts = relative.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** `note`, `folder/note`, `outer/folder/note`. */
function endsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(parts.length - 1 - i).join('/'));
}

/** A name that no wikilink can say (`C#`) is still one that a Markdown link can. */
function asMarkdownLink(text: string, link: WrittenLink, fromAfter: Note, to: Note): TextEdit | undefined {
  if (fromAfter.root !== to.root) return undefined;
  const source = text.slice(link.range.start, link.range.end);
  const parts = /^(!?)\[\[([^[\]|#\n]*)(#[^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]$/.exec(source);
  if (!parts) return undefined;
  const [, bang, name, fragment = '', alias] = parts;
  const place: TargetPlace = { range: link.range, style: 'bare', raw: '' };
  const target = encodeTarget(relativePath(folderOf(fromAfter.path), to.path), place);
  if (target === undefined) return undefined;
  const shown = (alias ?? name).replace(/\\$/, '').trim();
  return { range: link.range, text: `${bang}[${shown}](${target}${encodeURI(fragment.replace(/\\$/, ''))})` };
}

export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function nameKey(name: string): string {
  return withoutEnding(name.normalize('NFC').trim()).toLowerCase();
}

/** Endings of notes need not be written; in `2024.03` there is none. */
function withoutEnding(path: string): string {
  return noteFormat(path) === undefined ? path : path.slice(0, path.lastIndexOf('.'));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
