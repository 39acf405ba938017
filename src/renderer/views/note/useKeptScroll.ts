import { useCallback, useEffect } from 'react';
import { useScrollMemory, type ScrollPosition } from '../../state/scrollMemory.ts';
import type { DrawnNote } from './useDrawnNote.ts';

/** Scrolling is read once it rests. */
const restMs = 120;

interface KeptScroll {
  /** Brings the view back to where one was, or to the beginning of a note that was not yet read. */
  readonly goBackTo: () => void;
  readonly isKept: boolean;
}

/** Remembers how far one has read in the note that is drawn. */
export function useKeptScroll(scroller: HTMLElement | null, drawn: DrawnNote | undefined): KeptScroll {
  const noteId = drawn?.document.note.id ?? '';
  const { keep, recall } = useScrollMemory(noteId);
  useEffect(() => {
    if (!scroller || noteId === '') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (scroller.dataset.note === noteId) keep(positionOf(scroller));
      }, restMs);
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      scroller.removeEventListener('scroll', onScroll);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `keep` is of the note
  }, [scroller, noteId]);
  const goBackTo = useCallback(() => {
    if (scroller) goTo(scroller, recall());
    // oxlint-disable-next-line react/exhaustive-deps -- `recall` is of the note
  }, [scroller, noteId]);
  return { goBackTo, isKept: recall() !== undefined };
}

/** Blocks of the note, each below the one before; of a plain note the whole is one. */
function blocksIn(scroller: HTMLElement): HTMLCollection | undefined {
  return (scroller.querySelector('[data-markdown]') ?? scroller.firstElementChild)?.children;
}

function positionOf(scroller: HTMLElement): ScrollPosition {
  const blocks = blocksIn(scroller);
  const top = scroller.getBoundingClientRect().top;
  let low = 0;
  let high = (blocks?.length ?? 1) - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks![middle].getBoundingClientRect().bottom > top) high = middle;
    else low = middle + 1;
  }
  const block = blocks?.[low];
  return { block: low, offset: block ? top - block.getBoundingClientRect().top : 0 };
}

function goTo(scroller: HTMLElement, position: ScrollPosition | undefined): void {
  const block = position && blocksIn(scroller)?.[position.block];
  if (!position || !block || (position.block === 0 && position.offset <= 0)) {
    scroller.scrollTop = 0;
    return;
  }
  scroller.scrollTop +=
    block.getBoundingClientRect().top - scroller.getBoundingClientRect().top + position.offset;
}
