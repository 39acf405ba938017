import { useCallback, useEffect, useState } from 'react';
import { Trash2, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { TrashedNote } from '../../../shared/domain/writing.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { callEngine } from '../../bridge.ts';
import { readablePath } from '../../format/path.ts';
import { languageStore } from '../../state/language.ts';
import { errorCodeOf } from '../../state/latest.ts';
import { showDialog } from '../../state/navigation.ts';
import { restoreFromTrash } from '../../state/noteFiles.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ScrollArea } from '../../ui/ScrollArea.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Files.module.css';

/** What was put away, newest first, and the way back. */
export function TrashDialog() {
  const { t } = useStore(languageStore);
  const { notes, error, read } = useTrash();
  return (
    <Dialog title={t('trash.title')} closeLabel={t('app.close')} onClose={() => showDialog(undefined)}>
      {error && <ErrorState size="pane" title={t(`error.${error}`)} />}
      {!notes && !error && <Skeleton className={styles.loading} lines={['70%', '50%', '62%']} />}
      {notes?.length === 0 && <EmptyState size="pane" icon={<Trash2 />} title={t('trash.empty')} />}
      {notes && notes.length > 0 && (
        <ScrollArea className={styles.scroll}>
          <ul className={styles.list} aria-label={t('trash.list')}>
            {notes.map((note) => (
              <Trashed key={note.id} note={note} onRestored={read} />
            ))}
          </ul>
        </ScrollArea>
      )}
    </Dialog>
  );
}

function Trashed({ note, onRestored }: { readonly note: TrashedNote; readonly onRestored: () => void }) {
  const { t, language } = useStore(languageStore);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className={styles.trashed}>
      <div className={styles.about}>
        <p className={styles.name}>{note.title}</p>
        <p className={styles.detail}>
          {readablePath(note.path, ' / ')} · {t('trash.since', { date: date.format(note.trashedAt) })}
        </p>
      </div>
      <Button
        size="sm"
        icon={<Undo2 />}
        aria-label={t('trash.restore.named', { title: note.title })}
        onClick={() => void restoreFromTrash(note.id).then(onRestored)}
      >
        {t('trash.restore')}
      </Button>
    </li>
  );
}

function useTrash() {
  const [notes, setNotes] = useState<readonly TrashedNote[]>();
  const [error, setError] = useState<ErrorCode>();
  const read = useCallback(() => {
    callEngine('trash.list', {}).then(setNotes, (failure: unknown) => setError(errorCodeOf(failure)));
  }, []);
  useEffect(read, [read]);
  return { notes, error, read };
}
