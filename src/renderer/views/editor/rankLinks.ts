/** Which notes and tags are offered while one types `[[` or `#`: pure, and quick for twenty thousand notes. */
import { disassemble } from 'es-hangul';
import type { Note, NoteId } from '../../../shared/domain/note.ts';
import { fold, matchFolded } from '../../match/matchText.ts';

/** More than anyone walks through with the arrows; one types on instead. */
const offeredCount = 30;
/** A path names a note less well than its title does. */
const pathWeight = 0.7;
/** Between two notes named alike the one read lately comes first. */
const recentBonus = 0.05;

/** @param recent newest first. @returns best first; without a query the recent ones, then the last changed */
export function rankLinks(
  notes: readonly Note[],
  query: string,
  recent: readonly NoteId[],
  count = offeredCount,
): readonly Note[] {
  const wanted = fold(query);
  if (wanted === '') return recentFirst(notes, recent).slice(0, count);
  const words = wanted.split(/\s+/);
  const lately = new Set(recent);
  const named = scoreNotes(notes, words, (searched) => holdsAll(searched, words));
  // Letters in order with gaps (`cbw`) are tried when the name itself leaves room for more.
  const isRare = named.length < count && /^[a-z0-9]{2,}$/.test(wanted);
  const found = isRare ? scoreNotes(notes, words, ({ all }) => holdsInOrder(all, wanted)) : named;
  const rank = ({ note, score }: Scored) => score + (lately.has(note.id) ? recentBonus : 0);
  found.sort(
    (a, b) =>
      rank(b) - rank(a) || a.note.title.length - b.note.title.length || b.note.modified - a.note.modified,
  );
  return found.slice(0, count).map(({ note }) => note);
}

interface Scored {
  readonly note: Note;
  readonly score: number;
}

/** Scoring is slow and looking for a word is not: so only those are scored that may fit. */
function scoreNotes(
  notes: readonly Note[],
  words: readonly string[],
  mayFit: (searched: Searched) => boolean,
): Scored[] {
  const letters = lettersOf(words.join(' '));
  const scored: Scored[] = [];
  for (const note of notes) {
    const searched = searchedOf(note);
    if (!mayFit(searched)) continue;
    const score = scoreNote(searched, words, letters);
    if (score > 0) scored.push({ note, score });
  }
  return scored;
}

function holdsAll({ all, initials }: Searched, words: readonly string[]): boolean {
  return words.every(
    (word) => all.includes(word) || (hangul.test(word) && initials.includes(initialsOf(word))),
  );
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function scoreNote({ names, path }: Searched, words: readonly string[], letters: string): number {
  let best = 0;
  for (const name of names) best = Math.max(best, scoreText(name, words, letters));
  return best >= pathWeight ? best : Math.max(best, pathWeight * scoreText(path, words, letters));
}

function scoreText(text: string, words: readonly string[], letters: string): number {
  const score = matchFolded(words, text);
  if (score > 0 || letters === '') return score;
  const at = lettersOf(text).indexOf(letters);
  return at === 0 ? 0.85 : at > 0 ? 0.55 : 0;
}

/** The names of a note as they are searched. */
interface Searched {
  readonly names: readonly string[];
  readonly path: string;
  readonly all: string;
  /** `all` with the first consonant of each syllable in its place. */
  readonly initials: string;
}

/** By title and path: the notes themselves come anew from the engine with every change of one of them. */
const searchedNotes = new Map<string, Searched>();
/** Notes of a very large library, renamed now and then; after that it begins anew. */
const keptCount = 60_000;

function searchedOf({ title, aliases, path }: Note): Searched {
  const key = `${title}\n${path}\n${aliases.join('\n')}`;
  const known = searchedNotes.get(key);
  if (known) return known;
  if (searchedNotes.size >= keptCount) searchedNotes.clear();
  const names = [title, ...aliases].map(fold);
  const folded = fold(path);
  const all = [...names, folded].join('\n');
  const made = { names, path: folded, all, initials: initialsOf(all) };
  searchedNotes.set(key, made);
  return made;
}

/** So that the first `[[` does not wait: a stretch of the notes each time. @returns the index to go on from */
export function prepareLinks(notes: readonly Note[], from: number): number {
  const to = Math.min(notes.length, from + preparedAtOnce);
  for (let index = from; index < to; index++) searchedOf(notes[index]);
  return to;
}

/** Takes a few milliseconds. */
const preparedAtOnce = 500;

const hangul = /[ㄱ-ㅎ가-힣]/;
const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const syllablesPerInitial = 588;
const initialConsonants = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

function initialsOf(text: string): string {
  if (!hangul.test(text)) return text;
  let initials = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isSyllable = code >= firstSyllable && code <= lastSyllable;
    initials += isSyllable
      ? initialConsonants[Math.floor((code - firstSyllable) / syllablesPerInitial)]
      : text[index];
  }
  return initials;
}

/**
 * Letters one by one (`커피` is `ㅋㅓㅍㅣ`), so that a syllable that is still being composed finds it (`컾`).
 * Empty without a whole syllable, which alone can be a half composed one.
 */
function lettersOf(text: string): string {
  return /[가-힣]/.test(text) ? disassemble(text) : '';
}

function recentFirst(notes: readonly Note[], recent: readonly NoteId[]): readonly Note[] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const lately = recent.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(recent);
  const others = notes.filter(({ id }) => !known.has(id)).sort((a, b) => b.modified - a.modified);
  return [...lately, ...others];
}

export interface CountedTag {
  readonly tag: string;
  readonly count: number;
}

/** @returns most used first; case aside, as first written */
export function countTags(notes: readonly Note[]): readonly CountedTag[] {
  const asWritten = new Map<string, number>();
  for (const { tags } of notes) {
    for (const tag of tags) asWritten.set(tag, (asWritten.get(tag) ?? 0) + 1);
  }
  const counts = new Map<string, { tag: string; count: number }>();
  for (const [tag, count] of asWritten) {
    const key = fold(tag);
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { tag, count });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

/** @returns those that begin so before those that hold it, each group by use */
export function rankTags(
  tags: readonly CountedTag[],
  query: string,
  count = offeredCount,
): readonly CountedTag[] {
  const wanted = fold(query);
  if (wanted === '') return tags.slice(0, count);
  const letters = lettersOf(wanted);
  const scored = tags.flatMap((tag) => {
    const score = scoreText(fold(tag.tag), [wanted], letters);
    return score >= 0.5 ? [{ tag, isStart: score >= 0.85 }] : [];
  });
  scored.sort((a, b) => Number(b.isStart) - Number(a.isStart)); // stable: by use within
  return scored.slice(0, count).map(({ tag }) => tag);
}
