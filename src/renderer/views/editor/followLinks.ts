/** Mod+click on a `[[link]]` opens its note, in a new tab as everywhere. */
import { syntaxTree } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { createLinkResolver } from '../../../shared/domain/links.ts';
import type { NoteId } from '../../../shared/domain/note.ts';
import { libraryStore } from '../../state/library.ts';
import { openNote } from '../../state/navigation.ts';

export function followLinks(noteId: NoteId): Extension {
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      if (!(event.ctrlKey || event.metaKey) || event.button !== 0) return false;
      const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const found = position === null ? undefined : linkedNote(view, position, noteId);
      if (found === undefined) return false;
      event.preventDefault();
      openNote(found, undefined, 'newTab');
      return true;
    },
  });
}

function linkedNote({ state }: EditorView, position: number, noteId: NoteId): NoteId | undefined {
  const node = syntaxTree(state).resolveInner(position, 0);
  if (node.name !== 'WikiLink') return undefined;
  const target = /^!?\[\[([^|#\]]*)/.exec(state.sliceDoc(node.from, node.to))?.[1].trim() ?? '';
  const notes = libraryStore.getState().notes ?? [];
  const from = notes.find(({ id }) => id === noteId);
  if (!from) return undefined;
  return createLinkResolver(notes)(from, { kind: 'wikilink', target, range: { start: 0, end: 0 } });
}
