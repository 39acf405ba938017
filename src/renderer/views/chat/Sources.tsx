import type { Citation } from '../../../shared/domain/chat.ts';
import { useTranslate } from '../../state/language.ts';
import { openNote } from '../../state/navigation.ts';
import { PassageText } from '../passage/PassageText.tsx';
import styles from './Chat.module.css';

const quoteLength = 110;

interface SourcesProps {
  readonly citations: readonly Citation[];
  /** The quotes stand above already. */
  readonly isQuoted: boolean;
}

/** The citations once more, as a list one can read through. */
export function Sources({ citations, isQuoted }: SourcesProps) {
  const t = useTranslate();
  return (
    <section aria-label={t('chat.sources')}>
      <p className={styles.caption} aria-hidden="true">
        {t('chat.sources')}
      </p>
      <ul className={styles.sources}>
        {citations.map(({ number, title, path, quote, noteId, range }) => (
          <li key={number}>
            <button
              type="button"
              className={styles.source}
              title={path}
              aria-label={t('chat.source', { number, title })}
              onClick={() => openNote(noteId, range)}
            >
              <span className={styles.sourceNumber}>{number}</span>
              <span className={styles.sourceText}>
                <span className={styles.cardTitle}>{title}</span>
                {!isQuoted && (
                  <span className={styles.sourceQuote}>
                    <PassageText text={quote} length={quoteLength} />
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
