import { ArrowUp, Square } from 'lucide-react';
import { useStore } from 'zustand';
import { ask, chatStore, isAsking, setDraft, stopAnswer } from '../../state/chat.ts';
import { isOpen } from '../../state/chatTurns.ts';
import { useTranslate } from '../../state/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useComposerKeys } from '../composer/useComposerKeys.ts';
import { ModelMenu } from './ModelMenu.tsx';
import styles from './Composer.module.css';

export function Composer() {
  const t = useTranslate();
  const draft = useStore(chatStore, (chat) => chat.draft);
  const keys = useComposerKeys<HTMLTextAreaElement>(send);
  return (
    <div className={styles.composer}>
      <textarea
        className={styles.input}
        rows={1}
        aria-label={t('chat.question')}
        placeholder={t('chat.placeholder')}
        value={draft}
        spellCheck={false}
        onChange={(event) => setDraft(event.currentTarget.value)}
        {...keys}
      />
      <div className={styles.foot}>
        <ModelMenu />
        <SendOrStop />
      </div>
    </div>
  );
}

function send(question: string): void {
  if (ask(question)) setDraft('');
}

function SendOrStop() {
  const t = useTranslate();
  const isBlank = useStore(chatStore, (chat) => chat.draft.trim() === '');
  const isBusy = useStore(chatStore, isAsking);
  const isStopping = useStore(chatStore, ({ turns }) =>
    turns.some((turn) => isOpen(turn) && turn.isStopping),
  );
  if (isBusy) {
    return (
      <IconButton
        label={t(isStopping ? 'chat.stopping' : 'chat.stop')}
        keys={['Esc']}
        side="top"
        icon={<Square fill="currentColor" />}
        className={styles.stop}
        disabled={isStopping}
        onClick={stopAnswer}
      />
    );
  }
  return (
    <IconButton
      label={t('chat.send')}
      keys={['↵']}
      side="top"
      icon={<ArrowUp />}
      className={styles.send}
      disabled={isBlank}
      onClick={() => send(chatStore.getState().draft)}
    />
  );
}
