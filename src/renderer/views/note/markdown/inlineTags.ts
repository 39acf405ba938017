import { replaceText } from './replaceText.ts';
import { element, type Parent } from './tree.ts';

/** As Obsidian reads them: letters, digits, `_`, `-` and `/`, not digits alone. */
const tag = /(?<![^\s(])#(?=[\p{L}\p{N}_/-]*[\p{L}_])[\p{L}\p{M}\p{N}_/-]+/gu;

/** A rehype plugin: `#tag` in the text is told apart (`data-tag`) and never broken over two lines. */
export function inlineTags({ source }: { readonly source: string }) {
  return (tree: Parent): void =>
    replaceText(tree, source, tag, ({ start, end, piece }) =>
      element('span', { dataTag: true }, [piece(start, end)]),
    );
}
