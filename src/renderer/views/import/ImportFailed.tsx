import { CircleAlert, X } from 'lucide-react';
import type { ErrorCode } from '../../../shared/errors.ts';
import { dismissImport, importPaths } from '../../state/import.ts';
import { useTranslate } from '../../state/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ImportCard.module.css';

export interface ImportFailedProps {
  readonly code: ErrorCode;
  readonly paths: readonly string[];
}

export function ImportFailed({ code, paths }: ImportFailedProps) {
  const t = useTranslate();
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <CircleAlert className={styles.bad} />
        <p className={styles.title}>{t('import.failed')}</p>
        <IconButton size="sm" label={t('import.dismiss')} icon={<X />} onClick={dismissImport} />
      </div>
      <p className={styles.hint}>{t(`error.${code}`)}</p>
      {paths.length > 0 && (
        <div>
          <Button size="sm" onClick={() => importPaths(paths)}>
            {t('import.again')}
          </Button>
        </div>
      )}
    </Card>
  );
}
