/**
 * Books in EPUB: chapters in reading order, named as the table of contents names them. The library for it
 * writes every picture and style sheet of a book to the disk, so the few lists it reads are read here.
 */
import { posix } from 'node:path';
import { SaegimError } from '../../shared/errors.ts';
import type { ReadableText } from '../parts.ts';
import { escapeLine } from './escapeMarkdown.ts';
import { htmlToMarkdown } from './htmlToMarkdown.ts';
import { documentHtml } from './office/documentHtml.ts';
import { documentText, parsing, type DocumentPart } from './office/documentText.ts';
import { withFootnotes } from './office/footnotes.ts';
import { noteCall } from './office/inline.ts';
import {
  openOfficePackage,
  parseXml,
  partText,
  requirePart,
  xmlAttribute,
  xmlElements,
  xmlText,
  type OfficePackage,
  type XmlNode,
} from './office/officePackage.ts';

/** Fonts are scrambled so that they cannot be taken out of a book; its words are not. */
const fontScrambling = ['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'];

/** @throws SaegimError empty-file, encrypted, unsafe-archive, no-text, parse-failed */
export async function readEpub(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  const parts = await openOfficePackage(bytes, /\.(?:x?html?|xml|opf|ncx)$/i);
  refuseProtected(parts);
  const container = parseXml(requirePart(parts, 'META-INF/container.xml'));
  const rootFile = xmlElements(container, 'container.rootfiles.rootfile')[0] ?? '';
  const opfPath = xmlAttribute(rootFile, 'full-path') ?? '';
  const book = xmlElements(parseXml(requirePart(parts, opfPath)), 'package')[0];
  const items = manifest(book, posix.dirname(opfPath));
  const titles = chapterTitles(parts, items);

  let hasPictures = false;
  const chapters: DocumentPart[] = [];
  const notes = new Map<string, string>();
  for (const reference of xmlElements(book, 'spine.itemref')) {
    const item = items.get(xmlAttribute(reference, 'idref') ?? '');
    const xhtml = item && !item.isContents && partText(parts, item.path);
    if (!xhtml) continue;
    hasPictures ||= /<(?:img|image)[\s/]/i.test(xhtml);
    const markdown = await parsing('book', () => documentHtml(withoutLinks(takeNotes(bodyOf(xhtml), notes))));
    const name = titles.size > 0 ? titles.get(item.path) : /^# (.+)$/m.exec(markdown)?.[1];
    // A file that the contents do not name goes on with the chapter before it.
    if (name) chapters.push({ place: { kind: 'chapter', name }, markdown: titled(markdown, name) });
    else chapters.push({ markdown });
  }
  return documentText(withFootnotes(chapters, notes), {
    title: xmlText(xmlElements(book, 'metadata.title')[0]),
    hasPictures,
  });
}

/** Some books have only big letters where others have headings. */
function titled(markdown: string, name: string): string {
  if (markdown === '' || markdown.startsWith('#')) return markdown;
  const heading = `# ${escapeLine(name)}`;
  const [, first, rest] = /^([^\n]*)(?:\n|$)([\s\S]*)$/.exec(markdown)!;
  return `${heading}\n\n${first === escapeLine(name) || first === `**${escapeLine(name)}**` ? rest.trim() : markdown}`.trim();
}

function refuseProtected(parts: OfficePackage): void {
  const encryption = partText(parts, 'META-INF/encryption.xml');
  if (encryption === undefined) return;
  const methods = xmlElements(parseXml(encryption), 'encryption.EncryptedData.EncryptionMethod');
  if (methods.some((method) => !fontScrambling.includes(xmlAttribute(method, 'Algorithm') ?? '')))
    throw new SaegimError('encrypted', 'the book is protected against copying');
}

interface Item {
  /** In the archive. */
  readonly path: string;
  /** The table of contents itself, which is no chapter. */
  readonly isContents: boolean;
  readonly type: string;
}

function manifest(book: XmlNode, folder: string): ReadonlyMap<string, Item> {
  return new Map(
    xmlElements(book, 'manifest.item').map((item) => [
      xmlAttribute(item, 'id') ?? '',
      {
        path: pathOf(folder, xmlAttribute(item, 'href') ?? ''),
        isContents: /\bnav\b/.test(xmlAttribute(item, 'properties') ?? ''),
        type: xmlAttribute(item, 'media-type') ?? '',
      },
    ]),
  );
}

