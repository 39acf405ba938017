import { RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import type { ErrorCode } from '../../../shared/errors.ts';
import { engineStore, restartEngine } from '../../state/engine.ts';
import { useTranslate } from '../../state/language.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';

/** Codes that say no more than that it died. */
const sayNothing: readonly ErrorCode[] = ['engine-gone', 'internal', 'cancelled'];

export function EngineFailed() {
  const t = useTranslate();
  const error = useStore(engineStore, (engine) => engine.error);
  return (
    <ErrorState
      title={error && !sayNothing.includes(error) ? t(`error.${error}`) : t('engine.failed')}
      body={t('engine.failed.body')}
      actions={
        <Button variant="primary" icon={<RotateCcw />} onClick={restartEngine}>
          {t('engine.again')}
        </Button>
      }
    />
  );
}
