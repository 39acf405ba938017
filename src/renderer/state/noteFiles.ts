/** What is done to notes as files: make, rename, move, put into the trash, and take it back. */
import type { Note, NoteId } from '../../shared/domain/note.ts';
import { nameWithoutEnding } from '../../shared/domain/noteFormat.ts';
import type { MessageKey, MessageValues } from '../../shared/messages/index.ts';
import { callEngine } from '../bridge.ts';
import { startEditing } from './editing.ts';
import { languageStore } from './language.ts';
import { errorCodeOf } from './latest.ts';
import { libraryStore, readLibrary } from './library.ts';
import { closeTabsOf, navigation, openNote } from './navigation.ts';
import { readOpenNote } from './note.ts';
import { notify } from './notices.ts';
import { renameHeading } from './renameHeading.ts';
import { changeText, flushAll, folderOf } from './writing.ts';

export function openNoteId(): NoteId | undefined {
  return navigation.getState().place?.noteId;
}

export function noteById(noteId: NoteId | undefined): Note | undefined {
  return libraryStore.getState().notes?.find(({ id }) => id === noteId);
}

/** Beside the open note, where that lies in the library folder; its title is to be typed first. */
export function createNote(templateId?: NoteId): Promise<void> {
  const title = languageStore.getState().t('writing.untitled');
  return attempt('writing.create.failed', {}, async () => {
    const folder = folderBeside(noteById(openNoteId()));
    const note = await callEngine('note.create', {
      title,
      ...(folder && { folder }),
      ...(templateId && { templateId }),
    });
    openNote(note.id, undefined, 'here');
    startEditing(note.id, 'title');
    readLibrary();
  });
}

function folderBeside(open: Note | undefined): string | undefined {
  const { libraryFolder } = libraryStore.getState().status ?? {};
  return open && open.root === libraryFolder ? folderOf(open.path) || undefined : undefined;
}

/** Today's, by the calendar of this computer. */
export function openDailyNote(now = new Date()): Promise<void> {
  return attempt('writing.create.failed', {}, async () => {
    const note = await callEngine('note.daily', { date: dayOf(now) });
    openNote(note.id, undefined, 'here');
    startEditing(note.id, 'end');
    readLibrary();
  });
}

/** `YYYY-MM-DD` in local time. */
export function dayOf(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/**
 * @param path from its root, ending included
 * @param isFirstName a new note gets its name: that is nothing to be told of
 * @returns whether it was moved
 */
export async function moveNote(note: Note, path: string, isFirstName = false): Promise<boolean> {
  let isMoved = false;
  await attempt('writing.move.failed', { title: note.title }, async () => {
    await flushAll(); // links are rewritten in files: what is unsaved would stand against it
    const [before, after] = [nameWithoutEnding(note.path), nameWithoutEnding(path)];
    // Before the move, which can be taken back only while its files stay as it left them.
    await renameTitle(note.id, before, after);
    const moved = callEngine('note.move', { noteId: note.id, path });
    moved.catch(() => renameTitle(note.id, after, before));
    const { undoId, rewrittenLinks } = await moved;
    isMoved = true;
    refresh();
    if (isFirstName) return;
    notify({
      tone: 'neutral',
      message: 'writing.moved',
      values: { path: path.normalize('NFC'), links: rewrittenLinks },
      action: {
        label: 'writing.undo',
        run: () =>
          void undo(undoId).then(async (isUndone) => {
            if (isUndone) await renameTitle(note.id, after, before);
          }),
      },
    });
  });
  return isMoved;
}

async function renameTitle(noteId: NoteId, from: string, to: string): Promise<void> {
  if (from !== to) await changeText(noteId, (text) => renameHeading(text, from, to));
}

export function trashNote(noteId: NoteId): Promise<void> {
  const title = noteById(noteId)?.title ?? '';
  return attempt('writing.trash.failed', { title }, async () => {
    await flushAll();
    const { undoId } = await callEngine('note.trash', { noteIds: [noteId] });
    closeTabsOf(noteId);
    readLibrary();
    notify({
      tone: 'neutral',
      message: 'writing.trashed',
      values: { title },
      action: {
        label: 'writing.undo',
        run: () =>
          void undo(undoId).then((isUndone) => {
            if (isUndone) openNote(noteId, undefined, 'here');
          }),
      },
    });
  });
}

async function undo(undoId: string): Promise<boolean> {
  let isUndone = false;
  await attempt('writing.undo.failed', {}, async () => {
    await callEngine('note.undo', { undoId });
    isUndone = true;
    refresh();
  });
  return isUndone;
}

export function restoreFromTrash(id: string): Promise<void> {
  return attempt('writing.restore.failed', {}, async () => {
    const note = await callEngine('trash.restore', { id });
    readLibrary();
    notify({
      tone: 'neutral',
      message: 'writing.restored',
      values: { title: note.title },
      action: { label: 'writing.open', run: () => openNote(note.id, undefined, 'here') },
    });
  });
}

function refresh(): void {
  readLibrary();
  readOpenNote();
}

/** A failure is said, with its reason, and everything stays as it was. */
export async function attempt(
  failed: MessageKey,
  values: MessageValues,
  act: () => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === 'cancelled') return;
    const reason = languageStore.getState().t(`error.${code}`);
    notify({ tone: 'danger', message: failed, values: { ...values, reason } });
  }
}
