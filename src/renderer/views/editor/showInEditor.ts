/** Puts a note's session on the screen and takes it off again, at the place where one was. */
import { EditorView } from '@codemirror/view';
import { takeFromEnd } from '../../state/editing.ts';
import type { EditorSession } from './editorSessions.ts';
import { placesForReading, placesForWriting } from './textPlaces.ts';

/**
 * The editor lies in a shadow root: there its styles are a sheet of their own, which the page's policy allows, while
 * it forbids the `<style>` elements that CodeMirror would make in the page.
 * @param scroller scrolls the editor and what stands above it. @returns takes it off
 */
export function showInEditor(session: EditorSession, host: HTMLElement, scroller: HTMLElement): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({ state: session.state, parent: root, root });
  session.view = view;
  const line = placesForWriting.take(session.noteId);
  if (takeFromEnd(session.noteId)) goToEnd(view);
  else if (line === undefined) scroller.scrollTop = session.scrollTop;
  else goToLine(view, line);
  return () => {
    session.scrollTop = scroller.scrollTop;
    placesForReading.keep(session.noteId, topLine(view, scroller));
    void session.writer.flush();
    session.view = undefined;
    view.destroy();
  };
}

/** The line at the top of what is in sight, from 0. */
function topLine(view: EditorView, scroller: HTMLElement): number {
  const offset = scroller.getBoundingClientRect().top - view.documentTop;
  if (offset <= 0) return 0;
  return view.state.doc.lineAt(view.lineBlockAtHeight(offset).from).number - 1;
}

function goToLine(view: EditorView, line: number): void {
  const { doc } = view.state;
  if (line <= 0) return;
  const { from } = doc.line(Math.min(doc.lines, line + 1));
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'start' }) });
}

function goToEnd(view: EditorView): void {
  const { length } = view.state.doc;
  view.dispatch({ selection: { anchor: length }, effects: EditorView.scrollIntoView(length) });
}
