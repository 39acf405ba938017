import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { dropCursor, EditorView, keymap, placeholder, type ViewUpdate } from '@codemirror/view';
import type { NoteId } from '../../../shared/domain/note.ts';
import { languageStore } from '../../state/language.ts';
import { libraryStore } from '../../state/library.ts';
import { noteStore, readNote } from '../../state/note.ts';
import { attachFile } from './attachFile.ts';
import { bodyStart } from './bodyStart.ts';
import { completionSources, prepareCompletion } from './completeNotes.ts';
import { acceptWhileComposing } from './composing.ts';
import { editorKeys } from './editorKeys.ts';
import { followLinks } from './followLinks.ts';
import { noteSyntax } from './markdownSyntax.ts';
import { phrases } from './phrases.ts';
import { passageMark } from './passageMark.ts';
import { pasteAndDrop } from './pasteAndDrop.ts';
import { theme } from './theme.ts';

/** Keys of the editor's own that would take ours away: Alt+arrows go back and forward, Mod+/ shows the shortcuts, Mod+Shift+L changes the theme. */
const leftOut = new Set([
  'Alt-ArrowLeft',
  'Alt-ArrowRight',
  'Mod-k',
  'Ctrl-k',
  'Mod-Enter',
  'Mod-/',
  'Mod-Alt-\\',
  'Alt-l',
  'Mod-Shift-l',
]);

export function createEditorState(
  noteId: NoteId,
  text: string,
  onUpdate: (update: ViewUpdate) => void,
): EditorState {
  const { t } = languageStore.getState();
  prepareCompletion(libraryStore.getState().notes ?? []);
  const sources = completionSources({
    noteId,
    notes: () => libraryStore.getState().notes ?? [],
    recent: () => noteStore.getState().recent.map((recent) => recent.noteId),
    readText: async (id) => (await readNote(id)).text,
  });
  const extensions: Extension = [
    acceptWhileComposing(),
    editorKeys(),
    pasteAndDrop({ attach: (file) => attachFile(noteId, file) }),
    followLinks(noteId),
    history(),
    dropCursor(),
    search({ top: true }),
    closeBrackets(),
    autocompletion({
      override: [...sources],
      icons: false,
      activateOnTypingDelay: 0,
      interactionDelay: 0, // who presses Enter has seen the list, or types what is first in it
    }),
    markdown({
      base: markdownLanguage,
      extensions: [...noteSyntax],
      addKeymap: false,
      completeHTMLTags: false,
    }),
    markdownLanguage.data.of({ closeBrackets: { brackets: ['['] } }),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...markdownKeymap,
      indentWithTab,
      ...[...searchKeymap, ...historyKeymap, ...defaultKeymap].filter(({ key }) => !leftOut.has(key ?? '')),
    ]),
    EditorView.lineWrapping,
    EditorState.tabSize.of(4),
    placeholder(t('writing.placeholder')),
    EditorState.phrases.of(phrases(t)),
    theme,
    passageMark,
    EditorView.updateListener.of(onUpdate),
  ];
  return EditorState.create({ doc: text, selection: { anchor: bodyStart(text) }, extensions });
}
