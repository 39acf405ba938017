/** Bold, italic and links as one types them: on the selection, or on the word the cursor is in. */
import { EditorSelection, type ChangeSpec, type StateCommand } from '@codemirror/state';

export const toggleBold: StateCommand = (target) => toggleMark(target, '**');
export const toggleItalic: StateCommand = (target) => toggleMark(target, '*');

function toggleMark({ state, dispatch }: Parameters<StateCommand>[0], mark: string): boolean {
  const length = mark.length;
  const changes = state.changeByRange((range) => {
    const word = range.empty ? state.wordAt(range.head) : null;
    const { from, to } = word ?? range;
    const isMarked = hasMark(from - length, from) && hasMark(to, to + length);
    const edits: ChangeSpec[] = isMarked
      ? [
          { from: from - length, to: from },
          { from: to, to: to + length },
        ]
      : [
          { from, insert: mark },
          { from: to, insert: mark },
        ];
    const shift = isMarked ? -length : length;
    return { changes: edits, range: EditorSelection.range(range.anchor + shift, range.head + shift) };
  });
  dispatch(state.update(changes, { userEvent: 'input.format', scrollIntoView: true }));
  return true;

  /** `*` beside another `*` is half of a bold mark. */
  function hasMark(from: number, to: number): boolean {
    if (from < 0 || to > state.doc.length || state.sliceDoc(from, to) !== mark) return false;
    if (mark !== '*') return true;
    const stars = (text: string) => text.length % 2 === 1;
    const before = /\**$/.exec(state.sliceDoc(Math.max(0, to - 3), to))?.[0] ?? '';
    const after = /^\**/.exec(state.sliceDoc(from, from + 3))?.[0] ?? '';
    return from < state.selection.main.from ? stars(before) : stars(after);
  }
}

/** `[selected](|)`; a selected address becomes the target. Without a selection nothing: the key then searches. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  if (main.empty) return false;
  const selected = state.sliceDoc(main.from, main.to);
  const isAddress = isWebAddress(selected);
  const insert = isAddress ? `[](${selected})` : `[${selected}]()`;
  const anchor = main.from + (isAddress ? 1 : insert.length - 1);
  dispatch(
    state.update({
      changes: { from: main.from, to: main.to, insert },
      selection: { anchor },
      userEvent: 'input.format',
      scrollIntoView: true,
    }),
  );
  return true;
};

export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>]+$/i.test(text.trim());
}
