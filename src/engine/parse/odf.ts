/** OpenDocument text and presentations, by officeparser; sheets are in `ods.ts`. */
import type { ReadableText } from '../parts.ts';
import { documentText, sectionsOf } from './office/documentText.ts';
import { withFootnotes } from './office/footnotes.ts';
import { blocksToMarkdown } from './office/officeBlocks.ts';
import { openOfficePackage, requirePart } from './office/officePackage.ts';
import { parseOfficeTree, treeBlocks } from './office/officeTree.ts';
import { storedZip } from './office/storedZip.ts';
import { slidePart } from './office/slidePart.ts';

/** @throws SaegimError empty-file, encrypted, unsafe-archive, no-text, parse-failed */
export async function readOdt(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  const { nodes, title, created, warnings } = await parseOfficeTree(await withoutDeletions(bytes), 'odt');
  const { blocks, notes, hasPictures } = treeBlocks(nodes);
  const sections = sectionsOf(blocksToMarkdown(blocks));
  return documentText(withFootnotes(sections, notes), { title, created, warnings, hasPictures });
}

/** @throws SaegimError empty-file, encrypted, unsafe-archive, no-text, parse-failed */
export async function readOdp(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  await openOfficePackage(bytes, /^$/);
  const { nodes, title, created, warnings } = await parseOfficeTree(bytes, 'odp');
  const slides = nodes
    .filter((node) => node.type === 'slide')
    .map((slide, i) => slidePart(i + 1, slide.children ?? [], slide.notes ?? []));
  return documentText(slides, {
    title,
    created,
    warnings,
    hasPictures: slides.some(({ hasPictures }) => hasPictures),
  });
}

const tracked = '<text:tracked-changes';
const trackedEnd = '</text:tracked-changes>';

/** What people deleted while changes were tracked stands before the text, where the library takes it for text. */
async function withoutDeletions(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = await openOfficePackage(bytes, /^(?:content|styles|meta)\.xml$/);
  const content = requirePart(parts, 'content.xml');
  const start = content.indexOf(tracked);
  const end = content.indexOf(trackedEnd, start);
  if (start === -1 || end === -1) return bytes;
  const kept = content.slice(0, start) + content.slice(end + trackedEnd.length);
  return storedZip(new Map([...parts, ['content.xml', Buffer.from(kept)]]));
}
