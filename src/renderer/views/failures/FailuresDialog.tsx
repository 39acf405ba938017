import { useEffect } from 'react';
import { CircleCheck, FolderOpen, RotateCw } from 'lucide-react';
import { useStore } from 'zustand';
import type { FailedFile } from '../../../shared/domain/library.ts';
import { shell } from '../../bridge.ts';
import { readablePath } from '../../format/path.ts';
import { failuresStore, followFailures, retryFailures } from '../../state/failures.ts';
import { useTranslate } from '../../state/language.ts';
import { showDialog } from '../../state/navigation.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ScrollArea } from '../../ui/ScrollArea.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Failures.module.css';

/** Nobody reads more, and a list of ten thousand would make the window stutter. */
const shownCount = 300;

/** What could not be read, why, and another try: nothing is passed over in silence. */
export function FailuresDialog() {
  const t = useTranslate();
  useEffect(followFailures, []);
  const { files, error, retrying } = useStore(failuresStore);
  return (
    <Dialog title={t('failures.title')} closeLabel={t('app.close')} onClose={() => showDialog(undefined)}>
      {error && (
        <p className={styles.error} role="alert">
          {t(`error.${error}`)}
        </p>
      )}
      {!files && !error && <Skeleton className={styles.loading} lines={['70%', '50%', '62%']} />}
      {files?.length === 0 && (
        <EmptyState
          size="pane"
          icon={<CircleCheck />}
          title={t('failures.none')}
          body={t('failures.none.body')}
        />
      )}
      {files && files.length > 0 && (
        <>
          <div className={styles.head}>
            <p className={styles.hint}>{t('failures.hint', { count: files.length })}</p>
            <Button
              size="sm"
              icon={<RotateCw />}
              isBusy={retrying === 'all'}
              disabled={retrying !== undefined}
              onClick={() => void retryFailures()}
            >
              {t('failures.retryAll')}
            </Button>
          </div>
          <ScrollArea className={styles.scroll}>
            <ul className={styles.files}>
              {files.slice(0, shownCount).map((file) => (
                <Failure key={file.absolutePath} file={file} retrying={retrying} />
              ))}
            </ul>
            {files.length > shownCount && (
              <p className={styles.hint}>{t('import.more', { count: files.length - shownCount })}</p>
            )}
          </ScrollArea>
        </>
      )}
    </Dialog>
  );
}

interface FailureProps {
  readonly file: FailedFile;
  readonly retrying?: string;
}

function Failure({ file, retrying }: FailureProps) {
  const t = useTranslate();
  const path = readablePath(file.path);
  return (
    <li className={styles.file}>
      <div className={styles.words}>
        <p className={styles.path} title={readablePath(file.absolutePath)}>
          <bdi>{path}</bdi>
          {file.isSetAside && <Badge tone="neutral">{t('failures.setAside')}</Badge>}
        </p>
        <p className={styles.reason}>{t(`error.${file.code}`)}</p>
      </div>
      <IconButton
        size="sm"
        side="left"
        label={t('import.showInFolder', { name: path })}
        icon={<FolderOpen />}
        onClick={() => void shell.showInFolder(file.absolutePath)}
      />
      <IconButton
        size="sm"
        side="left"
        label={t('failures.retry', { name: path })}
        icon={<RotateCw />}
        disabled={retrying !== undefined}
        onClick={() => void retryFailures(file.absolutePath)}
      />
    </li>
  );
}
