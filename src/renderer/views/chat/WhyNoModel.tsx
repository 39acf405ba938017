import { useStore } from 'zustand';
import { askAgain } from '../../state/chat.ts';
import type { Fallback, Turn } from '../../state/chatTurns.ts';
import { useTranslate } from '../../state/language.ts';
import { chosenModel, modelsStore, readModels } from '../../state/models.ts';
import { Button } from '../../ui/Button.tsx';
import { Remark } from './Remark.tsx';

interface WhyNoModelProps {
  readonly turn: Turn;
  readonly fallback: Fallback;
}

/** Why the notes were quoted, and the one thing to do: look for Ollama again, or ask again once it is there. */
export function WhyNoModel({ turn, fallback }: WhyNoModelProps) {
  const t = useTranslate();
  const { status, isAsking } = useStore(modelsStore);
  const model = chosenModel();
  const isThereNow = model !== null && status?.models.includes(model);
  const action = isThereNow ? (
    <Button size="sm" onClick={() => askAgain(turn.id)}>
      {t('chat.again')}
    </Button>
  ) : (
    <Button size="sm" isBusy={isAsking} onClick={readModels}>
      {t('chat.lookAgain')}
    </Button>
  );
  const hint = isThereNow ? t('chat.modelThere', { model }) : t(`chat.fallback.${fallback}.hint`);
  return <Remark text={t(`chat.fallback.${fallback}`)} hint={hint} action={action} />;
}
