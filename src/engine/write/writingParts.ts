import type { Note, NoteId } from '../../shared/domain/note.ts';
import { SaegimError } from '../../shared/errors.ts';
import type { Log } from '../log.ts';
import type { NoteStore, Preparer } from '../parts.ts';
import type { Attachments } from './attachments.ts';
import type { Changes } from './changes.ts';
import type { Files } from './files.ts';
import type { Sync } from './sync.ts';

/** What writing needs of the rest; each step takes what it uses. */
export interface WritingParts {
  readonly store: Pick<NoteStore, 'isReadOnly' | 'note' | 'notes' | 'noteByPath'>;
  readonly preparer: Pick<Preparer, 'read' | 'prepareNote'>;
  readonly sync: Sync;
  readonly files: Files;
  readonly changes: Changes;
  readonly attachments: Attachments;
  readonly log: Log;
  /** Where new notes are made. */
  readonly libraryFolder?: string;
  /** Folders whose trash is listed. */
  readonly roots: () => readonly string[];
  readonly indexFolder: string;
  readonly clock: () => Date;
}

/** @throws SaegimError not-found */
export function noteOf(store: Pick<NoteStore, 'note'>, noteId: NoteId): Note {
  const note = store.note(noteId);
  if (!note) throw new SaegimError('not-found', 'no note has this id');
  return note;
}

/** The note of a file that was just written. @throws SaegimError internal */
export function noteAt(store: Pick<NoteStore, 'noteByPath'>, absolutePath: string): Note {
  const note = store.noteByPath(absolutePath);
  if (!note) throw new SaegimError('internal', 'the file was written and is not in the library');
  return note;
}
