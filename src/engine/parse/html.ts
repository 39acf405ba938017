/** Web pages and clippings: their main content as Markdown, with what they say of themselves. */
import { isUtf8 } from 'node:buffer';
import { Readability } from '@mozilla/readability';
import iconv from 'iconv-lite';
import { parseHTML } from 'linkedom';
import { SaegimError } from '../../shared/errors.ts';
import { maxHtmlDepth } from '../limits.ts';
import type { ReadableText } from '../parts.ts';
import { decodeText } from './decodeText.ts';
import { flattenTree, withoutDepths, type HtmlDocument, type HtmlElement } from './htmlTree.ts';
import { treeToMarkdown } from './htmlToMarkdown.ts';

/** Where browsers look for what a page says of its encoding; ours are saved with comments before it. */
const charsetBytes = 4096;
/** Past it a page is no article, and looking for one takes minutes. */
const maxArticleElements = 30_000;
/** An article with a smaller share of the page's words is a teaser or a comment: then the page is read whole. */
const minArticleShare = 0.35;
const minArticleCharacters = 200;

/** @throws SaegimError not-text, empty-file, no-text */
export async function readHtml(bytes: Uint8Array): Promise<ReadableText> {
  const html = decodeHtml(bytes);
  const document = parseDocument(html);
  flattenTree(document.documentElement, maxHtmlDepth);
  const article = findArticle(document);
  const text = treeToMarkdown(article?.content ?? withoutNavigation(document.body));
  if (!hasWords(text)) {
    const hasPictures = document.querySelector('img, svg, canvas, video') !== null;
    throw hasPictures
      ? new SaegimError('no-text', 'the page has pictures only')
      : new SaegimError('empty-file', 'the page has no words');
  }
  const title = oneLine(article?.title) ?? oneLine(document.querySelector('title')?.textContent);
  const created = publishedAt(document, article?.publishedTime);
  const source = canonicalAddress(document);
  return {
    text,
    markup: 'markdown',
    places: [],
    ...(title !== undefined && { title }),
    ...(created !== undefined && { created }),
    properties: source === undefined ? [] : [{ name: 'source', values: [source] }],
    warnings: [],
  };
}

/** Other than addresses. */
function hasWords(markdown: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(markdown.replace(/\]\([^()]*\)/g, ''));
}

/** UTF-8 whatever the page says, if it is; then what the page says, if there is such an encoding. */
function decodeHtml(bytes: Uint8Array): string {
  const declared = declaredCharset(bytes);
  const isTrusted =
    declared !== undefined && iconv.encodingExists(declared) && !/^utf-?(?:16|32)/i.test(declared);
  if (!isTrusted || isUtf8(bytes) || bytes.includes(0)) return decodeText(bytes).text;
  const decoded = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), declared);
  if (decoded.trim() === '') throw new SaegimError('empty-file', 'the page has nothing but blanks');
  return decoded;
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, charsetBytes)).toString('latin1');
  const found =
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,30})/i.exec(
      head,
    );
  const name = found?.[1] ?? found?.[2];
  // Korean pages of any year are in its superset.
  return name && /^(?:euc-?kr|ks_?c_?5601.*)$/i.test(name) ? 'cp949' : name;
}

function parseDocument(written: string): HtmlDocument {
  const html = withoutDepths(written);
  // linkedom makes no body where a page writes none.
  const isWhole = /<body[\s>]/i.test(html);
  const { document } = parseHTML(isWhole ? html : `<!doctype html><html><body>${html}</body></html>`);
  return document as unknown as HtmlDocument;
}

interface Article {
  readonly content: HtmlElement;
  readonly title?: string | null;
  readonly publishedTime?: string | null;
}

function findArticle(document: HtmlDocument): Article | undefined {
  if (document.getElementsByTagName('*').length > maxArticleElements) return undefined;
  const copy = document.cloneNode(true);
  const reader = new Readability<HtmlElement>(copy as never, {
    keepClasses: true, // they name the language of code
    serializer: (node) => node as unknown as HtmlElement,
  });
  const article = parseArticle(reader);
  if (!article?.content) return undefined;
  const found = lengthOf(article.content);
  const isEnough = found >= minArticleCharacters && found >= minArticleShare * lengthOf(document.body);
  return isEnough ? { ...article, content: article.content } : undefined;
}

/** It stumbles over trees that no browser makes; the page is then read whole. */
function parseArticle(reader: Readability<HtmlElement>): ReturnType<Readability<HtmlElement>['parse']> {
  try {
    return reader.parse();
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Of the words, without scripts and the blanks between elements. */
function lengthOf(element: HtmlElement): number {
  let length = element.textContent.replace(/\s+/g, ' ').length;
  for (const hidden of element.querySelectorAll('script, style, noscript, template, nav')) {
    length -= hidden.textContent.replace(/\s+/g, ' ').length;
  }
  return length;
}

function withoutNavigation(body: HtmlElement): HtmlElement {
  for (const element of body.querySelectorAll('nav')) element.remove();
  return body;
}

function canonicalAddress(document: HtmlDocument): string | undefined {
  const written =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return written && /^https?:\/\/\S{1,2000}$/i.test(written) ? written : undefined;
}

const dateFields = [
  ['meta[property="article:published_time"]', 'content'],
  ['meta[itemprop="datePublished"]', 'content'],
  ['meta[name="date"]', 'content'],
  ['meta[name="dc.date"]', 'content'],
  ['article time[datetime]', 'datetime'],
] as const;

function publishedAt(document: HtmlDocument, found: string | null | undefined): number | undefined {
  const written = [
    found,
    ...dateFields.map(([selector, name]) => document.querySelector(selector)?.getAttribute(name)),
  ];
  for (const date of written) {
    const time = date ? Date.parse(date) : NaN;
    if (time > 0) return time;
  }
  return undefined;
}

function oneLine(text: string | null | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 300) || undefined;
}
