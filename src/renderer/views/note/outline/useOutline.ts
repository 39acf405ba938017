import { useEffect, useState } from 'react';
import { onGoToHeading, setCurrentHeading, setOutline } from '../../../state/outline.ts';
import type { DrawnNote } from '../useDrawnNote.ts';
import { headingAt, readHeadings, type Heading } from './heading.ts';

/** A heading counts as reached this far below the top, in pixels: less than a section of one line is high. */
const reach = 64;

export interface Reveal {
  readonly start: number;
  /** Counts, so that the same place can be asked for again. */
  readonly count: number;
}

/**
 * Tells the outline of the note that is drawn and where one is in it.
 * @returns where a note shown as plain lines is to go; a rendered one goes by itself
 */
export function useOutline(scroller: HTMLElement | null, drawn: DrawnNote | undefined): Reveal | undefined {
  const [reveal, setReveal] = useState<Reveal>();
  useEffect(() => {
    if (!scroller || !drawn) return;
    const headings = headingsOf(drawn);
    setOutline(drawn.document.note.id, headings);
    let frame = 0;
    const follow = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setCurrentHeading(currentIn(scroller, headings));
      });
    };
    follow();
    scroller.addEventListener('scroll', follow, { passive: true });
    const stopWishes = onGoToHeading((start) => {
      const heading = scroller.querySelector(`[data-markdown="0"] > [data-start="${start}"]`);
      if (heading) heading.scrollIntoView({ block: 'start', behavior: 'instant' });
      else setReveal((former) => ({ start, count: (former?.count ?? 0) + 1 }));
    });
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', follow);
      stopWishes();
    };
  }, [scroller, drawn]);
  return reveal;
}

function headingsOf({ document, tree }: DrawnNote): readonly Heading[] {
  if (tree) return tree.headings;
  return document.markup === 'markdown' ? readHeadings(document.text) : [];
}

/** The last thing with a place in the text (heading or plain line) that has come up to the top. */
function currentIn(scroller: HTMLElement, headings: readonly Heading[]): number {
  const view = scroller.getBoundingClientRect();
  const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
  const line = isAtEnd && scroller.scrollTop > 0 ? view.bottom : view.top + reach;
  const placed = scroller.querySelectorAll<HTMLElement>('[data-markdown="0"] > [data-start], [data-line]');
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placed[middle].getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  const last = placed[low - 1];
  return last ? headingAt(headings, Number(last.dataset.start ?? last.dataset.line)) : -1;
}
