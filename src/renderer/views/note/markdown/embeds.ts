import type { ResolvedLink, SourceRange } from '../../../../shared/domain/note.ts';
import { replaceText, type TextMatch } from './replaceText.ts';
import { element, positionOf, rangeOf, type Child, type Element, type Parent } from './tree.ts';

export interface EmbedsOptions {
  readonly source: string;
  readonly links: readonly ResolvedLink[];
}

const wikiEmbed = /!\[\[([^[\]\n]+)\]\]/g;

/**
 * A rehype plugin: `![[target|300]]` and `![alt|300](target)` become elements that name what is to be
 * shown in place (`data-embed`, `data-size`, and `data-note` where it is a note). A note in the middle
 * of a sentence stays a link; one alone in its paragraph is shown.
 */
export function embeds({ source, links }: EmbedsOptions) {
  return (tree: Parent): void => {
    nameImages(tree, links);
    replaceText(tree, source, wikiEmbed, (match) => embedOf(match, links));
    settle(tree);
  };
}

function embedOf(match: TextMatch, links: readonly ResolvedLink[]): Element | undefined {
  const written = match.value.slice(match.start + 3, match.end - 2);
  const [target, ...rest] = written.split('|').map((part) => part.replace(/\\$/, '').trim());
  const range = { start: match.offsets[match.start], end: (match.offsets[match.end - 1] ?? 0) + 1 };
  if (!target || !Number.isFinite(range.start)) return undefined;
  const { path, heading, block } = targetOf(target);
  const link = linkAt(links, range);
  const size = rest.find((part) => sizePattern.test(part));
  const label = rest.findLast((part) => !sizePattern.test(part));
  const embed = element(
    'span',
    {
      dataEmbed: path,
      ...(size && { dataSize: size }),
      ...(label && { dataLabel: label }),
      ...(link?.noteId !== undefined && { dataNote: link.noteId }),
      ...(heading && { dataHeading: heading }),
      ...(block && { dataBlock: block }),
    },
    [],
  );
  embed.position = positionOf(range);
  return embed;
}

const sizePattern = /^\d{1,5}(?:x\d{1,5})?$/;

function targetOf(target: string): { path: string; heading?: string; block?: string } {
  const hash = target.indexOf('#');
  if (hash === -1) return { path: target };
  const fragment =
    target
      .slice(hash + 1)
      .split('#')
      .at(-1) ?? '';
  const path = target.slice(0, hash);
  return fragment.startsWith('^') ? { path, block: fragment.slice(1) } : { path, heading: fragment };
}

function linkAt(links: readonly ResolvedLink[], { start, end }: SourceRange): ResolvedLink | undefined {
  return links.find((link) => link.range.start >= start && link.range.end <= end);
}

/** `![alt|300](path)`: the size leaves the words. */
function nameImages(parent: Parent, links: readonly ResolvedLink[]): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'img') nameImage(child, links);
    else nameImages(child, links);
  }
}

function nameImage(image: Element, links: readonly ResolvedLink[]): void {
  const alt = String(image.properties.alt ?? '');
  const size = /^(.*?)\|?(\d{1,5}(?:x\d{1,5})?)$/s.exec(alt);
  if (size && (size[1] === '' || alt.includes('|'))) {
    image.properties.alt = size[1];
    image.properties.dataSize = size[2];
  }
  const place = rangeOf(image);
  const link = place && linkAt(links, place);
  if (link?.noteId !== undefined) image.properties.dataNote = link.noteId;
}

/** Paragraphs of embeds alone hold blocks; elsewhere an embedded note is its link. */
function settle(parent: Parent): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const isAlone = child.tagName === 'p' && child.children.some(isEmbed) && child.children.every(isQuiet);
    if (isAlone) {
      child.tagName = 'div';
      child.properties.dataEmbeds = true;
    } else if (!child.properties.dataEmbeds) {
      child.children = child.children.map((inner) => (isNoteEmbed(inner) ? linkInstead(inner) : inner));
    }
    settle(child);
  }
}

function isEmbed(child: Child): child is Element {
  return child.type === 'element' && ('dataEmbed' in child.properties || child.tagName === 'img');
}

function isNoteEmbed(child: Child): child is Element {
  return isEmbed(child) && 'dataNote' in child.properties && 'dataEmbed' in child.properties;
}

function isQuiet(child: Child): boolean {
  return isEmbed(child) || (child.type === 'text' && child.value.trim() === '') || isBreak(child);
}

function isBreak(child: Child): boolean {
  return child.type === 'element' && child.tagName === 'br';
}

function linkInstead({ properties, position }: Element): Element {
  const { dataNote, dataHeading, dataBlock, dataEmbed, dataLabel } = properties;
  const label = String(dataLabel ?? ([dataEmbed, dataHeading].filter(Boolean).join(' › ') || dataNote));
  const anchor = element('a', { dataNote, dataHeading, dataBlock }, [{ type: 'text', value: label }]);
  anchor.position = position;
  return anchor;
}
