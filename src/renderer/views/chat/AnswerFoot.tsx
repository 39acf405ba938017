import { useEffect, useState } from 'react';
import { Check, Copy } from 'lucide-react';
import type { Answer } from '../../../shared/domain/chat.ts';
import { useTranslate } from '../../state/language.ts';
import { notify } from '../../state/notices.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { answerMarkdown } from './answerMarkdown.ts';
import styles from './Chat.module.css';

/** Long enough to be seen, short enough to copy again. */
const copiedMs = 1800;

export function AnswerFoot({ answer }: { readonly answer: Answer }) {
  const t = useTranslate();
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), copiedMs);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(answerMarkdown(answer));
      setIsCopied(true);
    } catch {
      notify({ tone: 'danger', message: 'chat.copy.failed' });
    }
  };
  const seconds = (answer.ms / 1000).toFixed(1);
  return (
    <footer className={styles.foot}>
      <span>
        {answer.model === 'quotes' ? t('chat.byQuotes') : t('chat.byModel', { model: answer.model, seconds })}
      </span>
      <IconButton
        label={t(isCopied ? 'chat.copied' : 'chat.copy')}
        icon={isCopied ? <Check /> : <Copy />}
        size="sm"
        side="top"
        onClick={() => void copy()}
      />
    </footer>
  );
}
