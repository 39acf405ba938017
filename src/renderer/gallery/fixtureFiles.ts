/** Files of a scene in memory, so that one can write in the gallery: nothing outlives the page. */
import type { EngineCalls } from '../../shared/contract.ts';
import type { Note, NoteId } from '../../shared/domain/note.ts';
import type { TrashedNote } from '../../shared/domain/writing.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { Handlers } from '../../shared/rpc.ts';
import { noteText } from './fixtureNotes.ts';

type Writing = Pick<
  Handlers<EngineCalls>,
  | 'note.save'
  | 'note.create'
  | 'note.daily'
  | 'note.templates'
  | 'note.move'
  | 'note.trash'
  | 'note.undo'
  | 'note.attach'
  | 'trash.list'
  | 'trash.restore'
>;

export interface FixtureFiles {
  /** Changes as notes are made, moved and put away. */
  readonly notes: Note[];
  readonly handlers: Writing;
  textOf(noteId: NoteId): string;
  hashOf(noteId: NoteId): string;
}

/** A word in a text that makes saving fail, or finds another version in the file. */
const failing = 'disk full';
const conflicting = 'two versions';

export function createFixtureFiles(given: readonly Note[]): FixtureFiles {
  const notes = [...given];
  const texts = new Map<NoteId, string>();
  const trash: (TrashedNote & { readonly note: Note })[] = [];
  const textOf = (noteId: NoteId) => texts.get(noteId) ?? noteText;
  const hashOf = (noteId: NoteId) => String(textOf(noteId).length);

  function make(path: string): Note {
    const title = path.split('/').at(-1)!.replace(/\.md$/, '');
    const id = `made-${notes.length}`;
    const note: Note = { ...given[0], id, path, title, tags: [], chunkCount: 0, modified: Date.now() };
    notes.unshift(note);
    texts.set(id, '');
    return note;
  }

  const noteOf = (noteId: NoteId): Note => {
    const note = notes.find(({ id }) => id === noteId);
    if (!note) throw new SaegimError('not-found', noteId);
    return note;
  };

  function restore(id: string): Note {
    const at = trash.findIndex((trashed) => trashed.id === id);
    if (at < 0) throw new SaegimError('not-found', id);
    const [{ note }] = trash.splice(at, 1);
    notes.unshift(note);
    return note;
  }

  return {
    notes,
    textOf,
    hashOf,
    handlers: {
      async 'note.save'({ noteId, text }) {
        noteOf(noteId);
        if (text.includes(failing)) throw new SaegimError('disk-full', noteId);
        if (text.includes(conflicting)) {
          return { kind: 'conflict', text: noteText.replace('92 °C', '88 °C'), contentHash: 'theirs' };
        }
        texts.set(noteId, text);
        return { kind: 'saved', contentHash: hashOf(noteId) };
      },
      'note.create': async ({ title, folder }) => make(`${folder ? `${folder}/` : ''}${title}.md`),
      'note.daily': async ({ date }) =>
        notes.find(({ title }) => title === date) ?? make(`journal/${date}.md`),
      'note.templates': async () => [
        { name: '회의록', noteId: 'note-0' },
        { name: 'Weekly review', noteId: 'note-1' },
      ],
      async 'note.move'({ noteId, path }) {
        const title = path
          .split('/')
          .at(-1)!
          .replace(/\.\w+$/, '');
        const note = { ...noteOf(noteId), path, title };
        notes.splice(notes.indexOf(noteOf(noteId)), 1, note);
        return { note, undoId: 'move', noteIds: [noteId], rewrittenLinks: 3 };
      },
      async 'note.trash'({ noteIds }) {
        for (const note of noteIds.map(noteOf)) {
          notes.splice(notes.indexOf(note), 1);
          trash.unshift({ ...note, note, trashedAt: Date.now() });
        }
        return { undoId: noteIds[0], noteIds };
      },
      async 'note.undo'({ undoId }) {
        restore(undoId);
        return null;
      },
      'note.attach': async ({ name }) => ({ target: name }),
      'trash.list': async () => trash,
      'trash.restore': async ({ id }) => restore(id),
    },
  };
}
