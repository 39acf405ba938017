/** Marks the passage one came for, until something is typed. It is not selected: a key would replace it. */
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

export const markPassage = StateEffect.define<{ readonly from: number; readonly to: number }>();

const mark = Decoration.mark({ class: 'cm-passage' });

export const passageMark: Extension = [
  StateField.define({
    create: () => Decoration.none,
    update(marks, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(markPassage)) {
          const { from, to } = effect.value;
          return from < to ? Decoration.set(mark.range(from, to)) : Decoration.none;
        }
      }
      return transaction.docChanged ? Decoration.none : marks;
    },
    provide: (field) => EditorView.decorations.from(field),
  }),
  EditorView.theme({ '.cm-passage': { borderRadius: '3px', backgroundColor: 'var(--mark)' } }),
];
