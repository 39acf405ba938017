import { RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import { engineStore, restartEngine } from '../../state/engine.ts';
import { useTranslate } from '../../state/language.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { reasonOfFailure } from './reasonOfFailure.ts';

export function EngineFailed() {
  const t = useTranslate();
  const error = useStore(engineStore, (engine) => engine.error);
  const reason = reasonOfFailure(error);
  return (
    <ErrorState
      title={t(reason.title)}
      body={t(reason.body)}
      actions={
        <Button variant="primary" icon={<RotateCcw />} onClick={restartEngine}>
          {t('engine.again')}
        </Button>
      }
    />
  );
}
