import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SourceRange } from '../../../../shared/domain/note.ts';
import { onFindStep } from '../../../state/find.ts';
import type { DrawnNote } from '../useDrawnNote.ts';
import { findRanges, readPage } from './findInPage.ts';
import { findMatches, searchableText, stepIndex } from './findMatches.ts';

interface FindOptions {
  readonly scroller: HTMLElement;
  readonly drawn: DrawnNote;
  readonly query: string;
  readonly onFoundInPlain: (range: SourceRange | undefined) => void;
}

interface Found {
  readonly count: number;
  /** Index of the match one is at; -1 when there is none. */
  readonly current: number;
  readonly step: (step: 1 | -1) => void;
}

const allName = 'saegim-find';
const currentName = 'saegim-find-current';
/** After pictures and embedded notes have come, the page is read anew this much later. */
const settleMs = 150;

/** Matches are marked over the rendered text without changing it; the one at hand is brought into sight. */
export function useFind({ scroller, drawn, query, onFoundInPlain }: FindOptions): Found {
  const ranges = useRangesInPage(scroller, drawn, query);
  const places = useMatchesInText(drawn, query);
  const count = drawn.tree ? ranges.length : places.length;
  const [current, setCurrent] = useState(-1);
  const former = useRef({ query: '', drawn });

  useEffect(() => {
    const isSame = former.current.query === query && former.current.drawn === drawn;
    former.current = { query, drawn };
    setCurrent((now) => {
      if (isSame && now >= 0) return Math.min(now, count - 1);
      return drawn.tree ? firstInSight(ranges, scroller) : Math.min(0, count - 1);
    });
  }, [query, drawn, ranges, count, scroller]);

  useEffect(() => {
    const range = ranges[current];
    if (!drawn.tree || !range) {
      CSS.highlights.delete(currentName);
      return;
    }
    CSS.highlights.set(currentName, markOver(range));
    openAround(range);
    bringIntoSight(range, scroller);
    return () => void CSS.highlights.delete(currentName);
  }, [ranges, current, drawn.tree, scroller]);

  useEffect(() => {
    onFoundInPlain(drawn.tree ? undefined : places[current]);
  }, [places, current, drawn.tree, onFoundInPlain]);
  useEffect(() => () => onFoundInPlain(undefined), [onFoundInPlain]);

  const step = useCallback((by: 1 | -1) => setCurrent((now) => stepIndex(now, count, by)), [count]);
  useEffect(() => onFindStep(step), [step]);
  return { count, current: Math.min(current, count - 1), step };
}

function useRangesInPage(scroller: HTMLElement, drawn: DrawnNote, query: string): readonly Range[] {
  const version = useVersion(scroller);
  const page = useMemo(() => {
    const root = drawn.tree && scroller.querySelector('article');
    return root ? readPage(root) : undefined;
    // oxlint-disable-next-line react/exhaustive-deps -- the page behind the number is what is read
  }, [scroller, drawn, version]);
  const ranges = useMemo(() => (page ? findRanges(page, query) : []), [page, query]);
  useEffect(() => {
    CSS.highlights.set(allName, new Highlight(...ranges));
    return () => void CSS.highlights.delete(allName);
  }, [ranges]);
  return ranges;
}

/** Counts changes of what is drawn. */
function useVersion(scroller: HTMLElement): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setVersion((now) => now + 1), settleMs);
    });
    observer.observe(scroller, { childList: true, subtree: true, characterData: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [scroller]);
  return version;
}

function useMatchesInText({ document, tree }: DrawnNote, query: string): readonly SourceRange[] {
  const text = tree ? '' : document.text;
  const searchable = useMemo(() => searchableText([{ text, endsBlock: true }]), [text]);
  return useMemo(
    () => findMatches(searchable, query).map(({ start, end }) => ({ start: start.offset, end: end.offset })),
    [searchable, query],
  );
}

function markOver(range: Range): Highlight {
  const highlight = new Highlight(range);
  highlight.priority = 1;
  return highlight;
}

function firstInSight(ranges: readonly Range[], scroller: HTMLElement): number {
  const { top } = scroller.getBoundingClientRect();
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].getBoundingClientRect().bottom >= top) high = middle;
    else low = middle + 1;
  }
  return low < ranges.length ? low : ranges.length - 1;
}

/** A match in a folded callout unfolds it. */
function openAround(range: Range): void {
  for (let node: Node | null = range.startContainer; node; node = node.parentNode)
    if (node instanceof HTMLDetailsElement) node.open = true;
}

/** Also sideways: code and tables scroll by themselves. */
function bringIntoSight(range: Range, scroller: HTMLElement): void {
  const view = scroller.getBoundingClientRect();
  const place = range.getBoundingClientRect();
  const isSeen = place.top >= view.top + 60 && place.bottom <= view.bottom - 20;
  if (!isSeen) scroller.scrollTop += place.top - view.top - view.height * 0.4;
  for (let node = range.startContainer.parentElement; node && node !== scroller; node = node.parentElement) {
    if (node.scrollWidth <= node.clientWidth || getComputedStyle(node).overflowX === 'visible') continue;
    const frame = node.getBoundingClientRect();
    if (place.right > frame.right || place.left < frame.left)
      node.scrollLeft += place.left - frame.left - frame.width / 3;
  }
}
