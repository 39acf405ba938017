/** How each element reads in Markdown, where turndown's own rules do not do. */
import type { HtmlElement } from './htmlTree.ts';
import { emphasised } from './emphasis.ts';
import { escapeInline, fenced } from './escapeMarkdown.ts';
import { cellMark, isDataTable, isInDataTable, tableToMarkdown } from './htmlTable.ts';
import { breakMark, withoutBreakMarks } from './lineBreaks.ts';

interface Rule {
  readonly filter: string[] | ((node: HtmlElement) => boolean);
  replacement(content: string, node: HtmlElement): string;
}

/** Fresh ones for each document: list items are counted. */
export function markdownRules(): Readonly<Record<string, Rule>> {
  const itemsSeen = new WeakMap<HtmlElement, number>();
  return {
    heading: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      replacement(content, node) {
        const line = oneLine(content);
        if (line === '' || isInDataTable(node)) return ` ${content} `;
        return `\n\n${'#'.repeat(Number(node.nodeName[1]))} ${line}\n\n`;
      },
    },
    list: {
      filter: ['ul', 'ol'],
      replacement: (content, node) =>
        node.parentNode?.nodeName === 'LI' ? `\n${content.trim()}\n` : `\n\n${content.trim()}\n\n`,
    },
    listItem: {
      filter: ['li'],
      replacement(content, node) {
        const list = node.parentNode!;
        const number = (itemsSeen.get(list) ?? firstNumber(list) - 1) + 1;
        itemsSeen.set(list, number);
        const mark = list.nodeName === 'OL' ? `${number}. ` : '- ';
        const words = content.trim().replace(/^(\[[ x]\]) +/, '$1 ');
        const lines = words.replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
        return `\n${mark}${lines}\n`;
      },
    },
    preformatted: {
      filter: ['pre'],
      replacement(_, node) {
        const text = node.textContent.replace(/^\n|\s+$/g, '');
        if (text === '') return '';
        return isInDataTable(node)
          ? ` ${codeSpan(oneLine(text))} `
          : `\n\n${fenced(text, languageOf(node))}\n\n`;
      },
    },
    code: {
      filter: (node) =>
        ['CODE', 'TT', 'KBD', 'SAMP'].includes(node.nodeName) && node.parentNode?.nodeName !== 'PRE',
      replacement: (_, node) => codeSpan(oneLine(node.textContent)),
    },
    link: {
      filter: ['a'],
      replacement(content, node) {
        const text = oneLine(content.replace(/^#{1,6} /gm, ''));
        const address = addressOf(node.getAttribute('href'));
        // A heading's own anchor, a way back to the top: it leads nowhere once the page is a note.
        const isWithin = address?.startsWith('#');
        return address === undefined || isWithin || text === '' ? content : `[${text}](${address})`;
      },
    },
    image: {
      filter: ['img'],
      replacement(_, node) {
        const text = escapeInline(oneLine(node.getAttribute('alt') ?? ''));
        const address = addressOf(node.getAttribute('src'));
        return address === undefined || address.startsWith('#') ? text : `![${text}](${address})`;
      },
    },
    strong: { filter: ['strong', 'b'], replacement: (content, node) => emphasised(content, node, '**') },
    emphasis: { filter: ['em', 'i'], replacement: (content, node) => emphasised(content, node, '_') },
    struck: {
      filter: ['del', 's', 'strike'],
      replacement: (content) => (content.trim() === '' ? content : `~~${content}~~`),
    },
    checkbox: {
      filter: (node) => node.nodeName === 'INPUT',
      replacement(_, node) {
        const isTask = node.getAttribute('type') === 'checkbox' && hasAncestor(node, 'LI');
        return isTask ? `[${node.getAttribute('checked') === null ? ' ' : 'x'}] ` : '';
      },
    },
    maths: {
      filter: ['math'],
      replacement(content, node) {
        const tex = node.querySelector('annotation[encoding="application/x-tex"]')?.textContent.trim();
        if (!tex) return content;
        return node.getAttribute('display') === 'block' ? `\n\n$$\n${tex}\n$$\n\n` : `$${oneLine(tex)}$`;
      },
    },
    rule: { filter: ['hr'], replacement: (_, node) => (isInDataTable(node) ? '' : '\n\n---\n\n') },
    lineBreak: { filter: ['br'], replacement: (_, node) => (isInDataTable(node) ? ' ' : `${breakMark}\n`) },
    term: { filter: ['dt'], replacement: (content) => `\n\n${content.trim()}\n\n` },
    meaning: { filter: ['dd'], replacement: (content) => `\n\n${content.trim()}\n\n` },
    cell: {
      filter: ['th', 'td'],
      replacement: (content, node) =>
        isInDataTable(node) ? `${cellMark}${content}${cellMark}` : `\n\n${content.trim()}\n\n`,
    },
    quote: {
      filter: ['blockquote'],
      replacement(content, node) {
        if (isInDataTable(node)) return ` ${content} `;
        return `\n\n${content.trim().replace(/^/gm, '> ').replace(/ +$/gm, '')}\n\n`;
      },
    },
    row: { filter: ['tr', 'thead', 'tbody', 'tfoot'], replacement: (content) => content },
    caption: {
      filter: ['caption'],
      replacement: (content) => `${content.trim()}\n\n`,
    },
    table: {
      filter: ['table'],
      replacement: (content, node) =>
        `\n\n${isDataTable(node) ? tableToMarkdown(content, node) : content.trim()}\n\n`,
    },
  };
}

function oneLine(text: string): string {
  return withoutBreakMarks(text).replace(/\s+/g, ' ').trim();
}

function firstNumber(list: HtmlElement): number {
  const start = Number(list.getAttribute('start') ?? 1);
  return Number.isInteger(start) && start >= 0 && start < 1e9 ? start : 1;
}

function codeSpan(text: string): string {
  if (text === '') return '';
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const blank = /^`|`$/.test(text) ? ' ' : '';
  return `${ticks}${blank}${text}${blank}${ticks}`;
}

/** As highlighters write it: `language-js`, `lang-js`, `highlight-source-js`. */
function languageOf(pre: HtmlElement): string {
  const classes = [pre.querySelector('code')?.className, pre.className, pre.parentNode?.className];
  const found = /(?:^|\s)(?:language|lang|highlight-source|highlight-text|brush:)[- ]?([\w+#-]{1,30})/.exec(
    classes.filter(Boolean).join(' '),
  );
  return found?.[1] ?? '';
}

/** For the brackets of a link; undefined for what a reader could not follow (`javascript:`, `data:`, nothing). */
function addressOf(written: string | null): string | undefined {
  const address = written?.trim() ?? '';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1].toLowerCase();
  if (address === '' || (scheme !== undefined && !['http', 'https', 'mailto', 'tel'].includes(scheme)))
    return undefined;
  // eslint-disable-next-line no-control-regex -- a control character would end the link
  return address.replace(/[\x00-\x20()<>\\]/g, (char) => encodeURIComponent(char).replace(/[()]/g, percent));
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

function hasAncestor(node: HtmlElement, name: string): boolean {
  for (let above = node.parentNode; above; above = above.parentNode) if (above.nodeName === name) return true;
  return false;
}
