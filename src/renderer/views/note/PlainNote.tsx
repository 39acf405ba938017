import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { NoteDocument, SourceRange } from '../../../shared/domain/note.ts';
import { placeLabel } from '../../format/placeLabel.ts';
import { useTranslate } from '../../state/language.ts';
import type { Reveal } from './outline/useOutline.ts';
import { cutLine, frontMatterEnd, lineAt, placesByLine, plainLines } from './plainLines.ts';
import styles from './Note.module.css';

interface PlainNoteProps {
  readonly document: NoteDocument;
  readonly range?: SourceRange;
  readonly visit: number;
  /** The match that finding is at: marked instead of the passage. */
  readonly found?: SourceRange;
  readonly reveal?: Reveal;
  /** What scrolls around it. */
  readonly scroller: HTMLElement;
}

const lineHeight = 26;

/** The text as it is, of which only the lines in sight are drawn. */
export function PlainNote({ document, range, visit, found, reveal, scroller }: PlainNoteProps) {
  const { text, places, markup } = document;
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  const [offsetTop, setOffsetTop] = useState(0);
  const starts = useMemo(
    () => plainLines(text, undefined, markup === 'markdown' ? frontMatterEnd(text) : 0),
    [text, markup],
  );
  const labels = useMemo(() => placesByLine(starts, places), [starts, places]);
  // oxlint-disable-next-line react/incompatible-library -- the React Compiler is not used here
  const lines = useVirtualizer({
    count: starts.length - 1,
    getScrollElement: () => scroller,
    estimateSize: () => lineHeight,
    overscan: 20,
    scrollMargin: offsetTop,
  });

  useLayoutEffect(() => setOffsetTop(list.current?.offsetTop ?? 0), []);
  useLayoutEffect(() => {
    if (range && visit > 0) lines.scrollToIndex(lineAt(starts, range.start), { align: 'center' });
  }, [lines, starts, range, visit]);
  useLayoutEffect(() => {
    if (found) lines.scrollToIndex(lineAt(starts, found.start), { align: 'center' });
  }, [lines, starts, found]);
  useLayoutEffect(() => {
    if (reveal) lines.scrollToIndex(lineAt(starts, reveal.start), { align: 'start' });
  }, [lines, starts, reveal]);

  return (
    <>
      {markup === 'markdown' && <p className={styles.plainNotice}>{t('note.plain')}</p>}
      <div ref={list} className={styles.plain} style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ key, index, start }) => (
          <PlainLine
            key={key}
            ref={lines.measureElement}
            index={index}
            offset={starts[index]}
            top={start - offsetTop}
            pieces={cutLine(text, starts[index], starts[index + 1], found ?? range)}
            labels={labels.get(index)?.map((place) => placeLabel(t, place))}
          />
        ))}
      </div>
    </>
  );
}

interface PlainLineProps {
  readonly ref: React.Ref<HTMLDivElement>;
  readonly index: number;
  /** Where the line begins in the text. */
  readonly offset: number;
  readonly top: number;
  readonly pieces: ReturnType<typeof cutLine>;
  /** Pages or sheets that begin in this line. */
  readonly labels?: readonly string[];
}

function PlainLine({ ref, index, offset, top, pieces: { before, marked, after }, labels }: PlainLineProps) {
  return (
    <div
      ref={ref}
      data-index={index}
      data-line={offset}
      className={styles.line}
      style={{ transform: `translateY(${top}px)` }}
    >
      {labels?.map((label) => (
        <div key={label} className={styles.plainPlace}>
          {label}
        </div>
      ))}
      {before}
      {marked && (
        <mark className={styles.plainMark} data-passage="">
          {marked}
        </mark>
      )}
      {after}
      {!before && !marked && !after && '\u200b'}
    </div>
  );
}
