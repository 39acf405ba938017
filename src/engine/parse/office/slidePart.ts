/** One slide of a presentation as a part of the document: its title is its heading and its name. */
import type { OfficeContentNode } from 'officeparser';
import type { DocumentPart } from './documentText.ts';
import { blocksToMarkdown, type OfficeBlock } from './officeBlocks.ts';
import { treeBlocks } from './officeTree.ts';

/** A first line up to this long is the title of a slide that has no title of its own. */
const maxTitle = 80;

/** @param number from 1, as people count the slides */
export function slidePart(
  number: number,
  children: readonly OfficeContentNode[],
  notes: readonly OfficeContentNode[],
): DocumentPart & { readonly hasPictures: boolean } {
  const { blocks, hasPictures } = treeBlocks(children);
  const said = blocksToMarkdown(treeBlocks(notes.flatMap((note) => note.children ?? [])).blocks);
  const name = titleOf(blocks);
  const titled = blocksToMarkdown(withTitle(blocks, name ?? String(number)));
  const callout = said && `> [!note]\n${said.replace(/^/gm, '> ').replace(/ +$/gm, '')}`;
  const markdown =
    blocksToMarkdown(blocks) === '' && said === '' ? '' : [titled, callout].filter(Boolean).join('\n\n');
  return { place: { kind: 'slide', number, ...(name && { name }) }, markdown, hasPictures };
}

function titleOf(blocks: readonly OfficeBlock[]): string | undefined {
  const heading = blocks.find((block) => block.kind === 'heading' && plain(block) !== '');
  if (heading) return plain(heading);
  const first = blocks.find((block) => plain(block) !== '');
  if (first?.kind !== 'paragraph') return undefined;
  const text = plain(first);
  return text.length <= maxTitle ? text : undefined;
}

/** The title first, wherever its box was made; else text would stand under the slide before. */
function withTitle(blocks: readonly OfficeBlock[], title: string): OfficeBlock[] {
  const index = blocks.findIndex((block) => plain(block) === title && block.kind !== 'item');
  const heading: OfficeBlock = { kind: 'heading', level: 1, runs: [{ text: title }] };
  return [heading, ...blocks.filter((_, i) => i !== index)];
}

function plain(block: OfficeBlock): string {
  if (block.kind === 'table') return '';
  return block.runs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
