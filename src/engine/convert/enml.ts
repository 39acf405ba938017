/** Evernote's own elements in its XHTML, made into what the HTML converter knows. */
import { htmlToMarkdown } from '../parse/htmlToMarkdown.ts';
import { linkPath } from './noteFile.ts';

export interface EnmlMedia {
  /** From the note's file. */
  readonly path: string;
  readonly name: string;
  readonly isImage: boolean;
}

/** Characters of nobody's text, which the converter leaves alone. */
const openTask = '\uE000';
const doneTask = '\uE001';

const openLink = '\uE002';
const closeLink = '\uE003';
const ownMarks = /[\uE000-\uE003]/g;

/** @param mediaOf by MD5 in hex; undefined where the export lacks it */
export function enmlToMarkdown(enml: string, mediaOf: (hash: string) => EnmlMedia | undefined): string {
  const html = enml
    .replace(ownMarks, '')
    .replace(/<\?xml[^>]{0,200}\?>|<!DOCTYPE[^>[]{0,500}(?:\[[^\]]{0,9999}\]\s*)?>/gi, '')
    .replace(/<(\/?)en-note(?:\s[^<>]*)?>/gi, '<$1div>')
    .replace(/<en-todo([^<>]*?)\/?>(?:\s*<\/en-todo>)?/gi, (_, attributes: string) =>
      taskMark(attributes, 'checked'),
    )
    .replace(
      /<li\s[^<>]*--en-checked:\s*(true|false)[^<>]*>(\s*<div[^<>]*>)?/gi,
      (_, checked: string, line = '') => `<li>${line}${checked === 'true' ? doneTask : openTask}`,
    )
    .replace(/<en-media\s([^<>]*?)\/?>(?:\s*<\/en-media>)?/gi, (_, attributes: string) =>
      mediaElement(attributes, mediaOf),
    )
    .replace(noteLink, (_, title: string) => `${openLink}${title.trim()}${closeLink}`)
    .replace(/<en-crypt[^<>]*>[^<]*<\/en-crypt>/gi, '🔒');
  return withTasks(htmlToMarkdown(withCode(html).replace(emptyLine, '')))
    .replaceAll(openLink, '[[')
    .replaceAll(closeLink, ']]');
}

/** To another note, which is known by its title alone: addresses are Evernote's own. */
const noteLink =
  /<a\s[^<>]*href="(?:evernote:\/\/\/view\/|https:\/\/(?:www|app)\.evernote\.com\/)[^"<>]*"[^<>]*>([^<>[\]|#^]{1,300})<\/a>/gi;

/** How Evernote keeps paragraphs apart. */
const emptyLine = /<div(?:\s[^<>]*)?>\s*<br[^<>]*>\s*<\/div>/gi;

const codeBlock = /<div[^<>]*-en-codeblock:\s*true[^<>]*>/gi;
const language = /--en-codeblockLanguage:\s*([\w+#-]{1,30})\s*;/i;

/** Code is lines of `div` in a `div`. */
function withCode(html: string): string {
  const parts: string[] = [];
  let at = 0;
  codeBlock.lastIndex = 0;
  for (let open = codeBlock.exec(html); open; open = codeBlock.exec(html)) {
    const end = endOfDiv(html, codeBlock.lastIndex);
    const code = html
      .slice(codeBlock.lastIndex, end)
      .replace(/<\/div>\s*(?=<div)|<br[^<>]*>(?!<\/div>)/gi, '\n')
      .replace(/<[^<>]*>/g, '');
    const name = language.exec(open[0])?.[1];
    const mark = name && name !== 'plaintext' ? ` class="language-${name}"` : '';
    parts.push(html.slice(at, open.index), `<pre><code${mark}>${code}</code></pre>`);
    at = codeBlock.lastIndex = html.indexOf('>', end) + 1 || html.length;
  }
  return parts.join('') + html.slice(at);
}

/** Where the `div` whose inside begins at `start` ends, its closing tag left out. */
function endOfDiv(html: string, start: number): number {
  const tags = /<(\/?)div\b[^<>]*?(\/?)>/gi;
  tags.lastIndex = start;
  let depth = 1;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    if (tag[1]) depth--;
    else if (!tag[2]) depth++;
    if (depth === 0) return tag.index;
  }
  return html.length;
}

function taskMark(attributes: string, name: string): string {
  return new RegExp(`${name}\\s*=\\s*["']?true`, 'i').test(attributes) ? doneTask : openTask;
}

function mediaElement(attributes: string, mediaOf: (hash: string) => EnmlMedia | undefined): string {
  const hash = /\bhash\s*=\s*["']([0-9a-f]{32})["']/i.exec(attributes)?.[1].toLowerCase();
  const media = hash === undefined ? undefined : mediaOf(hash);
  if (!media) return '';
  const [path, name] = [escapeHtml(linkPath(media.path)), escapeHtml(media.name)];
  return media.isImage ? `<img src="${path}" alt="${name}">` : `<a href="${path}">${name}</a>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Tasks stand in list items or in lines of their own; in the middle of a line they are only a box. */
function withTasks(markdown: string): string {
  return markdown
    .replace(
      /^([ \t]*)(?:[-*+][ \t]+|(\d+[.)][ \t]+))?([\uE000\uE001])[ \t]*/gm,
      (_, indent: string, number: string | undefined, mark: string) =>
        `${indent}${number ?? '- '}${boxOf(mark)} `,
    )
    .replace(/[\uE000\uE001]/g, (mark) => `${boxOf(mark)} `)
    .replace(/^([ \t]*- \[[ x]\] [^\n]*)\n\n(?=[ \t]*- \[[ x]\] )/gm, '$1\n');
}

function boxOf(mark: string): string {
  return mark === doneTask ? '[x]' : '[ ]';
}
