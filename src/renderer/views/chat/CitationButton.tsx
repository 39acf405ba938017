import { Tooltip } from 'radix-ui';
import type { Citation } from '../../../shared/domain/chat.ts';
import { placeLabel } from '../../format/placeLabel.ts';
import { useTranslate } from '../../state/language.ts';
import { openNote } from '../../state/navigation.ts';
import { useLayerContainer } from '../../ui/Layer.ts';
import { classes } from '../../ui/classes.ts';
import { PassageText } from '../passage/PassageText.tsx';
import { useIsGone } from './useIsGone.ts';
import styles from './Chat.module.css';

const quoteLength = 420;
const delayMs = 180;

/** The number of a citation: on hover or focus the quote, on click the note at the very passage. */
export function CitationButton({ citation }: { readonly citation: Citation }) {
  const t = useTranslate();
  const container = useLayerContainer();
  const { number, title, path, quote, noteId, range } = citation;
  const isGone = useIsGone(noteId);
  const place = citation.place && placeLabel(t, citation.place);
  const name = place ? `${title}, ${place}` : title;
  return (
    <Tooltip.Root delayDuration={delayMs}>
      <Tooltip.Trigger asChild>
        <button
          type="button"
          className={classes(styles.citation, isGone && styles.gone)}
          aria-label={t(isGone ? 'chat.citation.gone' : 'chat.citation', { number, title: name })}
          aria-disabled={isGone}
          onClick={() => !isGone && openNote(noteId, range)}
        >
          {number}
        </button>
      </Tooltip.Trigger>
      <Tooltip.Portal container={container}>
        <Tooltip.Content className={styles.quoteCard} side="top" sideOffset={6} collisionPadding={12}>
          <span className={styles.quoteTitle}>
            {title}
            {place && <span className={styles.place}>{place}</span>}
          </span>
          <span className={styles.quotePath}>{path}</span>
          <span className={styles.quoteText}>
            {isGone ? t('chat.note.gone') : <PassageText text={quote} length={quoteLength} />}
          </span>
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
