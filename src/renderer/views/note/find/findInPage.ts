import { findMatches, searchableText, type SearchableText, type TextPiece } from './findMatches.ts';

export interface PageText {
  readonly searchable: SearchableText;
  readonly nodes: readonly Text[];
}

const inline = new Set(['inline', 'inline-block', 'contents', 'ruby']);

/** The rendered text below `root`, block by block; what is drawn twice (formulas) or no text of the note is left out. */
export function readPage(root: Element): PageText {
  const nodes: Text[] = [];
  const pieces: { text: string; endsBlock: boolean }[] = [];
  const blocks = new Map<Element, Element>();
  let former: Element | undefined;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    const isLeftOut =
      node instanceof Element && node.matches('.katex-mathml, [data-find-skip], button, input, svg');
    return isLeftOut ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text) || node.data === '') {
      if (node instanceof HTMLBRElement && pieces.length > 0) pieces[pieces.length - 1].text += ' ';
      continue;
    }
    const block = blockOf(node.parentElement ?? root, root, blocks);
    if (former && block !== former && pieces.length > 0) pieces[pieces.length - 1].endsBlock = true;
    former = block;
    nodes.push(node);
    pieces.push({ text: node.data, endsBlock: false });
  }
  return { searchable: searchableText(pieces satisfies TextPiece[]), nodes };
}

/** @returns one range a match, in reading order */
export function findRanges({ searchable, nodes }: PageText, query: string): Range[] {
  return findMatches(searchable, query).map(({ start, end }) => {
    const range = document.createRange();
    range.setStart(nodes[start.piece], Math.min(start.offset, nodes[start.piece].length));
    range.setEnd(nodes[end.piece], Math.min(end.offset, nodes[end.piece].length));
    return range;
  });
}

/** By what the style says, asked once an element. */
function blockOf(element: Element, root: Element, known: Map<Element, Element>): Element {
  const seen = known.get(element);
  if (seen) return seen;
  const isBlock = element === root || !inline.has(getComputedStyle(element).display);
  const block = isBlock ? element : blockOf(element.parentElement ?? root, root, known);
  known.set(element, block);
  return block;
}
