import type { ResolvedLink, SourceRange } from '../../../../shared/domain/note.ts';
import { element, rangeOf, splitText, textAt, type Child, type Element, type Parent } from './tree.ts';

export interface LinkNotesOptions {
  readonly source: string;
  readonly links: readonly ResolvedLink[];
}

/**
 * A rehype plugin: makes every link of the note, as the parser found it, an `<a>` that names the note
 * it reaches (`data-note`) or the name that no note has (`data-missing`). `[[…]]` inside code stays text.
 */
export function linkNotes({ source, links }: LinkNotesOptions) {
  return (tree: Parent): void => {
    if (links.length > 0) visit(tree, source, links);
  };
}

function visit(parent: Parent, source: string, links: readonly ResolvedLink[]): void {
  for (const link of links) if (link.kind === 'wikilink') wrapWikilink(parent, source, link);
  for (const child of parent.children) {
    if (child.type !== 'element' || child.tagName === 'code') continue;
    const place = rangeOf(child);
    const inner = place
      ? links.filter((link) => link.range.start >= place.start && link.range.end <= place.end)
      : links;
    if (child.tagName === 'a') nameMarkdownLink(child, inner);
    else if (inner.length > 0) visit(child, source, inner);
  }
}

function wrapWikilink(parent: Parent, source: string, link: ResolvedLink): void {
  if (!parent.children.some((child) => child.type === 'text' && isWhere(child, link.range))) return;
  const children = parent.children.flatMap((child): Child[] => {
    if (child.type !== 'text') return [child];
    const { before, inside, after } = splitText(child, source, link.range);
    return [before, inside, after].filter((piece) => piece !== undefined);
  });
  const first = children.findIndex((child) => rangeOf(child)?.start === link.range.start);
  const last = children.findLastIndex((child) => rangeOf(child)?.end === link.range.end);
  if (first === -1 || last < first) return;
  const anchor = anchorFor(link, source);
  const before = withoutEmbedSign(children.slice(0, first));
  parent.children = [...before, anchor, ...children.slice(last + 1)];
}

function isWhere(child: Child, range: SourceRange): boolean {
  const place = rangeOf(child);
  return place !== undefined && place.start <= range.start && place.end > range.start;
}

function anchorFor(link: ResolvedLink, source: string): Element {
  const anchor = element('a', propertiesFor(link), [labelOf(link, source)]);
  anchor.position = textAt('', link.range).position;
  return anchor;
}

function propertiesFor(link: ResolvedLink): Element['properties'] {
  if (link.noteId === undefined) return { dataMissing: link.target };
  return {
    dataNote: link.noteId,
    ...(link.heading && { dataHeading: link.heading }),
    ...(link.block && { dataBlock: link.block }),
  };
}

/** The alias where there is one, else the target; with its place in the source, so that marks fit. */
function labelOf(link: ResolvedLink, source: string): Child {
  const written = source.slice(link.range.start, link.range.end);
  const open = written.indexOf('[[') + 2;
  const close = written.lastIndexOf(']]');
  const pipe = written.indexOf('|', open);
  const from = pipe === -1 || pipe + 1 >= close ? open : pipe + 1;
  const to = close > from ? close : written.length;
  const place = { start: link.range.start + from, end: link.range.start + to };
  const label = written.slice(from, to).trim();
  return textAt(from === open ? headingAsPath(label) : label, place);
}

/** `Note#Heading` reads as a path; `#Heading` alone means this note. */
function headingAsPath(label: string): string {
  return label
    .replace(/\\?\|$/, '')
    .replace(/(.)#\^?/g, '$1 › ')
    .replace(/^#\^?/, '');
}

/** `![[Note]]` embeds in other apps; here it is a link, so the sign goes. */
function withoutEmbedSign(before: Child[]): Child[] {
  const last = before.at(-1);
  if (last?.type !== 'text' || !last.value.endsWith('!')) return before;
  return [...before.slice(0, -1), { ...last, value: last.value.slice(0, -1) }];
}

function nameMarkdownLink(anchor: Element, links: readonly ResolvedLink[]): void {
  const place = rangeOf(anchor);
  const link = links.find(({ kind, range }) => kind === 'markdown' && range.start === place?.start);
  if (link) Object.assign(anchor.properties, propertiesFor(link));
}
