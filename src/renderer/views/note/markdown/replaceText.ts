import { alignText } from './alignText.ts';
import { rangeOf, textAt, type Child, type Parent, type Text } from './tree.ts';

export interface TextMatch {
  /** Where the match stands in the text. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** Where each unit of the text stands in the source. */
  readonly offsets: readonly number[];
  /** A part of the text as a node that keeps its place in the source. */
  readonly piece: (from: number, to: number) => Text;
}

/**
 * Replaces what matches in the texts of a tree, code excepted, by what `make` makes of it; undefined
 * leaves the match as it is. Texts without a place in the source stay untouched.
 */
export function replaceText(
  parent: Parent,
  source: string,
  pattern: RegExp,
  make: (match: TextMatch) => Child | undefined,
): void {
  parent.children = parent.children.flatMap((child): Child[] => {
    if (child.type === 'text') return replaceIn(child, source, pattern, make);
    if (child.type === 'element' && child.tagName !== 'code') replaceText(child, source, pattern, make);
    return [child];
  });
}

function replaceIn(
  node: Text,
  source: string,
  pattern: RegExp,
  make: (match: TextMatch) => Child | undefined,
): Child[] {
  const { value } = node;
  const place = rangeOf(node);
  const matches = place ? [...value.matchAll(pattern)] : [];
  const offsets = place && matches.length > 0 ? alignText(value, source, place) : undefined;
  if (!place || !offsets) return [node];
  const piece = (from: number, to: number) =>
    textAt(value.slice(from, to), { start: offsets[from], end: offsets[to] ?? place.end });
  const children: Child[] = [];
  let cursor = 0;
  for (const match of matches) {
    const end = match.index + match[0].length;
    const made = make({ start: match.index, end, value, offsets, piece });
    if (!made) continue;
    if (match.index > cursor) children.push(piece(cursor, match.index));
    children.push(made);
    cursor = end;
  }
  if (cursor === 0) return [node];
  return cursor < value.length ? [...children, piece(cursor, value.length)] : children;
}
