import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { readablePath } from '../../format/path.ts';
import { useTranslate } from '../../state/language.ts';
import { hidePreview, previewStore, type PreviewTarget } from '../../state/preview.ts';
import { NoteMarkdown } from '../note/markdown/NoteMarkdown.tsx';
import { renderPart, type RenderedPart } from '../note/renderPart.ts';
import { placeCard } from './placeCard.ts';
import { usePreviewTriggers } from './usePreviewTriggers.ts';
import styles from './LinkPreview.module.css';

/** As much of a note as a card shows with some scrolling (UTF-16 units). */
const longestExcerpt = 1600;
const cardWidth = 400;

interface Shown {
  readonly part: RenderedPart;
  readonly target: PreviewTarget;
  readonly anchor: DOMRect;
}

/** The one card for all links: it comes when its contents have come, and stays while one points at it. */
export function LinkPreview() {
  const t = useTranslate();
  const card = useRef<HTMLDivElement>(null);
  usePreviewTriggers(card);
  const shown = useShown();
  if (!shown) return null;
  const { part, target, anchor } = shown;
  const place = placeCard(anchor, cardWidth, { width: innerWidth, height: innerHeight });
  return createPortal(
    <div
      ref={card}
      role="tooltip"
      aria-live="polite"
      aria-label={t('preview.label', { note: part.title })}
      className={styles.card}
      style={{ ...place, width: cardWidth }}
      data-scroller=""
    >
      <header className={styles.head}>
        <span className={styles.title}>{[part.title, target.heading].filter(Boolean).join(' › ')}</span>
        <span className={styles.path}>{readablePath(part.path, ' / ')}</span>
      </header>
      <div className={styles.body}>
        {part.tree ? (
          <NoteMarkdown tree={part.tree} reading={part.reading} />
        ) : (
          <p>{t('note.heading.missing', { note: part.title })}</p>
        )}
      </div>
    </div>,
    document.body,
  );
}

/** The former card goes at once with its target; another comes when it has been read. A note that cannot be read has none. */
function useShown(): Shown | undefined {
  const t = useTranslate();
  const { target, anchor } = useStore(previewStore);
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    if (!target || !anchor) return;
    let isGone = false;
    renderPart(target, t, longestExcerpt).then(
      (part) => {
        if (!isGone) setShown({ part, target, anchor });
      },
      () => {
        if (!isGone) hidePreview();
      },
    );
    return () => {
      isGone = true;
    };
  }, [target, anchor, t]);
  return target && shown?.target === target ? shown : undefined;
}
