import type { Child, Element, Parent } from './tree.ts';

const blockId = /(?:^|\s)\^([A-Za-z0-9-]+)\s*$/;

/** A rehype plugin: `^id` at the end of a block names it for links (`[[Note#^id]]`) and is not shown. */
export function blockIds() {
  return (tree: Parent): void => visit(tree);
}

function visit(parent: Parent): void {
  for (const child of parent.children) {
    if (child.type !== 'element' || child.tagName === 'pre') continue;
    if (child.tagName === 'p' || child.tagName === 'li') dropId(child);
    visit(child);
  }
  parent.children = parent.children.filter((child) => !isEmptied(child));
}

function dropId(block: Element): void {
  const last = block.children.findLast((child) => child.type !== 'text' || child.value.trim() !== '');
  if (last?.type !== 'text') return;
  const match = blockId.exec(last.value);
  if (!match) return;
  last.value = last.value.slice(0, match.index);
  block.properties.dataBlock = match[1];
}

/** A paragraph that was nothing but the name of the table or list before it. */
function isEmptied(child: Child): boolean {
  return (
    child.type === 'element' &&
    child.tagName === 'p' &&
    'dataBlock' in child.properties &&
    child.children.every((inner) => inner.type === 'text' && inner.value.trim() === '')
  );
}
