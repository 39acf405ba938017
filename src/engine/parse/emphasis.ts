/** Emphasis of a page, left out where Markdown would show its asterisks. */
import { breakMark } from './lineBreaks.ts';
import type { HtmlElement, HtmlNode } from './htmlTree.ts';

const emphasis: ReadonlySet<string> = new Set(['B', 'STRONG', 'I', 'EM']);
/** What ends the line that an element stands in. */
const blocks =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|BR|CAPTION|CENTER|D[DLT]|DETAILS|DIV|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6R]|HEADER|LI|MAIN|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|T[DHR]|TFOOT|THEAD|UL)$/;

/**
 * Markdown takes marks beside punctuation for plain ones when a letter stands on their other side, as after
 * every Korean word in brackets; and those of two stretches that touch for one row.
 * @param content of the element, in Markdown
 */
export function emphasised(content: string, node: HtmlElement, mark: '**' | '_'): string {
  let text = content;
  let lead = '';
  let trail = '';
  for (; text.startsWith(breakMark); text = text.slice(2)) lead += text.slice(0, 2);
  for (; text.endsWith(`${breakMark}\n`); text = text.slice(0, -2)) trail += text.slice(-2);
  if (text.trim() === '' || text.includes('\n\n') || isEmphasisedAlready(node, mark)) return content;
  const before = /^\s/.test(node.textContent) ? undefined : beside(node, 'previousSibling');
  const after = /\s$/.test(node.textContent) ? undefined : beside(node, 'nextSibling');
  const opens = !/^[\p{P}\p{S}]/u.test(text) || !isLetter(before?.text.slice(-2));
  const closes = !/[\p{P}\p{S}]$/u.test(text) || !isLetter(after?.text.slice(0, 2), 'first');
  const touches = before !== undefined && emphasis.has(before.name) && /\S$/.test(before.text);
  if (!opens || !closes || touches) return content;
  const isInWord = isLetter(before?.text.slice(-2)) || isLetter(after?.text.slice(0, 2), 'first');
  const marks = mark === '_' && isInWord ? '*' : mark; // underscores mean nothing within a word
  return lead + marks + text + marks + trail;
}

function isLetter(text: string | undefined, at: 'first' | 'last' = 'last'): boolean {
  if (!text) return false;
  return (at === 'first' ? /^[^\s\p{P}\p{S}]/u : /[^\s\p{P}\p{S}]$/u).test(text);
}

function isEmphasisedAlready(node: HtmlElement, mark: string): boolean {
  const alike = mark === '**' ? ['B', 'STRONG'] : ['I', 'EM'];
  for (let above = node.parentNode; above && !blocks.test(above.nodeName); above = above.parentNode)
    if (alike.includes(above.nodeName)) return true;
  return false;
}

/** What stands next to it in its line. */
function beside(
  node: HtmlNode,
  side: 'previousSibling' | 'nextSibling',
): { readonly text: string; readonly name: string } | undefined {
  for (let at: HtmlNode | null = node; at && !blocks.test(at.nodeName); at = at.parentNode) {
    for (let next = at[side]; next; next = next[side]) {
      if (blocks.test(next.nodeName)) return undefined;
      const text = next.nodeType === 1 || next.nodeType === 3 ? next.textContent : '';
      if (text !== '') return { text, name: next.nodeName };
    }
  }
  return undefined;
}
