import { htmlToMarkdown } from '../htmlToMarkdown.ts';
import { withNoteCalls } from './inline.ts';

/** HTML that a document became, with calls of footnotes as `noteCall` makes them. */
export function documentHtml(html: string): string {
  return withNoteCalls(htmlToMarkdown(html)).trim();
}
