/**
 * Which notes link to which. Every note that is opened asks for it, so it is kept: as long as no note is named
 * or placed otherwise, only the links of changed notes are resolved anew.
 */
import { createLinkResolver, type LinkResolver } from '../../shared/domain/links.ts';
import type { Note, NoteId, WrittenLink } from '../../shared/domain/note.ts';

export interface LinkIndex {
  readonly resolve: LinkResolver;
  /** Notes with links to this one, and those links; in the order of the notes, a note's own left out. */
  linksTo(noteId: NoteId): readonly LinksFrom[];
}

export interface LinksFrom {
  readonly from: Note;
  readonly links: readonly WrittenLink[];
}

/** @param readNotes all there are now @returns the index of the notes that there are when it is called */
export function createLinkIndex(readNotes: () => readonly Note[]): () => LinkIndex {
  let notes: readonly Note[] = [];
  let resolve = createLinkResolver(notes);
  /** By the note that is linked to, then by the one that links. */
  const incoming = new Map<NoteId, Map<NoteId, WrittenLink[]>>();

  function add(note: Note): void {
    for (const link of note.links) {
      const to = resolve(note, link);
      if (to === undefined || to === note.id) continue;
      const fromOthers = incoming.get(to) ?? new Map<NoteId, WrittenLink[]>();
      incoming.set(to, fromOthers);
      const links = fromOthers.get(note.id);
      if (links) links.push(link);
      else fromOthers.set(note.id, [link]);
    }
  }

  function remove(note: Note): void {
    for (const link of note.links) {
      const to = resolve(note, link);
      if (to !== undefined) incoming.get(to)?.delete(note.id);
    }
  }

  function follow(next: readonly Note[]): void {
    if (haveSameNames(notes, next)) {
      for (const [i, note] of next.entries()) {
        if (note === notes[i]) continue;
        remove(notes[i]);
        add(note);
      }
    } else {
      incoming.clear();
      resolve = createLinkResolver(next);
      for (const note of next) add(note);
    }
    notes = next;
  }

  return () => {
    follow(readNotes());
    return {
      resolve,
      linksTo(noteId) {
        const fromOthers = incoming.get(noteId);
        if (!fromOthers || fromOthers.size === 0) return [];
        return notes.flatMap((from) => {
          const links = fromOthers.get(from.id);
          return links ? [{ from, links }] : [];
        });
      },
    };
  };
}

/** All that a resolver goes by. */
function haveSameNames(notes: readonly Note[], next: readonly Note[]): boolean {
  return (
    notes.length === next.length &&
    next.every((note, i) => {
      const before = notes[i];
      if (note === before) return true;
      const isSame = note.id === before.id && note.path === before.path && note.root === before.root;
      return isSame && note.title === before.title && note.aliases.join('\n') === before.aliases.join('\n');
    })
  );
}
