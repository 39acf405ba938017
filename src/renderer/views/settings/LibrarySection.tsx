import { useState } from 'react';
import { useStore } from 'zustand';
import { formatBytes } from '../../format/bytes.ts';
import { languageStore, useTranslate } from '../../state/language.ts';
import { clearLibrary, libraryStore } from '../../state/library.ts';
import { errorCodeOf } from '../../state/latest.ts';
import { closeNotes } from '../../state/navigation.ts';
import { notify } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { LibraryFolderLine } from './LibraryFolderLine.tsx';
import { PathFact } from './PathFact.tsx';
import { PatternLines } from './PatternLines.tsx';
import { RebuildLine } from './RebuildLine.tsx';
import { Fact, Line, Section } from './Section.tsx';
import { SourceLines } from './SourceLines.tsx';
import styles from './Settings.module.css';

export function LibrarySection() {
  const t = useTranslate();
  const language = useStore(languageStore, (state) => state.language);
  const status = useStore(libraryStore, (state) => state.status);
  if (!status) {
    return (
      <Section title={t('settings.library')}>
        <Skeleton className={styles.row} lines={['60%', '80%']} />
      </Section>
    );
  }
  const counts = [t('status.notes', { count: status.notes }), t('status.passages', { count: status.chunks })];
  return (
    <Section title={t('settings.library')}>
      <Fact label={t('settings.library.size')} text={counts.join(' · ')} />
      <LibraryFolderLine isDisabled={status.isReadOnly} />
      <SourceLines isDisabled={status.isReadOnly} />
      <PatternLines isDisabled={status.isReadOnly} />
      <PathFact label={t('settings.library.index')} path={status.indexFolder} />
      <Fact label={t('settings.library.indexBytes')} text={formatBytes(status.indexBytes, language)} />
      <Fact label={t('settings.library.embedder')} text={status.model} />
      <RebuildLine isDisabled={status.isReadOnly || status.notes === 0} />
      {status.notes > 0 && <ClearLine notes={status.notes} isDisabled={status.isReadOnly} />}
    </Section>
  );
}

/** Asks once more in place, because it cannot be undone; the files stay anyway. */
function ClearLine({ notes, isDisabled }: { readonly notes: number; readonly isDisabled: boolean }) {
  const t = useTranslate();
  const [isAsking, setIsAsking] = useState(false);
  const [isClearing, setIsClearing] = useState(false);

  async function clear() {
    setIsClearing(true);
    try {
      await clearLibrary();
      closeNotes();
    } catch (error) {
      notify({ tone: 'danger', message: `error.${errorCodeOf(error)}` });
    } finally {
      setIsClearing(false);
      setIsAsking(false);
    }
  }

  if (!isAsking) {
    return (
      <div className={styles.row}>
        <p className={styles.hint}>{t('settings.library.clear.body')}</p>
        <Button variant="danger" disabled={isDisabled} onClick={() => setIsAsking(true)}>
          {t('settings.library.clear')}
        </Button>
      </div>
    );
  }
  return (
    <Line label={t('settings.library.clear.sure', { count: notes })} hint={t('settings.library.clear.body')}>
      <Button autoFocus onClick={() => setIsAsking(false)}>
        {t('settings.library.clear.no')}
      </Button>
      <Button variant="danger" isBusy={isClearing} onClick={() => void clear()}>
        {t('settings.library.clear.yes')}
      </Button>
    </Line>
  );
}
