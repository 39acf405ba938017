/** Texts that are not in their files yet, kept in the page's own storage: what is in it outlives page, engine and app. */
import type { NoteId } from '../../shared/domain/note.ts';

export interface Draft {
  readonly text: string;
  /** Of the version it was written from. */
  readonly baseHash: string;
  readonly title: string;
  /** Were to be written when the draft was kept, and one may stand in the file by now: that is no one else's change. */
  readonly sent?: readonly string[];
}

export interface Drafts {
  keep(noteId: NoteId, draft: Draft): void;
  find(noteId: NoteId): Draft | undefined;
  drop(noteId: NoteId): void;
  all(): readonly NoteId[];
}

const prefix = 'draft:';

export function createDrafts(storage: Storage): Drafts {
  return {
    keep(noteId, draft) {
      try {
        storage.setItem(prefix + noteId, JSON.stringify(draft));
      } catch {
        // The storage is full (a note of several million letters): the file is written half a second later all the same.
      }
    },
    find: (noteId) => parseDraft(storage.getItem(prefix + noteId)),
    drop: (noteId) => storage.removeItem(prefix + noteId),
    all: () =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}

function parseDraft(written: string | null): Draft | undefined {
  if (written === null) return undefined;
  try {
    const draft = JSON.parse(written) as Partial<Draft>;
    const { text, baseHash, title } = draft;
    const isWhole = [text, baseHash, title].every((value) => typeof value === 'string');
    return isWhole ? (draft as Draft) : undefined;
  } catch {
    return undefined;
  }
}
