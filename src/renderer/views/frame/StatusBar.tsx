import type { ReactNode } from 'react';
import { FileWarning, Lock, MessageSquareQuote, Pause as PauseIcon, Play, Sparkles } from 'lucide-react';
import { useStore } from 'zustand';
import { timeLeft } from '../../format/timeLeft.ts';
import { formatPercent } from '../../format/percent.ts';
import { engineStore } from '../../state/engine.ts';
import { languageStore, useTranslate } from '../../state/language.ts';
import { libraryStore, togglePause } from '../../state/library.ts';
import { modelsStore } from '../../state/models.ts';
import { showDialog } from '../../state/navigation.ts';
import { settingsStore } from '../../state/settings.ts';
import { classes } from '../../ui/classes.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { WritingStatus } from '../tabs/WritingStatus.tsx';
import { answersBy, meaningOf } from './statusOf.ts';
import styles from './StatusBar.module.css';

export function StatusBar() {
  const t = useTranslate();
  return (
    <footer className={styles.bar} aria-label={t('status.label')}>
      <Counts />
      <Failures />
      <Meaning />
      <Pause />
      <span className={styles.space} />
      <WritingStatus />
      <Answers />
      <Engine />
    </footer>
  );
}

function Counts() {
  const t = useTranslate();
  const status = useStore(libraryStore, (state) => state.status);
  if (!status) return null;
  return (
    <>
      <span>{t('status.notes', { count: status.notes })}</span>
      <span className={styles.optional}>{t('status.passages', { count: status.chunks })}</span>
      {status.isReadOnly && (
        <span className={styles.part}>
          <Lock aria-hidden="true" />
          {t('status.readOnly')}
        </span>
      )}
    </>
  );
}

/** Files that could not be read are never passed over in silence; a click lists them. */
function Failures() {
  const t = useTranslate();
  const failed = useStore(libraryStore, ({ status }) => status?.failed ?? 0);
  if (failed === 0) return null;
  return (
    <Tooltip side="top" text={t('status.failed.hint')}>
      <button type="button" className={styles.button} onClick={() => showDialog('failures')}>
        <FileWarning aria-hidden="true" />
        {t('status.failed', { count: failed })}
      </button>
    </Tooltip>
  );
}

/** Holds reading and embedding, and goes on; there is nothing to hold once everything is ready. */
function Pause() {
  const t = useTranslate();
  const isPaused = useStore(libraryStore, ({ status }) => status?.isPaused ?? false);
  const isReadOnly = useStore(libraryStore, ({ status }) => status?.isReadOnly ?? false);
  const meaning = useStore(libraryStore, (library) => {
    const share = meaningOf(library);
    return share !== undefined && share.done < share.total;
  });
  const isImporting = useStore(libraryStore, ({ status }) => status?.isImporting ?? false);
  if (isReadOnly || (!isPaused && !meaning && !isImporting)) return null;
  const label = t(isPaused ? 'status.resume' : 'status.pause');
  return (
    <Tooltip side="top" text={t(isPaused ? 'status.resume.hint' : 'status.pause.hint')}>
      <button type="button" className={styles.button} aria-label={label} onClick={() => void togglePause()}>
        {isPaused ? <Play aria-hidden="true" /> : <PauseIcon aria-hidden="true" />}
        {isPaused && label}
      </button>
    </Tooltip>
  );
}

/** How far meaning has come behind words. */
function Meaning() {
  const t = useTranslate();
  const language = useStore(languageStore, (state) => state.language);
  const library = useStore(libraryStore);
  const meaning = meaningOf(library);
  if (!meaning) return null;
  if (meaning.done >= meaning.total)
    return <span className={styles.optional}>{t('status.meaning.ready')}</span>;
  const left = meaning.secondsLeft === undefined ? undefined : timeLeft(meaning.secondsLeft);
  const percent = formatPercent(meaning.done / meaning.total, language);
  return (
    <Tooltip side="top" text={t('status.meaning.hint', { done: meaning.done, total: meaning.total })}>
      <span className={styles.part} tabIndex={0}>
        <span
          className={styles.meter}
          role="progressbar"
          aria-label={t('status.meaning')}
          aria-valuenow={Math.floor((100 * meaning.done) / meaning.total)}
        >
          <span style={{ transform: `scaleX(${meaning.done / meaning.total})` }} />
        </span>
        {t('status.meaning.share', { percent })}
        {meaning.hold && meaning.hold !== 'paused' && (
          <span className={styles.optional}>{t(`status.hold.${meaning.hold}`)}</span>
        )}
        {left && !meaning.hold && <span className={styles.optional}>{t(left.key, left.values)}</span>}
      </span>
    </Tooltip>
  );
}

/** Who answers questions; a click leads to the choice. */
function Answers() {
  const t = useTranslate();
  const models = useStore(modelsStore, (state) => state.status);
  const chosen = useStore(settingsStore, ({ info }) => info?.settings.chatModel);
  if (!models) return null;
  const by = answersBy(models, chosen);
  const hint =
    by.kind === 'model'
      ? t('status.answers.change')
      : by.isChosen
        ? t('status.answers.chosenQuotes')
        : t('status.answers.unreachable', { host: models.host });
  return (
    <Tooltip side="top" text={hint}>
      <button type="button" className={styles.button} onClick={() => showDialog('settings')}>
        {by.kind === 'model' ? <Sparkles aria-hidden="true" /> : <MessageSquareQuote aria-hidden="true" />}
        {by.kind === 'model' ? t('status.answers.model', { model: by.model }) : t('status.answers.quotes')}
      </button>
    </Tooltip>
  );
}

function Engine(): ReactNode {
  const t = useTranslate();
  const state = useStore(engineStore, (engine) => engine.state);
  return (
    <span className={styles.part} role="status">
      <span className={classes(styles.dot, styles[state])} aria-hidden="true" />
      {t(`status.engine.${state}`)}
    </span>
  );
}
