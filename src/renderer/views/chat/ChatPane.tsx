import { useMemo, type KeyboardEvent } from 'react';
import { ArrowDown, Eraser, MessageCircleQuestion } from 'lucide-react';
import { useStore } from 'zustand';
import { ask, chatStore, clearChat, isAsking, stopAnswer } from '../../state/chat.ts';
import { useTranslate } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { settingsStore } from '../../state/settings.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { Composer } from './Composer.tsx';
import { suggestionsFor } from './suggestions.ts';
import { TurnView } from './TurnView.tsx';
import { useStickToEnd } from './useStickToEnd.ts';
import styles from './Chat.module.css';

export function ChatPane() {
  const t = useTranslate();
  const hasTurns = useStore(chatStore, ({ turns }) => turns.length > 0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code === 'Escape' && !event.nativeEvent.isComposing && isAsking(chatStore.getState()))
      stopAnswer();
  };
  const clear = <IconButton label={t('chat.clear')} icon={<Eraser />} size="sm" onClick={clearChat} />;
  return (
    <section className={styles.pane} aria-label={t('chat.title')} onKeyDown={onKeyDown}>
      <PaneHeader title={t('chat.title')} actions={hasTurns ? clear : undefined} />
      {hasTurns ? <Conversation /> : <NothingAsked />}
      <Composer />
    </section>
  );
}

function Conversation() {
  const t = useTranslate();
  const turns = useStore(chatStore, (chat) => chat.turns);
  const { scroller, content, isAtEnd, toEnd } = useStickToEnd(turns.length);
  return (
    <div className={styles.conversation}>
      <div ref={scroller} className={styles.scroller}>
        <div ref={content} role="log" aria-label={t('chat.conversation')} className={styles.turns}>
          {turns.map((turn) => (
            <TurnView key={turn.id} turn={turn} />
          ))}
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" className={styles.toEnd} aria-label={t('chat.toEnd')} onClick={toEnd}>
          <ArrowDown aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function NothingAsked() {
  const t = useTranslate();
  const notes = useStore(libraryStore, (library) => library.notes);
  const sampleFolder = useStore(settingsStore, ({ info }) => info?.sampleFolder);
  const questions = useMemo(() => suggestionsFor(notes ?? [], sampleFolder ?? ''), [notes, sampleFolder]);
  return (
    <div className={styles.nothing}>
      <EmptyState
        size="pane"
        icon={<MessageCircleQuestion />}
        title={t('chat.empty')}
        body={t('chat.empty.body')}
      />
      {questions.length > 0 && (
        <ul className={styles.suggestions} aria-label={t('chat.suggestions')}>
          {questions.map((question) => (
            <li key={question}>
              <button type="button" onClick={() => ask(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
