import { useCallback, useLayoutEffect, useState, type ReactNode } from 'react';
import { FileWarning } from 'lucide-react';
import type { NoteDocument, SourceRange } from '../../../shared/domain/note.ts';
import { useTranslate } from '../../state/language.ts';
import { classes } from '../../ui/classes.ts';
import { Backlinks } from './Backlinks.tsx';
import { MarkdownBoundary } from './MarkdownBoundary.tsx';
import { NoteHeader } from './NoteHeader.tsx';
import { PlainNote } from './PlainNote.tsx';
import { NoteMarkdown } from './markdown/NoteMarkdown.tsx';
import { showPassage } from './showPassage.ts';
import styles from './Note.module.css';

interface NotePageProps {
  readonly document: NoteDocument;
  readonly range?: SourceRange;
  /** Another number scrolls to the passage (or the beginning) again. */
  readonly visit: number;
}

/** Longer texts (UTF-16 units; Korean of 400 kB) are shown as they are: as Markdown they hold up the page for over a second. */
const longestMarkdown = 150_000;

export function NotePage({ document, range, visit }: NotePageProps) {
  const t = useTranslate();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { note, text, outgoing } = document;
  const isLong = text.length > longestMarkdown;

  useLayoutEffect(() => {
    if (scroller && visit > 0 && !(isLong && range)) showPassage(scroller, note.id);
  }, [scroller, note.id, range, visit, isLong]);

  const renderTitle = useCallback((title: ReactNode) => <NoteHeader note={note} title={title} />, [note]);
  const plain = (
    <>
      {renderTitle(note.title)}
      {scroller && <PlainNote text={text} range={range} visit={visit} scroller={scroller} />}
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
        {range && t('note.passage.shown', { title: note.title })}
      </p>
      <div ref={setScroller} className={classes(styles.scroller, 'selectable')} tabIndex={-1}>
        <article className={styles.article} aria-label={note.title}>
          {isLong ? (
            plain
          ) : (
            <MarkdownBoundary key={`${note.id}:${note.contentHash}`} fallback={plain}>
              <NoteMarkdown
                source={text}
                title={note.title}
                links={outgoing}
                range={range}
                renderTitle={renderTitle}
              />
            </MarkdownBoundary>
          )}
          <Backlinks backlinks={document.backlinks} />
        </article>
      </div>
    </div>
  );
}
