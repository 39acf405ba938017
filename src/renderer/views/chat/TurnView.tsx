import { memo } from 'react';
import { isOpen, type Turn } from '../../state/chatTurns.ts';
import { askAgain } from '../../state/chat.ts';
import { useTranslate } from '../../state/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { classes } from '../../ui/classes.ts';
import { AnswerView } from './AnswerView.tsx';
import { AnswerBlocks } from './AnswerBlocks.tsx';
import { layOutDraft } from './answerLayout.ts';
import { Remark } from './Remark.tsx';
import styles from './Chat.module.css';

export const TurnView = memo(function TurnView({ turn }: { readonly turn: Turn }) {
  const t = useTranslate();
  return (
    <article className={styles.turn} aria-label={turn.question} aria-busy={isOpen(turn)}>
      <h3 className="visually-hidden">{t('chat.you')}</h3>
      <p className={classes(styles.question, 'selectable')}>{turn.question}</p>
      <h3 className="visually-hidden">{t('chat.answer')}</h3>
      {turn.answer ? <AnswerView turn={turn} answer={turn.answer} /> : <Unfinished turn={turn} />}
    </article>
  );
});

function Unfinished({ turn }: { readonly turn: Turn }) {
  return (
    <div className={styles.answer}>
      {turn.text && <AnswerBlocks blocks={layOutDraft(turn.text)} citations={[]} />}
      {turn.error ? <Failed turn={turn} error={turn.error} /> : <Phase turn={turn} />}
    </div>
  );
}

function Phase({ turn }: { readonly turn: Turn }) {
  const t = useTranslate();
  const phase = turn.phase === 'done' || turn.phase === 'failed' ? 'checking' : turn.phase;
  return (
    <p className={styles.phase}>
      <Spinner size={14} />
      {turn.isStopping ? t('chat.stopping') : t(`chat.phase.${phase}`, { count: turn.evidence.length })}
    </p>
  );
}

function Failed({ turn, error }: { readonly turn: Turn; readonly error: NonNullable<Turn['error']> }) {
  const t = useTranslate();
  const again = (
    <Button size="sm" onClick={() => askAgain(turn.id)}>
      {t('chat.again')}
    </Button>
  );
  return <Remark tone="danger" text={t(`error.${error}`)} action={again} />;
}
