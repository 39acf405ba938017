/**
 * Enter while a syllable is being composed and a completion is offered: the syllable is committed, then the offer is
 * taken, with one key as in other lists. Input methods tell of that Enter as key 229, some of them by another Enter
 * after it, which must not break the line then. The editor itself hears no keys of a composition, so these do.
 */
import { acceptCompletion, completionStatus } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView } from '@codemirror/view';

/** An Enter that follows a composition within this time is the same press. */
const samePressMs = 60;
/** The offers for the committed syllable come a moment later. */
const tryEveryMs = 20;
const tries = 15;

export function acceptWhileComposing(): Extension {
  return ViewPlugin.define((view) => {
    const stop = listen(view);
    return { destroy: stop };
  });
}

function listen(view: EditorView): () => void {
  let wantsAccept = false;
  let acceptedAt = -Infinity;
  const onKeyDown = (event: KeyboardEvent) => {
    const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
    const isTaken = event.isComposing || event.keyCode === 229;
    if (isTaken) {
      wantsAccept = isEnter && completionStatus(view.state) !== null;
    } else if (isEnter && performance.now() - acceptedAt < samePressMs) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  const onCompositionEnd = () => {
    if (!wantsAccept) return;
    wantsAccept = false;
    acceptedAt = performance.now();
    setTimeout(() => acceptSoon(view, tries), tryEveryMs);
  };
  view.contentDOM.addEventListener('keydown', onKeyDown, true);
  view.contentDOM.addEventListener('compositionend', onCompositionEnd);
  return () => {
    view.contentDOM.removeEventListener('keydown', onKeyDown, true);
    view.contentDOM.removeEventListener('compositionend', onCompositionEnd);
  };
}

function acceptSoon(view: EditorView, left: number): void {
  if (acceptCompletion(view) || left === 0 || completionStatus(view.state) === null) return;
  setTimeout(() => acceptSoon(view, left - 1), tryEveryMs);
}
