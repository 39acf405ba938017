import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { FileWarning } from 'lucide-react';
import { useStore } from 'zustand';
import type { NoteDocument, SourceRange } from '../../../shared/domain/note.ts';
import { findStore } from '../../state/find.ts';
import { useTranslate } from '../../state/language.ts';
import { classes } from '../../ui/classes.ts';
import { FindBar } from './find/FindBar.tsx';
import { MarkdownBoundary } from './MarkdownBoundary.tsx';
import { NoteFoot } from './NoteFoot.tsx';
import { NoteHeader } from './NoteHeader.tsx';
import { PlainNote } from './PlainNote.tsx';
import { NoteMarkdown } from './markdown/NoteMarkdown.tsx';
import { useOutline } from './outline/useOutline.ts';
import { frontMatterOf } from './plainLines.ts';
import { showPassage } from './showPassage.ts';
import { useDrawnNote } from './useDrawnNote.ts';
import { useKeptScroll } from './useKeptScroll.ts';
import { useProgress } from './useProgress.ts';
import styles from './Note.module.css';

interface NotePageProps {
  readonly document: NoteDocument;
  readonly range?: SourceRange;
  /** Another number scrolls to the passage (or the beginning) again. */
  readonly visit: number;
}

export function NotePage({ document, range, visit }: NotePageProps) {
  const t = useTranslate();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const drawn = useDrawnNote(document, range);
  const [found, setFound] = useState<SourceRange>();
  const isFinding = useStore(findStore, ({ isOpen }) => isOpen);
  const isPlain = drawn !== undefined && !drawn.tree;
  const isCurrent = drawn?.document === document && drawn.range === range;
  const note = drawn?.document.note;
  const { goBackTo, isKept } = useKeptScroll(scroller, drawn);
  const count = useProgress(drawn);
  const isWhole = !drawn?.tree || count === drawn.tree.blocks.length;
  const reveal = useOutline(scroller, drawn);
  const shownVisit = useRef('');
  const isFarDown = range !== undefined || isKept;
  const isSettling = !isWhole && isFarDown && scroller?.dataset.note !== note?.id;

  useLayoutEffect(() => {
    if (!scroller || !note || !isCurrent || visit === 0 || (isPlain && range)) return;
    if (shownVisit.current === `${note.id} ${visit}`) return; // the same note, read anew: one stays where one is
    // The beginning is there at once: who scrolls on while the rest is drawn is not called back.
    if (isWhole || !isFarDown) {
      showPassage(scroller, note.id, goBackTo);
      shownVisit.current = `${note.id} ${visit}`;
    } else if (scroller.dataset.note !== note.id) scroller.scrollTo({ top: 0, behavior: 'instant' });
  }, [scroller, note, isCurrent, range, visit, isPlain, isWhole, isFarDown, goBackTo]);

  const properties = drawn?.document.properties;
  const outgoing = drawn?.document.outgoing;
  const frontMatter = useMemo(
    () => (drawn?.document.markup === 'markdown' ? frontMatterOf(drawn.document.text) : ''),
    [drawn],
  );
  const renderTitle = useCallback(
    (title: ReactNode) =>
      note && (
        <NoteHeader
          note={note}
          title={title}
          properties={properties ?? []}
          frontMatter={frontMatter}
          links={outgoing ?? []}
        />
      ),
    [note, properties, frontMatter, outgoing],
  );
  const places = drawn?.document.places;
  const reading = useMemo(
    () => ({ noteId: note?.id ?? '', depth: 0, places, renderTitle }),
    [note?.id, places, renderTitle],
  );
  const plain = drawn && (
    <>
      {renderTitle(drawn.document.note.title)}
      {scroller && (
        <PlainNote
          document={drawn.document}
          range={drawn.range}
          found={found}
          visit={visit}
          reveal={reveal}
          scroller={scroller}
        />
      )}
    </>
  );

  return (
    <div className={styles.page}>
      {document.isStale && (
        <p className={styles.stale} role="status">
          <FileWarning aria-hidden="true" />
          {t('note.stale')}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {range && isCurrent && t('note.passage.shown', { title: document.note.title })}
      </p>
      {isFinding && scroller && drawn && (
        <FindBar scroller={scroller} drawn={drawn} onFoundInPlain={setFound} />
      )}
      <div
        ref={setScroller}
        className={classes(styles.scroller, 'selectable')}
        tabIndex={-1}
        data-scroller=""
        aria-busy={!isCurrent}
        data-whole={isWhole}
      >
        {drawn && (
          <article
            className={classes(styles.article, isSettling && styles.settling)}
            aria-label={drawn.document.note.title}
          >
            {drawn.tree ? (
              <MarkdownBoundary key={`${note?.id}:${drawn.document.contentHash}`} fallback={plain}>
                <NoteMarkdown tree={drawn.tree} reading={reading} count={count} />
              </MarkdownBoundary>
            ) : (
              plain
            )}
            {isWhole && <NoteFoot backlinks={drawn.document.backlinks.length} />}
          </article>
        )}
      </div>
    </div>
  );
}
