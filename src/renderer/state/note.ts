/** The note that is open, read anew when another place is visited or the library changes. */
import { createStore } from 'zustand/vanilla';
import type { NoteDocument, NoteId } from '../../shared/domain/note.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { callEngine, onEngineEvent } from '../bridge.ts';
import { keepEqual } from './keepEqual.ts';
import { createLatest, errorCodeOf } from './latest.ts';
import { navigation } from './navigation.ts';

export interface RecentNote {
  readonly noteId: NoteId;
  readonly title: string;
  readonly path: string;
}

export interface OpenNote {
  /** The last note that was read; the former one stays until the next has come, so that nothing flashes. */
  readonly document?: NoteDocument;
  /** Why the note in front could not be read; `document` is then what was read of it before, if anything. */
  readonly error?: ErrorCode;
  readonly isReading: boolean;
  /** Notes read in this session, newest first. */
  readonly recent: readonly RecentNote[];
}

const recentLength = 8;

export const noteStore = createStore<OpenNote>(() => ({ isReading: false, recent: [] }));

const latest = createLatest();

/** @returns how to stop following */
export function followOpenNote(): () => void {
  const stopPlace = navigation.subscribe((now, before) => {
    if (now.place?.noteId !== before.place?.noteId) readOpenNote();
  });
  const stopLibrary = onEngineEvent('library.changed', readOpenNote);
  const stopNotes = onEngineEvent('notes.changed', ({ changed, removed }) => {
    const noteId = navigation.getState().place?.noteId;
    if (noteId !== undefined && (changed.includes(noteId) || removed.includes(noteId))) readOpenNote();
  });
  readOpenNote();
  return () => {
    stopPlace();
    stopLibrary();
    stopNotes();
    latest.cancel();
  };
}

export function readNote(noteId: NoteId): Promise<NoteDocument> {
  return callEngine('note.read', { noteId });
}

export function readOpenNote(): void {
  const noteId = navigation.getState().place?.noteId;
  const signal = latest.begin();
  if (noteId === undefined)
    return noteStore.setState({ document: undefined, error: undefined, isReading: false });
  noteStore.setState({ isReading: true });
  callEngine('note.read', { noteId }, { signal }).then(
    (document) => {
      if (!signal.aborted) noteStore.setState((former) => readyState(document, former));
    },
    (error: unknown) => {
      if (signal.aborted) return;
      const { document } = noteStore.getState();
      // What is being written stays in its editor, whatever became of the file.
      const kept = document?.note.id === noteId ? document : undefined;
      noteStore.setState({ document: kept, error: errorCodeOf(error), isReading: false });
    },
  );
}

/** Equal pieces are kept: while an import runs the same note is read many times. */
function readyState(found: NoteDocument, { document: former, recent }: OpenNote): OpenNote {
  const document = keepEqual(found, former);
  const { id: noteId, title, path } = document.note;
  const others = recent.filter((other) => other.noteId !== noteId);
  return {
    document,
    error: undefined,
    isReading: false,
    recent: [{ noteId, title, path }, ...others].slice(0, recentLength),
  };
}
