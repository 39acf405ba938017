import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Within this many pixels of the end counts as being there. */
const nearEnd = 24;
/** What stays free above the last item. */
const topSpace = 8;

/**
 * Follows the content as it grows until the last item begins at the top of the view, so that what
 * one reads stands still; to the very end when the person went there, and not at all once they have
 * scrolled up. A new item (`count`) is followed again.
 */
export function useStickToEnd(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef<'item' | 'end' | 'nothing'>('item');
  const [isAtEnd, setIsAtEnd] = useState(true);

  const follow = useCallback(() => {
    const element = scroller.current;
    const last = content.current?.lastElementChild;
    if (!element || !(last instanceof HTMLElement)) return;
    const end = element.scrollHeight - element.clientHeight;
    if (follows.current === 'end') element.scrollTop = end;
    if (follows.current === 'item') element.scrollTop = Math.min(end, last.offsetTop - topSpace);
    setIsAtEnd(end - element.scrollTop <= nearEnd);
  }, []);

  const toEnd = useCallback(() => {
    follows.current = 'end';
    follow();
  }, [follow]);

  useLayoutEffect(() => {
    if (count === 0) return;
    follows.current = 'item';
    follow();
  }, [count, follow]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !content.current) return;
    let lastTop = element.scrollTop;
    const onScroll = () => {
      const left = element.scrollHeight - element.clientHeight - element.scrollTop;
      if (element.scrollTop < lastTop)
        follows.current = 'nothing'; // only a person scrolls up
      else if (left <= nearEnd && follows.current === 'nothing') follows.current = 'end';
      lastTop = element.scrollTop;
      setIsAtEnd(left <= nearEnd);
    };
    const growth = new ResizeObserver(follow);
    growth.observe(element);
    growth.observe(content.current);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      growth.disconnect();
    };
  }, [follow]);

  return { scroller, content, isAtEnd, toEnd };
}
