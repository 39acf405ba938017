/** Hangul documents, the zip of XML (HWPX) and the older binary, by kordoc. */
import type { IRBlock, IRTable, ParseResult } from 'kordoc';
import { SaegimError, type ErrorCode } from '../../shared/errors.ts';
import type { ReadableText } from '../parts.ts';
import { documentText, parsing, sectionsOf, type DocumentPart } from './office/documentText.ts';
import { withFootnotes } from './office/footnotes.ts';
import type { Run } from './office/inline.ts';
import { blocksToMarkdown, type OfficeBlock } from './office/officeBlocks.ts';
import { openOfficePackage } from './office/officePackage.ts';

/** @throws SaegimError empty-file, encrypted, unsafe-archive, no-text, parse-failed */
export async function readHwpx(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  await openOfficePackage(bytes, /^$/);
  return hangulText(
    await parsing('document', async () => (await import('kordoc')).parseHwpx(bufferOf(bytes))),
  );
}

/** The binary of version 5, version 3 before it, and what was saved under this name as HWPX or XML. @throws as `readHwpx` */
export async function readHwp(bytes: Uint8Array, fileName: string): Promise<ReadableText> {
  if (bytes.length === 0) throw new SaegimError('empty-file', 'the file is empty');
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (start.startsWith('PK')) return readHwpx(bytes, fileName);
  return hangulText(
    await parsing('document', async () => {
      const { parseHwp, parseHwp3, parseHwpml } = await import('kordoc');
      if (start.startsWith('HWP Document File V3')) return parseHwp3(bufferOf(bytes));
      return /<HWPML/.test(start) ? parseHwpml(bufferOf(bytes)) : parseHwp(bufferOf(bytes));
    }),
  );
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function hangulText(result: ParseResult): ReadableText {
  if (!result.success)
    throw new SaegimError(codeOf(result.code), `the document cannot be read: ${result.code}`);
  const isDamaged = result.warnings?.some(({ code }) => partlyRead.includes(code)) ?? false;
  if (isDamaged && result.markdown.trim() === '')
    throw new SaegimError('parse-failed', 'the document is damaged');
  const notes = new Map<string, string>();
  const facts = {
    title: result.metadata?.title,
    created: result.metadata?.createdAt,
    hasPictures: result.blocks.some(({ type }) => type === 'image'),
    warnings: isDamaged ? [damagedParts] : [],
  };
  const parts =
    result.metadata?.pageMode === 'layout' ? pagesOf(result.blocks, notes) : sections(result.blocks, notes);
  const read = documentText(withFootnotes(parts, notes), facts);
  if (isLocked(read.text))
    throw new SaegimError('encrypted', 'the document may only be seen in its own program');
  return read;
}

const partlyRead = [
  'PARTIAL_PARSE',
  'TRUNCATED_TABLE',
  'MALFORMED_XML',
  'BROKEN_ZIP_RECOVERY',
  'LENIENT_CFB_RECOVERY',
];
const damagedParts = {
  code: 'partly-read',
  reason: 'Parts of the document are damaged or too large to be read.',
} as const;

function codeOf(code: string | undefined): ErrorCode {
  switch (code) {
    case 'ENCRYPTED':
    case 'DRM_PROTECTED':
      return 'encrypted';
    case 'ZIP_BOMB':
    case 'DECOMPRESSION_BOMB':
      return 'unsafe-archive';
    case 'OUTPUT_TOO_LARGE':
      return 'too-large';
    case 'EMPTY_INPUT':
      return 'empty-file';
    default:
      return 'parse-failed';
  }
}

/** What stands in a document for distribution instead of its text, for programs that cannot open it. */
function isLocked(text: string): boolean {
  return text.length < 400 && /상위\s*버전의\s*배포용\s*문서|문서를\s*읽으려면/.test(text);
}

function sections(blocks: readonly IRBlock[], notes: Map<string, string>): DocumentPart[] {
  return sectionsOf(blocksToMarkdown(officeBlocks(blocks, notes)));
}

/** Pages as the program that saved the document laid them out. */
function pagesOf(blocks: readonly IRBlock[], notes: Map<string, string>): DocumentPart[] {
  const pages: { number: number; blocks: IRBlock[] }[] = [];
  for (const block of blocks) {
    const number = Math.max(block.pageNumber ?? 1, pages.at(-1)?.number ?? 1);
    if (pages.at(-1)?.number === number) pages.at(-1)!.blocks.push(block);
    else pages.push({ number, blocks: [block] });
  }
  return pages.map(({ number, blocks }) => ({
    place: { kind: 'page', number },
    markdown: blocksToMarkdown(officeBlocks(blocks, notes)),
  }));
}

function officeBlocks(blocks: readonly IRBlock[], notes: Map<string, string>, nesting = 0): OfficeBlock[] {
  if (nesting > maxNesting) return [];
  return blocks.flatMap((block): OfficeBlock | OfficeBlock[] => {
    switch (block.type) {
      case 'heading':
        return { kind: 'heading', level: block.level ?? 1, runs: runsOf(block, notes) };
      case 'paragraph':
        return block.quote ? { kind: 'quote', runs: runsOf(block, notes) } : paragraph(block, notes);
      case 'list': {
        const number = block.listType === 'ordered' ? { number: 1 } : {};
        const item = { kind: 'item', ...number, depth: nesting, runs: runsOf(block, notes) } as const;
        return [item, ...officeBlocks(block.children ?? [], notes, nesting + 1)];
      }
      case 'table':
        return block.table ? table(block.table, notes, nesting) : [];
      default:
        return [];
    }
  });
}

const maxNesting = 20;

/** Lists are paragraphs to Hangul, whose marks are part of their text. */
function paragraph(block: IRBlock, notes: Map<string, string>): OfficeBlock {
  const runs = runsOf(block, notes);
  const mark = /^(?:[-•·] |(\d{1,4})\. )\s*(?=\S)/.exec(runs[0]?.text ?? '');
  if (!mark) return { kind: 'paragraph', runs };
  const rest = [{ ...runs[0], text: runs[0].text.slice(mark[0].length) }, ...runs.slice(1)];
  const number = mark[1] === undefined ? {} : { number: Number(mark[1]) };
  return { kind: 'item', ...number, depth: Math.max((block.listDepth ?? 1) - 1, 0), runs: rest };
}

/** A table of one cell is a frame around text. */
function table(table: IRTable, notes: Map<string, string>, nesting: number): OfficeBlock[] {
  const caption = table.caption ? [{ kind: 'paragraph', runs: [{ text: table.caption }] } as const] : [];
  const [only] = table.cells[0] ?? [];
  if (table.rows === 1 && table.cols === 1 && only) {
    const inside = only.blocks ? officeBlocks(only.blocks, notes, nesting + 1) : [];
    return [
      ...caption,
      ...(inside.length > 0 ? inside : [{ kind: 'paragraph', runs: [{ text: only.text }] } as const]),
    ];
  }
  return [
    ...caption,
    { kind: 'table', rows: table.cells.map((row) => row.map(({ text }) => ({ runs: [{ text }] }))) },
  ];
}

function runsOf(block: IRBlock, notes: Map<string, string>): Run[] {
  const runs: Run[] = block.spans?.map(({ text, bold, italic, strike }) => ({
    text,
    bold,
    italic,
    strike,
    link: block.href,
  })) ?? [{ text: block.text ?? '', link: block.href }];
  if (!block.footnoteText) return runs;
  const label = String(notes.size + 1);
  notes.set(label, block.footnoteText);
  return [...runs, { text: '', note: label }];
}
