/** Rich Text Format, by officeparser after its characters were made plain. */
import { SaegimError } from '../../shared/errors.ts';
import type { ReadableText } from '../parts.ts';
import { documentText, sectionsOf } from './office/documentText.ts';
import { withFootnotes } from './office/footnotes.ts';
import { blocksToMarkdown } from './office/officeBlocks.ts';
import { parseOfficeTree, treeBlocks } from './office/officeTree.ts';
import { plainRtf } from './office/plainRtf.ts';

/** @throws SaegimError empty-file, no-text, parse-failed */
export async function readRtf(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  if (bytes.length === 0) throw new SaegimError('empty-file', 'the file is empty');
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1');
  if (!/^[\s\uFEFF\u00EF\u00BB\u00BF]*\{\\rtf/.test(start))
    throw new SaegimError('parse-failed', 'no RTF file');
  const { nodes, title, created, warnings } = await parseOfficeTree(
    Buffer.from(plainRtf(bytes), 'latin1'),
    'rtf',
  );
  const { blocks, notes, hasPictures } = treeBlocks(nodes);
  return documentText(withFootnotes(sectionsOf(blocksToMarkdown(blocks)), notes), {
    title,
    created,
    warnings,
    hasPictures,
  });
}
