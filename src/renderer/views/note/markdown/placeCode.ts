import { alignText } from './alignText.ts';
import { positionOf, rangeOf, type Child, type Element, type Parent, type Text } from './tree.ts';

/** A rehype plugin: colouring cuts code into pieces without a place; each gets its own, so that passages in it are marked right. */
export function placeCode({ source }: { readonly source: string }) {
  return (tree: Parent): void => visit(tree, source);
}

function visit(parent: Parent, source: string): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const code = child.tagName === 'pre' ? child.children[0] : undefined;
    if (code?.type === 'element' && code.tagName === 'code') place(child, code, source);
    else visit(child, source);
  }
}

function place(pre: Element, code: Element, source: string): void {
  const texts = textsIn(code);
  const within = rangeOf(pre) ?? rangeOf(code);
  if (!within || texts.length < 2) return;
  const offsets = alignText(texts.map(({ value }) => value).join(''), source, within, true);
  if (!offsets) return;
  let at = 0;
  for (const text of texts) {
    const end = at + text.value.length;
    text.position = positionOf({ start: offsets[at], end: offsets[end] ?? within.end });
    at = end;
  }
}

function textsIn(node: Child): Text[] {
  if (node.type === 'text') return node.value ? [node] : [];
  return 'children' in node ? node.children.flatMap((child) => textsIn(child)) : [];
}
