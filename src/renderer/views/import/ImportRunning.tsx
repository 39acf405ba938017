import type { ImportProgress } from '../../../shared/domain/library.ts';
import { readablePath } from '../../format/path.ts';
import { timeLeft } from '../../format/timeLeft.ts';
import { cancelImport, type ImportState } from '../../state/import.ts';
import { languageStore, useTranslate } from '../../state/language.ts';
import { formatPercent } from '../../format/percent.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './ImportCard.module.css';

export interface ImportRunningProps {
  readonly state: Extract<ImportState, { kind: 'running' }>;
  readonly waiting: number;
}

const titles = { copy: 'import.copying', find: 'import.finding', read: 'import.reading' } as const;

export function ImportRunning({ state: { progress, isResumed, isCancelling }, waiting }: ImportRunningProps) {
  const t = useTranslate();
  const phase = progress?.phase ?? 'find';
  const isCounted = phase !== 'find' && progress !== undefined && progress.total > 0;
  const share = isCounted ? progress.done / progress.total : undefined;
  const title = isResumed ? 'import.resumed' : titles[phase];
  const path = progress && readablePath(progress.currentPath);
  const counted = progress && countText(progress, t);
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <p className={styles.title} role="status">
          {t(title)}
        </p>
        <span className={styles.number}>
          {share === undefined ? '' : formatPercent(share, languageStore.getState().language)}
        </span>
        <Button size="sm" variant="ghost" disabled={isCancelling} onClick={cancelImport}>
          {t(isCancelling ? 'import.cancelling' : 'import.cancel')}
        </Button>
      </div>
      <Progress label={t('import.title')} share={share} valueText={counted} />
      <p className={styles.path} title={path}>
        <bdi>{path || '\u00a0'}</bdi>
      </p>
      <p className={styles.facts}>
        <span>{counted}</span>
        {progress?.filesPerSecond !== undefined && (
          <span>{t('import.rate', { rate: roundRate(progress.filesPerSecond) })}</span>
        )}
      </p>
      <p className={styles.facts}>
        {progress?.secondsLeft !== undefined && <TimeLeft seconds={progress.secondsLeft} />}
      </p>
      {waiting > 0 && <p className={styles.facts}>{t('import.waiting', { count: waiting })}</p>}
    </Card>
  );
}

function TimeLeft({ seconds }: { readonly seconds: number }) {
  const t = useTranslate();
  const { key, values } = timeLeft(seconds);
  return <span>{t(key, values)}</span>;
}

function countText({ phase, done, total }: ImportProgress, t: ReturnType<typeof useTranslate>): string {
  return phase === 'find' ? t('import.finding.count', { count: total }) : t('import.share', { done, total });
}

function roundRate(filesPerSecond: number): number {
  return filesPerSecond < 10 ? Math.round(filesPerSecond * 10) / 10 : Math.round(filesPerSecond);
}
