/**
 * HTML to Markdown, for web pages and for what other libraries turn into HTML first. turndown walks the
 * tree; the rules are ours, because a passage must read well as it stands: a table stays a table, a cell
 * one line, and nothing is left as HTML.
 */
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import { maxHtmlDepth } from '../limits.ts';
import { escapeInline, escapeLine } from './escapeMarkdown.ts';
import type { HtmlElement, HtmlNode } from './htmlTree.ts';
import { flattenTree, withoutDepths } from './htmlTree.ts';
import { withLineBreaks, withoutBreakMarks } from './lineBreaks.ts';
import { markdownRules } from './markdownRules.ts';

/** What holds no words for a reader. */
const leftOut = [
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'canvas',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'head',
  'title',
  'meta',
  'link',
  'select',
  'button',
  'textarea',
];

/** @param html a document or a part of one */
export function htmlToMarkdown(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${withoutDepths(html)}</body></html>`);
  return treeToMarkdown(document.body as unknown as HtmlElement);
}

/** @param root of a tree of linkedom's; changed on the way */
export function treeToMarkdown(root: HtmlElement): string {
  for (const element of root.querySelectorAll(leftOut.join())) element.remove();
  flattenTree(root, maxHtmlDepth);
  root.normalize(); // `&lt;` ends a text node, and marks are escaped by what stands around them
  return withLineBreaks(createConverter().turndown(root)).trim();
}

function createConverter(): { turndown(root: HtmlNode): string } {
  const service = new TurndownService({ headingStyle: 'atx', hr: '---', bulletListMarker: '-' });
  for (const [name, rule] of Object.entries(markdownRules())) service.addRule(name, rule);
  // A stretch of text may stand at the start of a line or not; turndown does not say.
  service.escape = (written) => {
    const text = withoutBreakMarks(written, '');
    return /^\s/.test(text) ? escapeInline(text) : escapeStart(text);
  };
  return service as unknown as { turndown(root: HtmlNode): string };
}

function escapeStart(text: string): string {
  const end = text.trimEnd();
  return escapeLine(end) + text.slice(end.length);
}
