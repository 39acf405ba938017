import { hasHidden, unshield } from './shieldSource.ts';
import type { Child, Element, Parent } from './tree.ts';

/** A rehype plugin: what `shieldSource` put into the text is taken out again; paragraphs of comments alone go. */
export function restore() {
  return (tree: Parent): void => restoreIn(tree);
}

function restoreIn(parent: Parent): void {
  parent.children = parent.children.filter((child) => {
    const wasComment = child.type === 'element' && child.tagName === 'p' && child.children.some(isHidden);
    restoreChild(child);
    return !wasComment || child.children.some(isSomething);
  });
}

function restoreChild(child: Child): void {
  if ('value' in child) child.value = unshield(child.value);
  if (child.type !== 'element') return;
  restoreProperties(child);
  restoreIn(child);
}

function restoreProperties({ properties }: Element): void {
  for (const [name, value] of Object.entries(properties))
    if (typeof value === 'string') properties[name] = unshield(decodeShield(value));
}

/** In an address the characters stand percent-encoded. */
function decodeShield(value: string): string {
  return value.replace(/%EF%B7%9[0-2]/g, decodeURIComponent);
}

function isHidden(child: Child): boolean {
  return child.type === 'text' && hasHidden(child.value);
}

function isSomething(child: Child): boolean {
  return child.type !== 'text' || child.value.trim() !== '';
}
