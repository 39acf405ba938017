import { element, textAt, rangeOf, type Child, type Parent } from './tree.ts';

/**
 * A rehype plugin: HTML in a note is never rendered. Comments and single tags go, `<br>` breaks the
 * line, and a block of HTML is shown as the text it is, so that nothing of a note is hidden.
 */
export function rawHtml() {
  return (tree: Parent): void => visit(tree, true);
}

function visit(parent: Parent, isBlock: boolean): void {
  parent.children = parent.children.flatMap((child): Child[] => {
    if ((child.type as string) === 'raw') return replacement(child as unknown as RawNode, isBlock);
    if (child.type === 'element') visit(child, blockParents.has(child.tagName));
    return [child];
  });
}

interface RawNode {
  readonly type: 'raw';
  readonly value: string;
}

const blockParents = new Set(['blockquote', 'li', 'td', 'section']);
const comment = /^<!--[\s\S]*?-->\s*$/;
const lineBreak = /^<br\s*\/?>\s*$/i;
const singleTag = /^<\/?[a-z][^<>]*>\s*$/i;

function replacement(raw: RawNode, isBlock: boolean): Child[] {
  if (comment.test(raw.value)) return [];
  if (lineBreak.test(raw.value)) return [element('br', {}, [])];
  if (singleTag.test(raw.value)) return [];
  const place = rangeOf(raw as unknown as Child);
  const text: Child = place ? textAt(raw.value, place) : { type: 'text', value: raw.value };
  return isBlock ? [element('p', { dataRawHtml: true }, [text])] : [text];
}
