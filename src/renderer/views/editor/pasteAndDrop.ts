/** Files that are pasted or dropped become attachments; an address over a selection becomes a link. */
import { EditorView } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import { isWebAddress } from './markdownCommands.ts';

export interface PasteParts {
  /** Puts the file beside the note. @returns what to write into a link to it; undefined when it failed and was said */
  readonly attach: (file: File) => Promise<string | undefined>;
}

export function pasteAndDrop({ attach }: PasteParts): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const { clipboardData } = event;
      if (!clipboardData) return false;
      const text = clipboardData.getData('text/plain');
      // Office programs put a picture of the text beside the text; the text is what one wants.
      if (text === '' && clipboardData.files.length > 0) {
        event.preventDefault();
        void attachFiles(view, [...clipboardData.files], attach);
        return true;
      }
      return isWebAddress(text) && linkSelection(view, text.trim());
    },
    dragover(event) {
      if (!event.dataTransfer?.types.includes('Files')) return false;
      event.preventDefault(); // else nothing can be dropped
      event.dataTransfer.dropEffect = 'copy';
      return true;
    },
    drop(event, view) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return false;
      event.preventDefault();
      const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (position !== null) view.dispatch({ selection: { anchor: position } });
      view.focus();
      void attachFiles(view, files, attach);
      return true;
    },
  });
}

function linkSelection(view: EditorView, address: string): boolean {
  const { main } = view.state.selection;
  const selected = view.state.sliceDoc(main.from, main.to);
  if (main.empty || selected.includes('\n') || isWebAddress(selected)) return false;
  view.dispatch(view.state.replaceSelection(`[${selected}](${address})`), { userEvent: 'input.paste' });
  return true;
}

async function attachFiles(
  view: EditorView,
  files: readonly File[],
  attach: PasteParts['attach'],
): Promise<void> {
  for (const file of files) {
    const target = await attach(file);
    if (target !== undefined) {
      const embed = embedOf(target, file.type.startsWith('image/'), linkStyleOf(view.state.sliceDoc()));
      view.dispatch(view.state.replaceSelection(`${embed}\n`), { userEvent: 'input.paste' });
    }
  }
}

export type LinkStyle = 'wikilink' | 'markdown';

/** As the note writes its other links; wikilinks where it has none. */
export function linkStyleOf(text: string): LinkStyle {
  const wikilinks = text.match(/\[\[[^\]\n]+\]\]/g)?.length ?? 0;
  const markdown = text.match(/\]\((?!https?:|mailto:)[^)\s]+\)/gi)?.length ?? 0;
  return markdown > wikilinks ? 'markdown' : 'wikilink';
}

/** @param isShown an image is shown in place, another file is linked */
export function embedOf(target: string, isShown: boolean, style: LinkStyle): string {
  const bang = isShown ? '!' : '';
  if (style === 'wikilink') return `${bang}[[${target}]]`;
  const name = target.slice(target.lastIndexOf('/') + 1);
  return `${bang}[${name.replace(/[[\]]/g, ' ')}](${target.split('/').map(encodeURIComponent).join('/')})`;
}
