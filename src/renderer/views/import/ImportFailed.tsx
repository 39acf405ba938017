import { CircleAlert, X } from 'lucide-react';
import type { ErrorCode } from '../../../shared/errors.ts';
import { dismissImport, importPaths, type ImportRequest } from '../../state/import.ts';
import { useTranslate } from '../../state/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './ImportCard.module.css';

export interface ImportFailedProps {
  readonly code: ErrorCode;
  readonly request?: ImportRequest;
}

export function ImportFailed({ code, request }: ImportFailedProps) {
  const t = useTranslate();
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <CircleAlert className={styles.bad} />
        <p className={styles.title}>{t('import.failed')}</p>
        <IconButton size="sm" label={t('import.dismiss')} icon={<X />} onClick={dismissImport} />
      </div>
      <p className={styles.hint}>{t(`error.${code}`)}</p>
      {request && (
        <div>
          <Button size="sm" onClick={() => importPaths(request)}>
            {t('import.again')}
          </Button>
        </div>
      )}
    </Card>
  );
}
