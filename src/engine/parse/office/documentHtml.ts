import { htmlToMarkdown } from '../htmlToMarkdown.ts';
import { withNoteCalls } from './inline.ts';

const breaks = /(?:<br[^<>]*>\s*)+(<\/?(?:p|div|li|td|th|h[1-6]|body|section)[\s>/]|$)?/gi;

/** HTML that a document became, with calls of footnotes as `noteCall` makes them. */
export function documentHtml(html: string): string {
  // Line breaks that end a paragraph break nothing.
  const broken = html.replace(breaks, (whole, next: string | undefined) => next ?? whole);
  const markdown = withNoteCalls(htmlToMarkdown(broken));
  return markdown
    .replace(/^\\$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
