import { element, type Child, type Element, type Parent } from './tree.ts';

/**
 * A rehype plugin: names the heading that is the note's title (`data-title`), so that the view draws
 * the title once and a passage in it can still be marked. A note that does not begin with its title gets one.
 */
export function titleHeading({ title }: { readonly title: string }) {
  return (tree: Parent): void => {
    const heading = firstTitleHeading(tree, title);
    if (heading) heading.properties.dataTitle = true;
    else tree.children.unshift(element('h1', { dataTitle: true }, [{ type: 'text', value: title }]));
  };
}

function firstTitleHeading(tree: Parent, title: string): Element | undefined {
  const first = tree.children.find((child): child is Element => child.type === 'element');
  return first?.tagName === 'h1' && isTitle(plainText(first), title) ? first : undefined;
}

/** Titles are kept as one line in NFC, and of a very long heading only the beginning (`plainHeading`). */
const longTitle = 200;

function isTitle(heading: string, title: string): boolean {
  const line = heading.normalize('NFC').replace(/\s+/g, ' ').trim();
  const isCut = [...title].length >= longTitle;
  return isCut ? line.startsWith(title.trim()) : line === title.trim();
}

function plainText(node: Child | Parent): string {
  if ('children' in node) return node.children.map(plainText).join('');
  return 'value' in node ? node.value : '';
}
