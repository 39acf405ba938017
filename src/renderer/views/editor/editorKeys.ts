/** Keys that mean something of their own while one writes, by their physical place, so that they work in a Korean input method. */
import { Prec, type Extension, type StateCommand } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { currentPlatform } from '../../commands/currentPlatform.ts';
import { matchesShortcut } from '../../commands/shortcut.ts';
import { editorShortcuts } from './editorShortcuts.ts';
import { insertLink, toggleBold, toggleItalic } from './markdownCommands.ts';

const commands: Readonly<Record<keyof typeof editorShortcuts, StateCommand>> = {
  'writing.bold': toggleBold,
  'writing.italic': toggleItalic,
  'writing.link': insertLink,
};

export function editorKeys(): Extension {
  return Prec.highest(
    EditorView.domEventHandlers({
      keydown(event, view) {
        if (event.isComposing) return false;
        const found = (Object.keys(commands) as (keyof typeof commands)[]).find((name) =>
          matchesShortcut(event, editorShortcuts[name], currentPlatform()),
        );
        if (!found || !commands[found](view)) return false;
        event.preventDefault();
        return true;
      },
    }),
  );
}
