import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { EditorView } from '@codemirror/view';
import { useStore } from 'zustand';
import type { NoteDocument, SourceRange } from '../../../shared/domain/note.ts';
import { countText } from '../../state/countText.ts';
import { editingStore, tellCount } from '../../state/editing.ts';
import { useTranslate } from '../../state/language.ts';
import { writingStore } from '../../state/writing.ts';
import { ConflictView } from './ConflictView.tsx';
import { followFile, openSession, type EditorSession } from './editorSessions.ts';
import { toEditorOffset } from './lineEnds.ts';
import { markPassage } from './passageMark.ts';
import { showInEditor } from './showInEditor.ts';
import { NotSaved } from './NotSaved.tsx';
import { tellOutline } from './tellOutline.ts';
import { TitleField } from './TitleField.tsx';
import styles from './Editor.module.css';

export interface NoteEditorProps {
  readonly document: NoteDocument;
  /** The passage that one came for. */
  readonly range?: SourceRange;
  readonly visit: number;
}

/** One note to write in. Mount it anew for another note. */
export function NoteEditor({ document, range, visit }: NoteEditorProps) {
  const [session] = useState(() => openSession(document));
  const state = useStore(writingStore, ({ states }) => states.get(session.noteId));

  useEffect(() => void followFile(session, document.contentHash), [session, document.contentHash]);

  if (state?.kind === 'conflict')
    return <ConflictView session={session} note={document.note} theirs={state.theirs} />;
  return (
    <div className={styles.page}>
      {state?.kind === 'failed' && <NotSaved session={session} note={document.note} code={state.code} />}
      <Writing session={session} document={document} range={range} visit={visit} />
    </div>
  );
}

function Writing({ session, document, range, visit }: NoteEditorProps & { readonly session: EditorSession }) {
  const t = useTranslate();
  const host = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { note, text } = document;
  const [isUntitled] = useState(() => editingStore.getState().untitled === note.id);
  const label = t('writing.editor', { title: note.title });
  const focus = () => session.view?.focus();

  useLayoutEffect(() => {
    if (!host.current || !scroller.current) return undefined;
    return showInEditor(session, host.current, scroller.current);
  }, [session]);
  useEffect(() => followCount(session), [session]);
  const { id, title } = note;
  useEffect(() => {
    return scroller.current ? tellOutline(session, scroller.current, { id, title }) : undefined;
  }, [session, id, title]);
  useEffect(() => {
    if (!isUntitled) session.view?.focus();
  }, [session, isUntitled]);
  useEffect(() => session.view?.contentDOM.setAttribute('aria-label', label), [session, label]);
  useEffect(() => {
    if (range && visit > 0) goToRange(session, text, range);
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- the text changes with every save; one goes to the passage when it is asked for
  }, [session, range, visit]);

  return (
    <div ref={scroller} className={styles.scroller} data-editor={note.id}>
      <article className={styles.article} aria-label={note.title}>
        <TitleField key={note.path} note={note} onDone={focus} />
        <div ref={host} className={styles.host} data-editor-host="" data-takes-files="" onClick={focus} />
      </article>
    </div>
  );
}

/** Counting a long note takes milliseconds: not at every key. */
const countAfterMs = 250;

function followCount(session: EditorSession): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let counted: unknown;
  const count = () => {
    if (session.state.doc !== counted) {
      counted = session.state.doc;
      tellCount(countText(session.state.doc.toString()));
    }
    timer = setTimeout(count, countAfterMs);
  };
  count();
  return () => {
    clearTimeout(timer);
    tellCount(undefined);
  };
}

function goToRange({ view }: EditorSession, text: string, { start, end }: SourceRange): void {
  if (!view) return;
  const { length } = view.state.doc;
  const from = Math.min(length, toEditorOffset(text, start));
  const to = Math.min(length, toEditorOffset(text, end));
  view.dispatch({
    selection: { anchor: from },
    effects: [markPassage.of({ from, to }), EditorView.scrollIntoView(from, { y: 'center' })],
  });
}
