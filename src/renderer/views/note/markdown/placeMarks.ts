import type { SourcePlace } from '../../../../shared/domain/note.ts';
import { element, rangeOf, type Child, type Parent } from './tree.ts';

/**
 * A rehype plugin: where a page, slide, sheet, chapter or cell of a converted document begins, a
 * divider (`data-place`, its index) stands before the block that holds that place.
 */
export function placeMarks({ places }: { readonly places: readonly SourcePlace[] }) {
  return (tree: Parent): void => {
    let next = 0;
    tree.children = tree.children.flatMap((child): Child[] => {
      const end = rangeOf(child)?.end ?? 0;
      const dividers: Child[] = [];
      while (next < places.length && places[next].start < end)
        dividers.push(element('div', { dataPlace: String(next++) }, []));
      return [...dividers, child];
    });
  };
}
