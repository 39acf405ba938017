/** A page of Notion's HTML export: title, table of properties and body are told apart by their classes. */
import { htmlToMarkdown } from '../parse/htmlToMarkdown.ts';
import type { NotionPage } from './notionProperties.ts';

const titleElement = /<h1 class="page-title"[^>]*>([\s\S]{0,20000}?)<\/h1>/;
const propertyTable = /<table class="properties">([\s\S]*?)<\/table>/;
/** Bounds the search for ends that may be missing. */
const maxTable = 100_000;
const propertyRow = /<tr class="property-row[^>]*><th>([\s\S]*?)<\/th><td>([\s\S]*?)<\/td><\/tr>/g;

export function readNotionHtml(html: string): NotionPage {
  const body = (/<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? html)
    .replace(titleElement, '')
    .replace(propertyTable, '');
  const title = wordsOf(titleElement.exec(html)?.[1] ?? '');
  const properties = new Map<string, string>();
  for (const [, name, value] of (propertyTable.exec(html)?.[1] ?? '')
    .slice(0, maxTable)
    .matchAll(propertyRow)) {
    const key = wordsOf(name);
    if (key !== '') properties.set(key, valueOf(value));
  }
  const text = htmlToMarkdown(body);
  return { properties, body: `${title === '' ? '' : `# ${title}\n\n`}${text}\n` };
}

/** Several choices stand in elements of their own; a box has no words, so it gets those of the CSV export. */
function valueOf(html: string): string {
  const box = /class="checkbox checkbox-(on|off)"/.exec(html);
  if (box) return box[1] === 'on' ? 'Yes' : 'No';
  const choices = Array.from(
    html.matchAll(/<span class="selected-value[^>]*>([\s\S]*?)<\/span>/g),
    ([, choice]) => wordsOf(choice),
  );
  return choices.length > 0 ? choices.join(', ') : wordsOf(html).replace(/^@/, '');
}

function wordsOf(html: string): string {
  return htmlToMarkdown(html).replace(/\s+/g, ' ').trim();
}
