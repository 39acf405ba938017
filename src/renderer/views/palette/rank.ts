/** Order of what palette and switcher offer: pure, tested without a screen. */
import type { Note, NoteId } from '../../../shared/domain/note.ts';
import { matchText } from '../../match/matchText.ts';

/** More rows than anyone walks through with the arrows; the text is typed on instead. */
const shownCount = 50;
/** A path names a note less well than its title does. */
const pathWeight = 0.7;

/** @returns at most 50 notes, best first; without a query the recent ones, then the last changed */
export function rankNotes(notes: readonly Note[], query: string, recent: readonly NoteId[]): readonly Note[] {
  if (!query.trim()) return recentFirst(notes, recent).slice(0, shownCount);
  const scored = notes.flatMap((note) => {
    const score = scoreNote(note, query);
    return score > 0 ? [{ note, score }] : [];
  });
  scored.sort(
    (a, b) =>
      b.score - a.score || a.note.title.length - b.note.title.length || b.note.modified - a.note.modified,
  );
  return scored.slice(0, shownCount).map(({ note }) => note);
}

function scoreNote({ title, aliases, path }: Note, query: string): number {
  const names = [title, ...aliases].map((name) => matchText(query, name));
  return Math.max(...names, pathWeight * matchText(query, path));
}

function recentFirst(notes: readonly Note[], recent: readonly NoteId[]): readonly Note[] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const lately = recent.flatMap((id) => byId.get(id) ?? []);
  const others = notes.filter(({ id }) => !recent.includes(id)).sort((a, b) => b.modified - a.modified);
  return [...lately, ...others];
}

export interface Named<Id> {
  readonly id: Id;
  /** In every language, so that `graph` also finds 그래프 보기. */
  readonly names: readonly string[];
}

/** @returns what matches, best first; equals stay in their order */
export function rankNamed<Id, T extends Named<Id>>(items: readonly T[], query: string): readonly T[] {
  return items
    .map((item) => ({ item, score: Math.max(...item.names.map((name) => matchText(query, name))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
