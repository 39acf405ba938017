/**
 * Where other notes link to a note or name it. Links are known from the notes themselves; names are looked
 * for in the word index first, which gives a few hundred passages out of any number, and then read literally.
 */
import type { Chunk } from '../../shared/domain/chunk.ts';
import type { Mention, Mentions, Note, NoteId, SourceRange, WrittenLink } from '../../shared/domain/note.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { NoteStore, Preparer, ScoredChunk } from '../parts.ts';
import { excerptAround } from './excerpt.ts';
import type { LinkIndex } from './linkIndex.ts';
import { maskedRanges } from './maskedRanges.ts';
import { findSpelledOut, isTelling } from './spelledOut.ts';

export interface MentionParts {
  readonly store: NoteStore;
  readonly preparer: Pick<Preparer, 'analyseQuery'>;
  readonly links: () => LinkIndex;
  /** The text of a note's file; undefined when it is converted to be read, or not the one that was indexed. */
  readonly readText: (note: Note) => Promise<string | undefined>;
}

/** Notes whose links are shown, newest change first: a map of contents has some hundreds. */
const mostLinking = 1000;
const readAtOnce = 16;
/** More than anyone goes through; a title like `Todo` stands in half of the notes. */
const mostUnlinked = 100;
/** Passages read for each name: the best by BM25 hold the whole name, the rest only a part of it. */
const passagesPerName = 400;
/** Names asked for: a note with fifty aliases asks fifty times. */
const mostNames = 12;

/** @throws SaegimError not-found */
export async function findMentions(parts: MentionParts, noteId: NoteId): Promise<Mentions> {
  const note = parts.store.note(noteId);
  if (!note) throw new SaegimError('not-found', 'no note has this id');
  const [linked, unlinked] = await Promise.all([findLinked(parts, note), findUnlinked(parts, note)]);
  return { linked, unlinked };
}

async function findLinked(parts: MentionParts, note: Note): Promise<readonly Mention[]> {
  const linking = [...parts.links().linksTo(note.id)]
    .sort((a, b) => b.from.modified - a.from.modified)
    .slice(0, mostLinking);
  const mentions: Mention[] = [];
  for (let i = 0; i < linking.length; i += readAtOnce) {
    const some = linking.slice(i, i + readAtOnce).map(({ from, links }) => linksIn(parts, from, links));
    mentions.push(...(await Promise.all(some)).flat());
  }
  return mentions;
}

/** From the file, which is read in no time; from the index where the file is a converted or another one by now. */
async function linksIn(
  { store, readText }: MentionParts,
  other: Note,
  links: readonly WrittenLink[],
): Promise<readonly Mention[]> {
  const text = await readText(other);
  if (text !== undefined) return links.map(({ range }) => mentionIn(other, range, text, 0));
  const chunks = await store.chunksOfNote(other.id);
  return links.map(({ range, target }) => {
    const chunk = chunkAt(chunks, range);
    return chunk ? mentionIn(other, range, chunk.text, chunk.range.start) : bareMention(other, range, target);
  });
}

function chunkAt(chunks: readonly Chunk[], { start, end }: SourceRange): Chunk | undefined {
  return chunks.find((chunk) => chunk.range.start <= start && end <= chunk.range.end);
}

/** @param offset where `text` lies in the other note */
function mentionIn(other: Note, range: SourceRange, text: string, offset: number): Mention {
  const { id: noteId, title, path } = other;
  const inText = { start: range.start - offset, end: range.end - offset };
  return { noteId, title, path, range, ...excerptAround(text, inText) };
}

/** A link that stands in no passage. */
function bareMention({ id: noteId, title, path }: Note, range: SourceRange, target: string): Mention {
  return { noteId, title, path, range, excerpt: target, mark: { start: 0, end: target.length } };
}

async function findUnlinked({ store, preparer }: MentionParts, note: Note): Promise<readonly Mention[]> {
  const names = [...new Set([note.title, ...note.aliases])].filter(isTelling).slice(0, mostNames);
  const mentions = new Map<string, Mention>();
  const passages = await Promise.all(names.map((name) => passagesWith({ store, preparer }, name)));
  for (const found of passages) {
    for (const { chunk } of found) {
      const other = chunk.noteId === note.id ? undefined : store.note(chunk.noteId);
      if (!other) continue;
      for (const range of namedIn(chunk, other, names)) {
        // Neighbouring passages overlap, and several names find the same one.
        mentions.set(`${other.id} ${range.start}`, mentionIn(other, range, chunk.text, chunk.range.start));
        if (mentions.size >= mostUnlinked) return [...mentions.values()];
      }
    }
  }
  return [...mentions.values()];
}

async function passagesWith(
  { store, preparer }: Pick<MentionParts, 'store' | 'preparer'>,
  name: string,
): Promise<readonly ScoredChunk[]> {
  const { terms, ngrams } = await preparer.analyseQuery(name);
  return store.searchWords(terms.length > 0 ? terms : ngrams, passagesPerName);
}

/** @returns ranges in the note's text */
function namedIn(chunk: Chunk, other: Note, names: readonly string[]): readonly SourceRange[] {
  const offset = chunk.range.start;
  const found = findSpelledOut(chunk.text, names);
  if (found.length === 0) return [];
  const masked = maskedRanges(chunk.text);
  return found
    .filter((range) => !masked.some((mask) => overlap(mask, range)))
    .map(({ start, end }) => ({ start: start + offset, end: end + offset }))
    .filter((range) => !other.links.some((link) => overlap(link.range, range)));
}

function overlap(a: SourceRange, b: SourceRange): boolean {
  return a.start < b.end && b.start < a.end;
}
