import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { FileQuestionMark, NotebookText } from 'lucide-react';
import { useStore } from 'zustand';
import type { NoteDocument, NoteId } from '../../../shared/domain/note.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { readablePath } from '../../format/path.ts';
import { editingStore } from '../../state/editing.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { closeTabAt, navigation, showDialog } from '../../state/navigation.ts';
import { followOpenNote, noteStore, readOpenNote } from '../../state/note.ts';
import type { Place } from '../../state/tabs.ts';
import { writingStore } from '../../state/writing.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { lineInSight, showLine } from '../editor/readingPlace.ts';
import { placesForReading, placesForWriting } from '../editor/textPlaces.ts';
import { TabStrip } from '../tabs/TabStrip.tsx';
import { NotePage } from './NotePage.tsx';
import styles from './Note.module.css';

/** Its code is needed by those alone who write. */
const NoteEditor = lazy(() =>
  import('../editor/NoteEditor.tsx').then((file) => ({ default: file.NoteEditor })),
);

export function NoteView() {
  useEffect(followOpenNote, []);
  const hasTabs = useStore(navigation, ({ tabs }) => tabs.tabs.length > 0);
  if (!hasTabs) return <NoNote />;
  return (
    <>
      <TabStrip />
      <div className={styles.panel} role="tabpanel" id="note-panel" aria-labelledby="note-tab-active">
        <OpenNote />
      </div>
    </>
  );
}

function OpenNote() {
  const { document, error } = useStore(noteStore);
  const place = useStore(navigation, (state) => state.place);
  const visit = useStore(navigation, (state) => state.visit);
  const isUnsaved = useStore(writingStore, ({ states }) => {
    const state = states.get(document?.note.id ?? '');
    return state !== undefined && state.kind !== 'saved';
  });
  const isWritten = useStore(editingStore, ({ notes }) => notes.has(document?.note.id ?? ''));
  if (!place) return null;
  const staysInEditor = isUnsaved || (isWritten && error !== 'not-found');
  if (error && !(document && staysInEditor)) return <NoteFailed noteId={place.noteId} error={error} />;
  if (document) return <ReadOrWrite document={document} place={place} visit={visit} />;
  return <NoteLoading />;
}

interface ReadOrWriteProps {
  readonly document: NoteDocument;
  readonly place: Place;
  readonly visit: number;
}

/** The former note stays until the next has come, so that nothing flashes. */
function ReadOrWrite({ document, place, visit }: ReadOrWriteProps) {
  const { id } = document.note;
  const isThisNote = id === place.noteId;
  const isWritten = useStore(editingStore, ({ notes }) => notes.has(id)) && document.isWritable;
  const shown = { document, range: isThisNote ? place.range : undefined, visit: isThisNote ? visit : 0 };
  if (!isWritten) return <Reading {...shown} />;
  return (
    <Suspense fallback={<NoteLoading />}>
      <NoteEditor key={id} {...shown} />
    </Suspense>
  );
}

/** Between reading and writing one stays at the same line. */
function Reading(props: React.ComponentProps<typeof NotePage>) {
  const pane = useRef<HTMLDivElement>(null);
  const latest = useRef(props.document);
  useLayoutEffect(() => {
    latest.current = props.document;
  });
  useLayoutEffect(() => {
    const { current } = pane;
    const stop = current ? bringToLine(current, latest.current) : undefined;
    return () => {
      stop?.();
      const scroller = current?.querySelector<HTMLElement>('[data-scroller]');
      const { note, text } = latest.current;
      const line = scroller?.dataset['note'] === note.id ? lineInSight(scroller, text) : undefined;
      if (line !== undefined) placesForWriting.keep(note.id, line);
    };
  }, []);
  return (
    <div ref={pane} className={styles.panel}>
      <NotePage {...props} />
    </div>
  );
}

/** As soon as the note is drawn, which may take a while. @returns how to stop waiting */
function bringToLine(pane: HTMLElement, { note, text }: NoteDocument): () => void {
  const line = placesForReading.take(note.id);
  if (line === undefined) return () => {};
  let frame = 0;
  const look = () => {
    const scroller = pane.querySelector<HTMLElement>('[data-scroller]');
    const isWhole = scroller?.dataset['note'] === note.id && scroller.dataset['whole'] === 'true';
    const isDrawn = isWhole && showLine(scroller, text, line);
    if (!isDrawn) frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}

function NoNote() {
  const t = useTranslate();
  return (
    <EmptyState
      icon={<NotebookText />}
      title={t('note.none')}
      body={t('note.none.hint')}
      actions={<Button onClick={() => showDialog('search')}>{t('note.search')}</Button>}
    />
  );
}

/** Which note it was, and where its file should be: the title in the middle of a window tells nothing. */
function NoteFailed({ noteId, error }: { readonly noteId: NoteId; readonly error: ErrorCode }) {
  const t = useTranslate();
  const note = useStore(libraryStore, ({ notes }) => notes?.find(({ id }) => id === noteId));
  const isGone = useStore(libraryStore, ({ notes }) => notes !== undefined) && !note && error === 'not-found';
  if (isGone) {
    return (
      <EmptyState
        icon={<FileQuestionMark />}
        title={t('tabs.gone')}
        body={t('tabs.gone.body')}
        actions={
          <>
            <Button onClick={() => closeTabAt()}>{t('tabs.gone.close')}</Button>
            <Button onClick={() => showDialog('trash')}>{t('tabs.gone.trash')}</Button>
          </>
        }
      />
    );
  }
  return (
    <ErrorState
      title={t(`error.${error}`)}
      body={note && readablePath(`${note.root}/${note.path}`)}
      actions={<Button onClick={readOpenNote}>{t('note.retry')}</Button>}
    />
  );
}

function NoteLoading() {
  const t = useTranslate();
  return (
    <div className={styles.scroller} role="status" aria-busy="true" aria-label={t('note.reading')}>
      <div className={styles.loading}>
        <Skeleton lines={['45%']} />
        <Skeleton lines={['96%', '88%', '93%', '60%']} />
        <Skeleton lines={['91%', '95%', '40%']} />
      </div>
    </div>
  );
}
