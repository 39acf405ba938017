import { element, rangeOf, textAt, type Child, type Parent, type Text } from './tree.ts';

/**
 * A rehype plugin: `==text==` is highlighted (`<mark data-highlight>`), also around other inline
 * elements. As with stars, the signs lean on what they enclose.
 */
export function highlights() {
  return (tree: Parent): void => visit(tree);
}

function visit(parent: Parent): void {
  for (const child of parent.children)
    if (child.type === 'element' && child.tagName !== 'code' && child.tagName !== 'pre') visit(child);
  if (parent.children.some((child) => child.type === 'text' && child.value.includes('==')))
    parent.children = pair(parent.children.flatMap(cut));
}

interface Sign {
  readonly sign: true;
  readonly text: Text;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

function cut(child: Child): (Child | Sign)[] {
  if (child.type !== 'text' || !child.value.includes('==')) return [child];
  const pieces: (Child | Sign)[] = [];
  let cursor = 0;
  for (const match of child.value.matchAll(/(?<!=)==(?!=)/g)) {
    if (match.index > cursor) pieces.push(part(child, cursor, match.index));
    cursor = match.index + 2;
    pieces.push({
      sign: true,
      text: part(child, match.index, cursor),
      canOpen: !/^\s/.test(child.value.slice(cursor)),
      canClose: !/\s$/.test(child.value.slice(0, match.index)),
    });
  }
  if (cursor < child.value.length) pieces.push(part(child, cursor, child.value.length));
  return pieces;
}

/** Keeps the place of the whole: alignment steps over what lies before. Exact where the text stands as written. */
function part(node: Text, from: number, to: number): Text {
  const place = rangeOf(node);
  const value = node.value.slice(from, to);
  if (!place) return { type: 'text', value };
  const isAsWritten = place.end - place.start === node.value.length;
  return textAt(value, isAsWritten ? { start: place.start + from, end: place.start + to } : place);
}

function pair(pieces: readonly (Child | Sign)[]): Child[] {
  const done: Child[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!isSign(piece)) {
      done.push(piece);
      continue;
    }
    const close = piece.canOpen
      ? pieces.findIndex((other, index) => index > at + 1 && isSign(other) && other.canClose)
      : -1;
    if (close === -1) {
      done.push(piece.text);
      continue;
    }
    const inside = pieces.slice(at + 1, close).map((other) => (isSign(other) ? other.text : other));
    done.push(element('mark', { dataHighlight: true }, inside));
    at = close;
  }
  return done;
}

function isSign(piece: Child | Sign): piece is Sign {
  return 'sign' in piece;
}
