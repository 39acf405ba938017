import { element, rangeOf, textAt, type Child, type Element, type Parent, type Text } from './tree.ts';

const opening = /^\[!([a-z][a-z-]*)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*/i;

/**
 * A rehype plugin: `> [!warning] Title` becomes a quote that names its kind (`data-callout`), its
 * first line a title of its own. Without a title the view names the kind. `+` and `-` after the kind make
 * it foldable (`data-fold`: open, closed).
 */
export function callouts() {
  return (tree: Parent): void => visit(tree);
}

function visit(parent: Parent): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'blockquote') makeCallout(child);
    visit(child);
  }
}

function makeCallout(quote: Element): void {
  const paragraph = quote.children.find((child): child is Element => child.type === 'element');
  const first = paragraph?.children[0];
  if (paragraph?.tagName !== 'p' || first?.type !== 'text') return;
  const match = opening.exec(first.value);
  if (!match) return;
  quote.properties.dataCallout = match[1].toLowerCase();
  if (match[2]) quote.properties.dataFold = match[2] === '-' ? 'closed' : 'open';
  const { title, body } = splitFirstLine([dropStart(first, match[0].length), ...paragraph.children.slice(1)]);
  paragraph.children = body;
  const rest = quote.children.filter((child) => child !== paragraph || body.length > 0);
  quote.children = title.length > 0 ? [element('p', { dataCalloutTitle: true }, title), ...rest] : rest;
}

function splitFirstLine(children: readonly Child[]): { title: Child[]; body: Child[] } {
  const index = children.findIndex(
    (child) => isBreak(child) || (child.type === 'text' && child.value.includes('\n')),
  );
  const at = children[index];
  if (!at) return { title: children.filter(isSomething), body: [] };
  if (at.type !== 'text')
    return { title: children.slice(0, index).filter(isSomething), body: children.slice(index + 1) };
  const lineEnd = at.value.indexOf('\n');
  const head: Text = { ...at, value: at.value.slice(0, lineEnd).trimEnd() };
  const tail = dropStart(at, lineEnd + 1);
  return {
    title: [...children.slice(0, index), head].filter(isSomething),
    body: [tail, ...children.slice(index + 1)].filter(isSomething),
  };
}

/** What is left keeps the place of the whole: alignment steps over what was dropped. */
function dropStart(node: Text, length: number): Text {
  const place = rangeOf(node);
  const value = node.value.slice(length);
  return place
    ? textAt(value, { start: Math.min(place.end, place.start + length), end: place.end })
    : { type: 'text', value };
}

function isBreak(child: Child): boolean {
  return child.type === 'element' && child.tagName === 'br';
}

function isSomething(child: Child): boolean {
  return child.type !== 'text' || child.value !== '';
}
