import { useEffect } from 'react';
import { NotebookText } from 'lucide-react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
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
  if (error) return <NoteFailed error={error} />;
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

function NoteFailed({
  error,
}: {
  readonly error: NonNullable<ReturnType<typeof noteStore.getState>['error']>;
}) {
  const t = useTranslate();
  return (
    <ErrorState
      title={t(`error.${error}`)}
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
