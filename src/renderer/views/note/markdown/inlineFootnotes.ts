import { positionOf, type Text } from './tree.ts';

/** `^[words]`, as Obsidian and Pandoc write a footnote where it belongs; brackets within must be pairs. */
const inlineFootnote = /\^\[((?:[^[\]\\]|\\.|\[\[[^[\]]*\]\]|\[[^[\]]*\])+)\]/g;
/** No label of a footnote in the text begins so. */
const prefix = 'inline note ';

/** What matters of a node of the parsed Markdown. */
interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly identifier?: string;
  children?: MarkdownNode[];
  readonly position?: Text['position'];
}

/** A remark plugin: footnotes written within a line become footnotes like the others. Their words are plain text. */
export function inlineFootnotes({ source }: { readonly source: string }) {
  return (tree: MarkdownNode): void => {
    if (!source.includes('^[')) return;
    const definitions: MarkdownNode[] = [];
    visit(tree, source, definitions);
    tree.children?.push(...definitions);
  };
}

function visit(node: MarkdownNode, source: string, definitions: MarkdownNode[]): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === 'text') return split(child, source, definitions);
    if (child.type !== 'footnoteDefinition' && child.type !== 'link') visit(child, source, definitions);
    return [child];
  });
}

function split(node: MarkdownNode, source: string, definitions: MarkdownNode[]): MarkdownNode[] {
  const { value = '', position } = node;
  const start = position?.start.offset;
  // Text with escapes or entities does not stand in the source as it is: its places would not be true.
  if (start === undefined || !source.startsWith(value, start)) return [node];
  const piece = (from: number, to: number): MarkdownNode => ({
    type: 'text',
    value: value.slice(from, to),
    position: positionOf({ start: start + from, end: start + to }),
  });
  const pieces: MarkdownNode[] = [];
  let cursor = 0;
  for (const { index, 0: whole, 1: words } of value.matchAll(inlineFootnote)) {
    const identifier = `${prefix}${definitions.length + 1}`;
    const text = piece(index + 2, index + 2 + words.length);
    const children = [{ type: 'paragraph', children: [text] }];
    definitions.push({ type: 'footnoteDefinition', identifier, children });
    if (index > cursor) pieces.push(piece(cursor, index));
    pieces.push({ type: 'footnoteReference', identifier });
    cursor = index + whole.length;
  }
  if (cursor === 0) return [node];
  return cursor < value.length ? [...pieces, piece(cursor, value.length)] : pieces;
}
