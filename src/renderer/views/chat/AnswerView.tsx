import { useMemo } from 'react';
import type { Answer } from '../../../shared/domain/chat.ts';
import { askAgain } from '../../state/chat.ts';
import type { Turn } from '../../state/chatTurns.ts';
import { useTranslate } from '../../state/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Abstained } from './Abstained.tsx';
import { AnswerBlocks } from './AnswerBlocks.tsx';
import { AnswerFoot } from './AnswerFoot.tsx';
import { layOutAnswer, layOutDraft } from './answerLayout.ts';
import { Remark } from './Remark.tsx';
import { Sources } from './Sources.tsx';
import { WhyNoModel } from './WhyNoModel.tsx';
import styles from './Chat.module.css';

interface AnswerViewProps {
  readonly turn: Turn;
  readonly answer: Answer;
}

export function AnswerView({ turn, answer }: AnswerViewProps) {
  const blocks = useMemo(() => layOut(answer), [answer]);
  const isQuoted = answer.model === 'quotes';
  const isFinished = !answer.abstained && answer.reason !== 'empty-library';
  return (
    <div className={styles.answer}>
      {isFinished && blocks.length > 0 && (
        <AnswerBlocks blocks={blocks} citations={answer.citations} isQuoted={isQuoted} />
      )}
      {!isFinished && <Abstained answer={answer} />}
      <HowItEnded turn={turn} answer={answer} />
      {isFinished && <Unsupported answer={answer} />}
      {isFinished && answer.citations.length > 0 && (
        <Sources citations={answer.citations} isQuoted={isQuoted} />
      )}
      {isFinished && blocks.length > 0 && <AnswerFoot answer={answer} />}
    </div>
  );
}

/** What was stopped before it could be checked has no sentences yet. */
function layOut(answer: Answer) {
  return answer.sentences.length > 0 ? layOutAnswer(answer) : layOutDraft(answer.answer);
}

function HowItEnded({ turn, answer }: AnswerViewProps) {
  const t = useTranslate();
  const again = (
    <Button size="sm" onClick={() => askAgain(turn.id)}>
      {t('chat.again')}
    </Button>
  );
  const hasText = answer.answer.trim() !== '';
  if (answer.reason === 'stopped')
    return <Remark text={t(hasText ? 'chat.stopped' : 'chat.stopped.early')} action={again} />;
  if (answer.reason === 'broken')
    return (
      <Remark
        tone="warning"
        text={t(answer.model === 'quotes' ? 'chat.broken.quoted' : 'chat.broken')}
        action={again}
      />
    );
  return answer.reason === 'no-model' && turn.fallback ? (
    <WhyNoModel turn={turn} fallback={turn.fallback} />
  ) : null;
}

function Unsupported({ answer }: { readonly answer: Answer }) {
  const t = useTranslate();
  const count = answer.sentences.filter(({ supported }) => !supported).length;
  return count > 0 ? <Remark tone="warning" text={t('chat.unsupported.summary', { count })} /> : null;
}
