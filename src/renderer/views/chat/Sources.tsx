import type { Citation } from '../../../shared/domain/chat.ts';
import { placeLabel } from '../../format/placeLabel.ts';
import { useTranslate } from '../../state/language.ts';
import { openNote } from '../../state/navigation.ts';
import { classes } from '../../ui/classes.ts';
import { PassageText } from '../passage/PassageText.tsx';
import { useIsGone } from './useIsGone.ts';
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
        {citations.map((citation) => (
          <li key={citation.number}>
            <Source citation={citation} isQuoted={isQuoted} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SourceProps {
  readonly citation: Citation;
  readonly isQuoted: boolean;
}

function Source({ citation, isQuoted }: SourceProps) {
  const { number, title, path, quote, noteId, range } = citation;
  const t = useTranslate();
  const place = citation.place && placeLabel(t, citation.place);
  const name = place ? `${title}, ${place}` : title;
  const isGone = useIsGone(noteId);
  return (
    <button
      type="button"
      className={classes(styles.source, isGone && styles.gone)}
      title={path}
      aria-label={t(isGone ? 'chat.source.gone' : 'chat.source', { number, title: name })}
      aria-disabled={isGone}
      onClick={() => !isGone && openNote(noteId, range)}
    >
      <span className={styles.sourceNumber}>{number}</span>
      <span className={styles.sourceText}>
        <span className={styles.cardTitle}>
          {title}
          {place && <span className={styles.place}>{place}</span>}
        </span>
        {isGone && <span className={styles.sourceQuote}>{t('chat.note.gone')}</span>}
        {!isGone && !isQuoted && (
          <span className={styles.sourceQuote}>
            <PassageText text={quote} length={quoteLength} />
          </span>
        )}
      </span>
    </button>
  );
}
