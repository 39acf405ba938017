/** How much of the view stays free above a passage that is taller than the view. */
const topShare = 0.12;

/**
 * Brings the marked passage into the middle of the view; one that is too tall begins near the top.
 * Without one, another note begins where `beginning` puts it and the same note stays where it is.
 */
export function showPassage(scroller: HTMLElement, noteId: string, beginning: () => void): void {
  const isSameNote = scroller.dataset.note === noteId;
  scroller.dataset.note = noteId;
  const marks = scroller.querySelectorAll('[data-passage]');
  const first = marks[0];
  const last = marks[marks.length - 1];
  if (!first || !last) {
    if (!isSameNote) beginning();
    return;
  }
  const view = scroller.getBoundingClientRect();
  const top = first.getBoundingClientRect().top - view.top;
  const height = last.getBoundingClientRect().bottom - view.top - top;
  const wanted =
    height > view.height * (1 - 2 * topShare) ? view.height * topShare : (view.height - height) / 2;
  scroller.scrollTo({
    top: scroller.scrollTop + top - wanted,
    behavior: isSameNote && !prefersStill() ? 'smooth' : 'instant',
  });
  if (document.activeElement === document.body) scroller.focus({ preventScroll: true });
}

function prefersStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
