/** Every note that is being written, and what can be done to notes as files: make, move, put into the trash. */
import { createStore } from 'zustand/vanilla';
import type { Note, NoteDocument, NoteId } from '../../shared/domain/note.ts';
import { nameWithoutEnding } from '../../shared/domain/noteFormat.ts';
import { isCancelled, SaegimError } from '../../shared/errors.ts';
import { callEngine, onEngineConnected, shell } from '../bridge.ts';
import { createDrafts, type Draft } from './drafts.ts';
import { editingStore, startEditing } from './editing.ts';
import { languageStore } from './language.ts';
import { errorCodeOf } from './latest.ts';
import { libraryStore } from './library.ts';
import { navigation, openNote } from './navigation.ts';
import { renameHeading } from './renameHeading.ts';
import { readNote } from './note.ts';
import { notify } from './notices.ts';
import { createNoteWriter, isOneOf, type NoteWriter, type WritingState } from './noteWriter.ts';

export const writingStore = createStore<{ readonly states: ReadonlyMap<NoteId, WritingState> }>(() => ({
  states: new Map(),
}));

const drafts = createDrafts(localStorage);
const writers = new Map<NoteId, NoteWriter>();

/** Saves whatever is unsaved when the person looks elsewhere, and before the window closes. */
export function followWriting(): void {
  navigation.subscribe((now, before) => {
    if (now.place?.noteId !== before.place?.noteId || now.view !== before.view) void flushAll();
  });
  editingStore.subscribe((now, before) => {
    if (now.notes !== before.notes) void flushAll();
  });
  window.addEventListener('blur', () => void flushAll());
  window.addEventListener('pagehide', () => void flushAll());
  document.addEventListener('visibilitychange', () => void flushAll());
  shell.onSettle(flushAll);
  onEngineConnected(() => {
    void flushAll();
    void recoverDrafts();
  });
}

export interface OpenedText {
  readonly writer: NoteWriter;
  /** What the editor is to begin with: the draft of last time, where there is one. */
  readonly text: string;
}

/** One writer a note, for as long as the window lives. */
export function openWriter({ note, text, contentHash }: NoteDocument): OpenedText {
  const known = writers.get(note.id);
  if (known) return { writer: known, text };
  const draft = drafts.find(note.id);
  const writer = createNoteWriter(note.id, note.title, draft ?? { baseHash: contentHash }, {
    save: (noteId, text, baseHash) => callEngine('note.save', { noteId, text, baseHash }),
    drafts,
    afterPause(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    onState: (state) => tell(note.id, state),
  });
  writers.set(note.id, writer);
  tell(note.id, writer.state);
  return { writer, text: draft?.text ?? text };
}

/** Of an editor that keeps the note's text, in sight or not: puts a changed text in, as if it were typed. */
type TextChanger = (change: (text: string) => string) => void;

const changers = new Map<NoteId, TextChanger>();

export function letChange(noteId: NoteId, changer: TextChanger): void {
  changers.set(noteId, changer);
}

/** Changes a note's text, in its editor where there is one. Resolves when it is in the file. */
export async function changeText(noteId: NoteId, change: (text: string) => string): Promise<void> {
  const changer = changers.get(noteId);
  if (changer) {
    changer(change);
    return writers.get(noteId)?.flush();
  }
  const { text, contentHash, isWritable } = await readNote(noteId);
  const changed = change(text);
  if (isWritable && changed !== text)
    await callEngine('note.save', { noteId, text: changed, baseHash: contentHash });
}

/** When an editor no longer keeps the note: only one whose text is in its file may go. */
export function closeWriter(noteId: NoteId): boolean {
  const writer = writers.get(noteId);
  if (writer && writer.state.kind !== 'saved') return false;
  writer?.close();
  writers.delete(noteId);
  changers.delete(noteId);
  writingStore.setState(({ states }) => ({ states: new Map([...states].filter(([id]) => id !== noteId)) }));
  return true;
}

export async function flushAll(): Promise<void> {
  await Promise.all([...writers.values()].map((writer) => writer.flush()));
}

function tell(noteId: NoteId, state: WritingState): void {
  writingStore.setState(({ states }) => ({ states: new Map(states).set(noteId, state) }));
}

/** What a crash kept from being written is written now; where the file has changed since, the person decides. */
async function recoverDrafts(): Promise<void> {
  for (const noteId of drafts.all()) {
    const draft = drafts.find(noteId);
    if (writers.has(noteId)) continue;
    if (!draft) {
      drafts.drop(noteId);
      continue;
    }
    try {
      await recoverDraft(noteId, draft);
    } catch (error) {
      if (!isCancelled(error) && errorCodeOf(error) !== 'engine-gone') {
        notify({ tone: 'danger', message: 'writing.recover.failed', values: { title: draft.title } });
      }
    }
  }
}

async function recoverDraft(noteId: NoteId, { text, baseHash, title, sent = [] }: Draft): Promise<void> {
  const first = await saveOrNothing(noteId, text, baseHash);
  const isOurs = first !== 'gone' && first.kind === 'conflict' && isOneOf(sent, first.text);
  const result = isOurs ? await saveOrNothing(noteId, text, first.contentHash) : first;
  if (result === 'gone') {
    const { isImporting } = await callEngine('library.status', {});
    if (isImporting) return; // it may be on its way in; the draft waits for the next start
    const note = await createNoteWith(title, text);
    drafts.drop(noteId);
    notify({
      tone: 'neutral',
      message: 'writing.recovered.new',
      values: { title: note.title },
      action: { label: 'writing.open', run: () => openNote(note.id) },
    });
  } else if (result.kind === 'saved' || result.text === text) {
    drafts.drop(noteId);
    notify({ tone: 'neutral', message: 'writing.recovered', values: { title } });
  } else {
    notify({
      tone: 'danger',
      message: 'writing.recovered.conflict',
      values: { title },
      action: {
        label: 'writing.open',
        run() {
          openNote(noteId);
          startEditing(noteId);
        },
      },
    });
  }
}

async function saveOrNothing(noteId: NoteId, text: string, baseHash: string) {
  try {
    return await callEngine('note.save', { noteId, text, baseHash });
  } catch (error) {
    if (errorCodeOf(error) === 'not-found') return 'gone';
    throw error;
  }
}

/** Puts my version into a note of its own, beside the one whose file has another. */
export function keepBoth(note: Note, mine: string): Promise<Note> {
  const title = languageStore.getState().t('writing.conflict.copyTitle', { title: note.title });
  const text = renameHeading(mine, nameWithoutEnding(note.path), title); // else two notes would be called the same
  const isInLibrary = libraryStore.getState().status?.libraryFolder === note.root;
  return createNoteWith(title, text, isInLibrary ? folderOf(note.path) : undefined);
}

export async function createNoteWith(title: string, text: string, folder?: string): Promise<Note> {
  const note = await callEngine('note.create', { title, ...(folder && { folder }) });
  const { contentHash } = await readNote(note.id);
  const { kind } = await callEngine('note.save', { noteId: note.id, text, baseHash: contentHash });
  if (kind !== 'saved') throw new SaegimError('internal', 'a note just made was changed by someone else');
  return note;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
