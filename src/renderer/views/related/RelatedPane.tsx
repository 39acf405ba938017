import { useEffect } from 'react';
import { Waypoints } from 'lucide-react';
import { useStore } from 'zustand';
import { useTranslate } from '../../state/language.ts';
import { followRelated, readRelated, relatedStore } from '../../state/related.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ScrollArea } from '../../ui/ScrollArea.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { RelatedRow } from './RelatedRow.tsx';
import styles from './Related.module.css';

export function RelatedPane() {
  useEffect(followRelated, []);
  const t = useTranslate();
  return (
    <section className={styles.pane} aria-label={t('related.title')}>
      <Contents />
    </section>
  );
}

function Contents() {
  const t = useTranslate();
  const { noteId, notes, error } = useStore(relatedStore);
  if (noteId === undefined)
    return <EmptyState size="pane" icon={<Waypoints />} title={t('related.none.note')} />;
  if (error && !notes) {
    const retry = <Button onClick={readRelated}>{t('note.retry')}</Button>;
    return <ErrorState size="pane" title={t(`error.${error}`)} actions={retry} />;
  }
  if (!notes) return <Loading />;
  if (notes.length === 0) {
    return (
      <EmptyState size="pane" icon={<Waypoints />} title={t('related.none')} body={t('related.none.hint')} />
    );
  }
  return (
    <ScrollArea>
      <ul className={styles.list}>
        {notes.map((note) => (
          <li key={note.noteId}>
            <RelatedRow note={note} />
          </li>
        ))}
      </ul>
    </ScrollArea>
  );
}

function Loading() {
  const t = useTranslate();
  return (
    <div className={styles.loading} role="status" aria-busy="true" aria-label={t('related.loading')}>
      <Skeleton lines={['55%', '92%', '80%']} />
      <Skeleton lines={['40%', '88%', '70%']} />
      <Skeleton lines={['62%', '90%', '45%']} />
    </div>
  );
}
