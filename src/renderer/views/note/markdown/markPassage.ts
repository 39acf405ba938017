import type { SourceRange } from '../../../../shared/domain/note.ts';
import { element, rangeOf, splitText, type Child, type Element, type Parent, type Text } from './tree.ts';

export interface MarkPassageOptions {
  readonly source: string;
  readonly range?: SourceRange;
}

/**
 * A rehype plugin: wraps in `<mark>` exactly what is rendered of `source.slice(start, end)`.
 * A passage over several blocks or inline elements becomes several marks, in reading order.
 */
export function markPassage({ source, range }: MarkPassageOptions) {
  return (tree: Parent): void => {
    if (range && range.end > range.start) mark(tree, source, range, undefined, false);
  };
}

function mark(
  parent: Parent,
  source: string,
  range: SourceRange,
  around: SourceRange | undefined,
  isCode: boolean,
): void {
  let cursor = around?.start ?? 0;
  parent.children = parent.children.flatMap((child): Child[] => {
    const place = rangeOf(child);
    if (child.type === 'text') {
      const pieces = markText(
        child,
        source,
        range,
        place ?? (around && { start: cursor, end: around.end }),
        isCode,
      );
      cursor = rangeOf(pieces.at(-1)!)?.end ?? cursor;
      return pieces;
    }
    if (place) cursor = place.end;
    if (child.type === 'element' && isWhole(child)) {
      if (place && touches(place, range)) child.properties.dataPassage = true;
    } else if (child.type === 'element' && (!place || touches(place, range))) {
      mark(child, source, range, place ?? around, isCode || child.tagName === 'code');
    }
    return [child];
  });
}

/** What is drawn in the place of its source, as a formula, is marked as one. */
function isWhole({ properties }: Element): boolean {
  return 'dataMaths' in properties || 'dataEmbed' in properties || 'dataPlace' in properties;
}

function markText(
  node: Text,
  source: string,
  range: SourceRange,
  within: SourceRange | undefined,
  isCode: boolean,
): Child[] {
  if (!within || !node.value.trim()) return [node];
  const { before, inside, after } = splitText(node, source, range, within, isCode);
  const isUnplaced = inside === node && !rangeOf(node) && !covers(range, within);
  if (isUnplaced) return [node]; // what the renderer added, as the sign of a footnote
  const marked = inside?.value.trim() ? element('mark', {}, [inside]) : inside;
  if (marked && inside) marked.position = inside.position;
  return [before, marked, after].filter((piece) => piece !== undefined);
}

function covers(outer: SourceRange, inner: SourceRange): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

function touches(a: SourceRange, b: SourceRange): boolean {
  return a.start < b.end && b.start < a.end;
}