/** Names of chapters by path: of EPUB 3's navigation, else of EPUB 2's; the first where a file has several. */
function chapterTitles(parts: OfficePackage, items: ReadonlyMap<string, Item>): ReadonlyMap<string, string> {
  const all = [...items.values()];
  const contents = all.find(({ isContents }) => isContents);
  const ncx = all.find(({ type }) => type === 'application/x-dtbncx+xml');
  const titles = new Map<string, string>();
  const add = (base: Item, href: string, title: string) => {
    const path = pathOf(posix.dirname(base.path), href);
    if (title !== '' && !titles.has(path)) titles.set(path, title);
  };
  if (contents) {
    const links = /<a\b[^<>]*?\shref="([^"<>]*)"[^<>]*>((?:[^<]|<(?!\/a>)){0,2000})<\/a>/g;
    for (const [, href, html] of (partText(parts, contents.path) ?? '').matchAll(links))
      add(contents, href, plain(html));
  }
  if (titles.size === 0 && ncx) {
    const points = xmlElements(parseXml(partText(parts, ncx.path) ?? ''), 'ncx.navMap.navPoint');
    for (const point of withInner(points, 0)) {
      const href = xmlAttribute(xmlElements(point, 'content')[0] ?? '', 'src') ?? '';
      add(ncx, href, plain(xmlText(xmlElements(point, 'navLabel.text')[0])));
    }
  }
  return titles;
}

const maxContentsDepth = 20;

function withInner(points: readonly XmlNode[], depth: number): XmlNode[] {
  if (depth > maxContentsDepth) return [];
  return points.flatMap((point) => [point, ...withInner(xmlElements(point, 'navPoint'), depth + 1)]);
}

function plain(html: string): string {
  return htmlToMarkdown(html)
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function pathOf(folder: string, href: string): string {
  const path = href.replace(/#.*$/s, '');
  try {
    return posix.normalize(posix.join(folder, decodeURIComponent(path)));
  } catch {
    return posix.normalize(posix.join(folder, path)); // a stray percent sign
  }
}

/** XHTML as HTML: elements that close themselves are closed. */
function bodyOf(xhtml: string): string {
  const start = xhtml.search(/<body[\s>]/i);
  const end = xhtml.search(/<\/body\s*>/i);
  return xhtml
    .slice(Math.max(start, 0), end === -1 ? undefined : end)
    .replace(/<(?!br|hr|img|wbr|col|input)([a-z][\w:-]*)(?=[\s/])([^<>]*)\/>/gi, '<$1$2></$1>');
}

/** Links and pictures inside the book lead nowhere once it is text. */
function withoutLinks(html: string): string {
  return html.replace(/\s(?:href|src)="(?!https?:|mailto:)[^"<>]*"/gi, '');
}

const noteStart = /<aside\b[^<>]*\sepub:type="(?:foot|end|rear)note"[^<>]*>/gi;
const noteReference = /<a\b(?=[^<>]*\sepub:type="noteref")[^<>]*\shref="#([^"<>]*)"[^<>]*>[^<]*<\/a>/gi;

/** Footnotes that stand in the chapter itself, put into `notes`; their calls become ours. */
function takeNotes(html: string, notes: Map<string, string>): string {
  const found = new Map<string, string>();
  let rest = '';
  let from = 0;
  noteStart.lastIndex = 0;
  for (let start = noteStart.exec(html); start; start = noteStart.exec(html)) {
    const end = html.indexOf('</aside>', noteStart.lastIndex);
    const id = /\sid="([^"]*)"/.exec(start[0])?.[1];
    if (end === -1) break;
    if (id !== undefined) {
      found.set(id, withoutBackLink(html.slice(noteStart.lastIndex, end)));
      rest += html.slice(from, start.index);
      from = end + '</aside>'.length;
    }
    noteStart.lastIndex = end;
  }
  return (rest + html.slice(from)).replace(noteReference, (whole, id: string) => {
    const note = found.get(id);
    if (note === undefined) return whole;
    const label = String(notes.size + 1);
    notes.set(label, documentHtml(withoutLinks(note)));
    return noteCall(label);
  });
}

/** A note begins with its number, which leads back. */
function withoutBackLink(html: string): string {
  return html.replace(/^((?:\s|<(?!a\b)[^<>]*>)*)<a\b[^<>]*\shref="#[^"<>]*"[^<>]*>[^<]*<\/a>/i, '$1');
}
