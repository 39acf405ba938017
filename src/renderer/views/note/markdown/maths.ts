import { element, type Child, type Element, type Parent } from './tree.ts';

/** A remark plugin: `$$x$$` within a line stands on its own, and what follows the opening `$$` belongs to it. */
export function displayMaths({ source }: { readonly source: string }) {
  return (tree: MathsNode): void => visitMaths(tree, source);
}

/** What matters of a node of the parsed Markdown; `math` and `inlineMath` have the rest. */
interface MathsNode {
  readonly type: string;
  readonly children?: readonly MathsNode[];
  readonly meta?: string | null;
  data?: { hProperties?: object; hChildren?: { children?: { value: string }[] }[] };
  readonly position?: { readonly start: { readonly offset?: number } };
}

function visitMaths(node: MathsNode, source: string): void {
  if (node.type === 'inlineMath' && source.startsWith('$$', node.position?.start.offset ?? 0)) {
    node.data = { ...node.data, hProperties: { className: ['language-math', 'math-display'] } };
  }
  const text = node.data?.hChildren?.[0]?.children?.[0];
  if (node.type === 'math' && node.meta && text) text.value = `${node.meta}\n${text.value}`;
  for (const child of node.children ?? []) visitMaths(child, source);
}

/**
 * A rehype plugin: each formula in an element of its own (`data-maths`) that keeps its place in the
 * source; what is typeset inside is not text to be marked, linked or cut.
 */
export function frameMaths() {
  return (tree: Parent): void => frameIn(tree);
}

function frameIn(parent: Parent): void {
  parent.children = parent.children.map((child): Child => {
    if (child.type !== 'element') return child;
    const code = child.tagName === 'pre' ? child.children[0] : child;
    if (isMaths(code)) return frame(child, isDisplay(code));
    frameIn(child);
    return child;
  });
}

function frame(child: Element, isOwnBlock: boolean): Element {
  const tagName = child.tagName === 'pre' ? 'div' : 'span';
  const framed = element(tagName, { dataMaths: isOwnBlock ? 'display' : 'inline' }, [child]);
  framed.position = child.position;
  return framed;
}

function isMaths(child: Child | undefined): child is Element {
  return child?.type === 'element' && child.tagName === 'code' && hasClass(child, 'language-math');
}

function isDisplay(code: Element): boolean {
  return hasClass(code, 'math-display');
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}
