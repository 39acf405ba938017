/** The rendered Markdown as a tree, and what every step on it needs: places in the source, and text cut at them. */
import type { ExtraProps } from 'react-markdown';
import type { SourceRange } from '../../../../shared/domain/note.ts';
import { alignText } from './alignText.ts';

export type Element = NonNullable<ExtraProps['node']>;
export type Child = Element['children'][number];
export type Text = Extract<Child, { type: 'text' }>;
export interface Parent {
  children: Child[];
}

/** Where the node stands in the source; undefined for what the renderer added. */
export function rangeOf(node: Child | Parent): SourceRange | undefined {
  const position = (node as Child).position;
  const start = position?.start.offset;
  const end = position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
}

export function textAt(value: string, range: SourceRange): Text {
  return { type: 'text', value, position: positionOf(range) };
}

export function element(tagName: string, properties: Element['properties'], children: Child[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** Lines and columns are not kept: nothing after this reads them. */
export function positionOf({ start, end }: SourceRange): Text['position'] {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}

export interface SplitText {
  readonly before?: Text;
  readonly inside?: Text;
  readonly after?: Text;
}

/**
 * Cuts a text where `range` begins and ends, never inside a code point. `within` says where to look
 * when the node has no place of its own (code blocks, autolinks). Where the text cannot be found in
 * the source it is inside as a whole, if its surroundings touch the range at all.
 */
export function splitText(
  node: Text,
  source: string,
  range: SourceRange,
  within = rangeOf(node),
  isCode = false,
): SplitText {
  if (!within || within.end <= range.start || within.start >= range.end) return { before: node };
  const offsets = alignText(node.value, source, within, isCode);
  if (!offsets) return { inside: node };
  const first = codePointStart(
    node.value,
    offsets.findIndex((offset) => offset >= range.start),
  );
  const last = codePointStart(
    node.value,
    offsets.findIndex((offset) => offset >= range.end),
  );
  if (first === -1) return { before: node };
  return cut(node, offsets, within, first, last === -1 ? node.value.length : last);
}

function cut(
  node: Text,
  offsets: readonly number[],
  within: SourceRange,
  first: number,
  last: number,
): SplitText {
  const piece = (from: number, to: number): Text | undefined => {
    if (from >= to) return undefined;
    const start = from === 0 && rangeOf(node) ? within.start : offsets[from];
    const end = to < offsets.length ? offsets[to] : within.end;
    return textAt(node.value.slice(from, to), { start, end });
  };
  return { before: piece(0, first), inside: piece(first, last), after: piece(last, node.value.length) };
}

function codePointStart(value: string, index: number): number {
  if (index <= 0 || index >= value.length) return index;
  const isInsidePair =
    isLowSurrogate(value.charCodeAt(index)) && isHighSurrogate(value.charCodeAt(index - 1));
  return isInsidePair ? index - 1 : index;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
