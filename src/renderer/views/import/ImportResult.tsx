import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, CircleSlash, X } from 'lucide-react';
import type { ImportReport } from '../../../shared/domain/library.ts';
import { dismissImport } from '../../state/import.ts';
import { useTranslate } from '../../state/language.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProblemList } from './ProblemList.tsx';
import { reportCounts, reportEnding, reportHint, reportTitle, type Ending } from './summary.ts';
import styles from './ImportCard.module.css';

const marks: Readonly<Record<Ending, ReactNode>> = {
  good: <CircleCheck className={styles.good} />,
  stopped: <CircleSlash className={styles.mark} />,
  bad: <CircleAlert className={styles.bad} />,
};

export function ImportResult({ report }: { readonly report: ImportReport }) {
  const t = useTranslate();
  const hint = reportHint(report);
  const problems = report.failed.map(({ path, code }) => ({ path, text: t(`error.${code}`) }));
  const remarks = report.warnings.map(({ path, code }) => ({ path, text: t(`warning.${code}`) }));
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        {marks[reportEnding(report)]}
        <p className={styles.title}>{t(reportTitle(report))}</p>
        <IconButton size="sm" label={t('import.dismiss')} icon={<X />} onClick={dismissImport} />
      </div>
      {hint && <p className={styles.hint}>{t(hint)}</p>}
      <ul className={styles.counts}>
        {reportCounts(report).map(({ key, count, tone }) => (
          <li key={key}>
            <Badge tone={tone}>{t(key, { count })}</Badge>
          </li>
        ))}
      </ul>
      {problems.length > 0 && (
        <ProblemList summary={t('import.problems', { count: problems.length })} problems={problems} isOpen />
      )}
      {remarks.length > 0 && (
        <ProblemList summary={t('import.warnings', { count: remarks.length })} problems={remarks} />
      )}
    </Card>
  );
}
