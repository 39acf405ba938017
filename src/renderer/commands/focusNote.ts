/** A note opened from a dialog takes the focus, which else went back to what opened the dialog: now Page Down reads on. */
import { navigation } from '../state/navigation.ts';

export function followOpenedNotes(): () => void {
  return navigation.subscribe((now, before) => {
    const isFromDialog = before.dialog !== undefined && now.dialog === undefined;
    if (isFromDialog && now.visit !== before.visit) requestAnimationFrame(focusNote);
  });
}

/** One frame later: the dialog has closed and given the focus back by then. */
function focusNote(): void {
  const pane = document.querySelector<HTMLElement>('[data-pane="note"]');
  const editor = pane
    ?.querySelector('[data-editor-host]')
    ?.shadowRoot?.querySelector<HTMLElement>('.cm-content');
  const reading = pane?.querySelector<HTMLElement>('[data-scroller]');
  (editor ?? reading)?.focus({ preventScroll: true });
}
