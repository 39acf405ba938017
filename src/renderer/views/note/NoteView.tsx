import { useEffect } from 'react';
import { NotebookText } from 'lucide-react';
import { useStore } from 'zustand';
import type { NoteId } from '../../../shared/domain/note.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { readablePath } from '../../format/path.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { navigation, showDialog } from '../../state/navigation.ts';
import { followOpenNote, noteStore, readOpenNote } from '../../state/note.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NotePage } from './NotePage.tsx';
import styles from './Note.module.css';

export function NoteView() {
  useEffect(followOpenNote, []);
  const { document, error } = useStore(noteStore);
  const place = useStore(navigation, (state) => state.place);
  const visit = useStore(navigation, (state) => state.visit);

  if (!place) return <NoNote />;
  if (document) {
    const isThisNote = document.note.id === place.noteId;
    return (
      <NotePage
        document={document}
        range={isThisNote ? place.range : undefined}
        visit={isThisNote ? visit : 0}
      />
    );
  }
  if (error) return <NoteFailed noteId={place.noteId} error={error} />;
  return <NoteLoading />;
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
