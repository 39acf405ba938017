/** The outline of a note while it is written: its headings as they are typed, and the one that is in sight. */
import { EditorView } from '@codemirror/view';
import type { Note } from '../../../shared/domain/note.ts';
import { onGoToHeading, setCurrentHeading, setOutline } from '../../state/outline.ts';
import { headingAt, headingsBelowTitle, type Heading } from '../note/outline/heading.ts';
import type { EditorSession } from './editorSessions.ts';

/** Reading a long note's headings takes milliseconds: not at every key. */
const readAfterMs = 250;
/** A heading counts as reached this far below the top, in pixels: less than a section of one line is high. */
const reach = 64;

/** @param scroller scrolls the editor and what stands above it. @returns how to stop */
export function tellOutline(
  session: EditorSession,
  scroller: HTMLElement,
  { id, title }: Pick<Note, 'id' | 'title'>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let readText: unknown;
  let headings: readonly Heading[] = [];
  const read = () => {
    const { doc } = session.state;
    if (doc !== readText) {
      readText = doc;
      headings = headingsBelowTitle(doc.toString(), title);
      setOutline(id, headings);
      follow();
    }
    timer = setTimeout(read, readAfterMs);
  };
  const follow = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (session.view) setCurrentHeading(headingAt(headings, placeInSight(session.view, scroller)));
    });
  };
  read();
  scroller.addEventListener('scroll', follow, { passive: true });
  const stopWishes = onGoToHeading((start) => goTo(session.view, start));
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    scroller.removeEventListener('scroll', follow);
    stopWishes();
  };
}

function placeInSight(view: EditorView, scroller: HTMLElement): number {
  const { top, height } = scroller.getBoundingClientRect();
  const isAtEnd =
    scroller.scrollTop > 0 && scroller.scrollTop + height >= scroller.scrollHeight - 2 && height > 0;
  const offset = (isAtEnd ? top + height : top + reach) - view.documentTop;
  return offset < 0 ? -1 : view.lineBlockAtHeight(offset).from;
}

/** To the end of its line, where one writes on. */
function goTo(view: EditorView | undefined, start: number): void {
  if (!view) return;
  const { from, to } = view.state.doc.lineAt(Math.min(start, view.state.doc.length));
  view.dispatch({
    selection: { anchor: to },
    effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 16 }),
  });
  view.focus();
}
