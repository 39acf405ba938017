import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { SourceRange } from '../../../shared/domain/note.ts';
import { useTranslate } from '../../state/language.ts';
import { cutLine, lineAt, plainLines } from './plainLines.ts';
import styles from './Note.module.css';

interface PlainNoteProps {
  readonly text: string;
  readonly range?: SourceRange;
  readonly visit: number;
  /** What scrolls around it. */
  readonly scroller: HTMLElement;
}

const lineHeight = 26;

/** The text as it is, of which only the lines in sight are drawn. */
export function PlainNote({ text, range, visit, scroller }: PlainNoteProps) {
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  const [offsetTop, setOffsetTop] = useState(0);
  const starts = useMemo(() => plainLines(text), [text]);
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

  return (
    <>
      <p className={styles.plainNotice}>{t('note.plain')}</p>
      <div ref={list} className={styles.plain} style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ key, index, start }) => (
          <PlainLine
            key={key}
            ref={lines.measureElement}
            index={index}
            top={start - offsetTop}
            pieces={cutLine(text, starts[index], starts[index + 1], range)}
          />
        ))}
      </div>
    </>
  );
}

interface PlainLineProps {
  readonly ref: React.Ref<HTMLDivElement>;
  readonly index: number;
  readonly top: number;
  readonly pieces: ReturnType<typeof cutLine>;
}

function PlainLine({ ref, index, top, pieces: { before, marked, after } }: PlainLineProps) {
  return (
    <div ref={ref} data-index={index} className={styles.line} style={{ transform: `translateY(${top}px)` }}>
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
