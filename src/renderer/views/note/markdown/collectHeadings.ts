import type { Heading } from '../outline/heading.ts';
import { rangeOf, type Child, type Parent } from './tree.ts';

/** The headings of the whole note in order, its title left out; each is found again by `data-start`. */
export function collectHeadings(tree: Parent): Heading[] {
  return tree.children.flatMap((child): Heading[] => {
    const level = child.type === 'element' ? /^h([1-6])$/.exec(child.tagName)?.[1] : undefined;
    const start = rangeOf(child)?.start;
    if (child.type !== 'element' || !level || start === undefined || child.properties.dataTitle) return [];
    child.properties.dataStart = String(start);
    return [{ level: Number(level), text: textOf(child).replace(/\s+/g, ' ').trim(), start }];
  });
}

/** A formula is read as written: its typeset form says everything twice. */
function textOf(node: Child): string {
  if (node.type === 'element' && node.properties.dataMaths) return annotationOf(node);
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

function annotationOf(node: Child): string {
  if (node.type === 'element' && node.tagName === 'annotation') return node.children.map(textOf).join('');
  return 'children' in node ? node.children.map(annotationOf).join('') : '';
}
