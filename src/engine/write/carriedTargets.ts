/**
 * What a note embeds or links to that is no note, by a path from its own folder: when the note moves to
 * another folder, these paths are written anew.
 */
import path from 'node:path';
import type { Note, WrittenLink } from '../../shared/domain/note.ts';
import type { Attachments } from './attachments.ts';
import { exists } from './insideRoot.ts';
import { folderOf, relativePath, type TextEdit } from './planMove.ts';
import { decodeTarget, encodeTarget, findTargetPlace, type TargetPlace } from './writtenTarget.ts';

/** Code is left alone; the first groups are the target of a wikilink, an inline link, a definition. */
const written =
  /^ {0,3}(?:`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}(?:`{3}|~{3}))[^\n]*)*|(?<!`)(`{1,20})(?!`)(?:[^\n]{0,2000}?[^`])?\1(?!`)|!?\[\[[^[\]\n]{1,800}\]\]|!?\[(?:[^[\]\n]|\[[^[\]\n]{0,200}\](?:\([^()\n]{0,2000}\))?){0,400}\]\(\s*(?:<[^<>\n]{1,2000}>|[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,2000})?)[^()\n]{0,400}\)|^ {0,3}\[[^[\]\n]{1,400}\]:[ \t]*\S+/gm;

/** @param known links to notes, which follow by their own plan */
export async function carryTargets(
  text: string,
  known: readonly WrittenLink[],
  before: Note,
  after: Pick<Note, 'root' | 'path'>,
  attachments: Attachments,
): Promise<readonly TextEdit[]> {
  if (folderOf(before.path) === folderOf(after.path)) return [];
  const edits: TextEdit[] = [];
  for (const place of placesIn(text, known)) {
    const target = decodeTarget(place.raw, place.style);
    const next = await (place.style === 'wikilink'
      ? carriedName(target, before, after, attachments)
      : carriedPath(target, before, after));
    const replacement = next === undefined ? undefined : encodeTarget(next, place);
    if (replacement !== undefined && replacement !== place.raw)
      edits.push({ range: place.range, text: replacement });
  }
  return edits;
}

function placesIn(text: string, known: readonly WrittenLink[]): readonly TargetPlace[] {
  return Array.from(text.matchAll(written)).flatMap(({ index, 0: source }) => {
    const isLink = /^[ \t]{0,3}!?\[/.test(source);
    const range = { start: index, end: index + source.length };
    const isKnown = known.some((link) => link.range.start < range.end && range.start < link.range.end);
    if (!isLink || isKnown) return [];
    return findTargetPlace(text, { kind: /^!?\[\[/.test(source) ? 'wikilink' : 'markdown', range }) ?? [];
  });
}

/** A path from the note's folder. */
async function carriedPath(
  target: string,
  before: Note,
  after: Pick<Note, 'root' | 'path'>,
): Promise<string | undefined> {
  if (target === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(target)) return undefined;
  const file = path.posix.join(folderOf(before.path), target.replace(/\?.*$/s, ''));
  if (file.startsWith('../') || !(await exists(path.join(before.root, file)))) return undefined;
  return relativePath(folderOf(after.path), file);
}

/** A name that is found from anywhere stays; one that was found beside the note gets its path from the root. */
async function carriedName(
  target: string,
  before: Note,
  after: Pick<Note, 'root' | 'path'>,
  attachments: Attachments,
): Promise<string | undefined> {
  const file = await attachments.find(before, target);
  if (file === undefined || file === before.path) return undefined;
  return (await attachments.find(after, target)) === file ? undefined : file;
}
