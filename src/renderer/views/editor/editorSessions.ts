/** What the editor keeps of each note while the window lives: its text, cursor, undo history and place. */
import { Annotation, Transaction, type EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { diff } from '@codemirror/merge';
import type { NoteDocument, NoteId } from '../../../shared/domain/note.ts';
import { readNote } from '../../state/note.ts';
import type { NoteWriter, Version } from '../../state/noteWriter.ts';
import { closeWriter, letChange, openWriter } from '../../state/writing.ts';
import { createEditorState } from './createEditorState.ts';
import { lineEndOf, withLineEnd, withUnixLineEnds, type LineEnd } from './lineEnds.ts';

export interface EditorSession {
  readonly noteId: NoteId;
  readonly writer: NoteWriter;
  readonly lineEnd: LineEnd;
  state: EditorState;
  /** Of what scrolls, in pixels. */
  scrollTop: number;
  /** While the note is in sight. */
  view?: EditorView;
}

/** As many as anyone goes back to; one holds its note's text and history. */
const keptCount = 30;
/** A difference that takes longer to find is taken as one change. */
const scanLimit = 500;

/** The text came from the file or is known to be in it: it is not to be written. */
export const fromFile = Annotation.define<boolean>();

const sessions = new Map<NoteId, EditorSession>();

export function openSession(document: NoteDocument): EditorSession {
  const { id } = document.note;
  const known = sessions.get(id);
  if (known) {
    sessions.delete(id);
    sessions.set(id, known); // the last used at the end
    return known;
  }
  const { writer, text } = openWriter(document);
  const session: EditorSession = {
    noteId: id,
    writer,
    lineEnd: lineEndOf(document.text),
    state: createEditorState(id, withUnixLineEnds(text), (update) => {
      session.state = update.state;
      const isTyped = update.transactions.some((tr) => tr.docChanged && !tr.annotation(fromFile));
      if (isTyped) writer.write(() => textOf(session));
    }),
    scrollTop: 0,
  };
  sessions.set(id, session);
  letChange(id, (change) => replaceText(session, change(session.state.doc.toString())));
  if (text !== document.text) writer.write(() => textOf(session)); // a draft of before
  forgetOldest();
  return session;
}

/** As it stands in the file: with the file's own line ends. */
export function textOf({ state, lineEnd }: EditorSession): string {
  return withLineEnd(state.doc.toString(), lineEnd);
}

/**
 * The file was read again. Another app may have changed it: while nothing is unsaved here, its text is taken and the
 * cursor stays where it was. What was read may be older than what was just saved, so it is read once more.
 */
export async function followFile(session: EditorSession, contentHash: string): Promise<void> {
  const { writer, noteId } = session;
  const before = writer.baseHash;
  if (contentHash === before || writer.state.kind !== 'saved') return;
  const now = await readNote(noteId);
  const isUntouched = writer.baseHash === before && writer.state.kind === 'saved';
  if (!isUntouched || now.contentHash === before) return;
  if (session.view?.composing) {
    session.view.dom.addEventListener('compositionend', () => void followFile(session, now.contentHash), {
      once: true,
    });
    return;
  }
  takeVersion(session, now, false);
}

/** @param isUndoable a choice the person made can be taken back; what happened elsewhere cannot */
export function takeVersion(session: EditorSession, theirs: Version, isUndoable: boolean): void {
  replaceText(session, withUnixLineEnds(theirs.text), {
    annotations: [fromFile.of(true), Transaction.addToHistory.of(isUndoable)],
  });
  session.writer.takeTheirs(theirs);
}

/** Only what differs is changed, so that the cursor stays where it was. */
function replaceText(session: EditorSession, text: string, spec: TransactionSpec = {}): void {
  const mine = session.state.doc.toString();
  if (mine === text) return;
  const changes = diff(mine, text, { scanLimit }).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: text.slice(fromB, toB),
  }));
  dispatch(session, { ...spec, changes });
}

/** Out of sight nobody tells of the change; what is not from the file is written all the same. */
function dispatch(session: EditorSession, spec: TransactionSpec): void {
  if (session.view) return session.view.dispatch(spec);
  const transaction = session.state.update(spec);
  session.state = transaction.state;
  if (!transaction.annotation(fromFile)) session.writer.write(() => textOf(session));
}

/** Never one whose text is not in its file, nor the one in sight. */
function forgetOldest(): void {
  for (const [noteId, session] of sessions) {
    if (sessions.size <= keptCount) return;
    if (!session.view && closeWriter(noteId)) sessions.delete(noteId);
  }
}
