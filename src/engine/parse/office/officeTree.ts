/** officeparser's tree of a presentation, text document or RTF file as blocks. The only file that knows the library. */
import { OfficeWarningType, parseOffice, type OfficeContentNode } from 'officeparser';
import { documentZipLimits, maxTableCells } from '../../limits.ts';
import type { ReadableText } from '../../parts.ts';
import { parsing } from './documentText.ts';
import type { OfficeBlock, OfficeCell } from './officeBlocks.ts';
import type { FootnoteTexts } from './footnotes.ts';
import { inlineMarkdown, type Run } from './inline.ts';

export interface OfficeTree {
  readonly nodes: readonly OfficeContentNode[];
  readonly title?: string;
  readonly created?: Date;
  readonly warnings: ReadableText['warnings'];
}

export interface TreeBlocks {
  readonly blocks: readonly OfficeBlock[];
  /** Footnotes and endnotes that the blocks call. */
  readonly notes: FootnoteTexts;
  readonly hasPictures: boolean;
}

/** @throws SaegimError parse-failed */
export function parseOfficeTree(
  bytes: Uint8Array,
  fileType: 'pptx' | 'odt' | 'odp' | 'rtf',
): Promise<OfficeTree> {
  return parsing('document', () =>
    quietly(async () => {
      let isCut = false;
      const { content, metadata } = await parseOffice(Buffer.from(bytes), {
        fileType,
        ignoreComments: true,
        ignoreHeadersAndFooters: true,
        ignoreSlideMasters: true,
        decompressionLimits: {
          maxTableCells,
          maxUncompressedBytes: documentZipLimits.totalBytes,
          maxZipEntries: documentZipLimits.entries,
        },
        onWarning: ({ code }) => (isCut ||= code === tooManyCells),
      });
      const warnings = isCut ? [cutTable] : [];
      return { nodes: content, title: metadata.title, created: metadata.created, warnings };
    }),
  );
}

export function treeBlocks(nodes: readonly OfficeContentNode[]): TreeBlocks {
  const blocks: OfficeBlock[] = [];
  const notes = new Map<string, string>();
  let hasPictures = false;
  for (const node of nodes) addBlock(node, 0);
  return { blocks, notes, hasPictures };

  function addBlock(node: OfficeContentNode, nesting: number): void {
    if (nesting > maxNesting) return;
    switch (node.type) {
      case 'heading':
        blocks.push({ kind: 'heading', level: node.metadata?.level ?? 1, runs: runsOf(node) });
        return;
      case 'list': {
        const { listType, indentation = 0, itemIndex = 0 } = node.metadata ?? {};
        const number = listType === 'ordered' ? { number: itemIndex + 1 } : {};
        blocks.push({ kind: 'item', ...number, depth: indentation, runs: runsOf(node) });
        return;
      }
      case 'table':
        blocks.push({ kind: 'table', rows: (node.children ?? []).map(rowOf) });
        return;
      case 'image':
      case 'drawing':
        hasPictures = true;
        return;
      case 'paragraph':
      case 'text':
      case 'code':
        blocks.push({ kind: 'paragraph', runs: runsOf(node) });
        return;
      case 'note':
      case 'comment':
      case 'header':
      case 'footer':
      case 'slideMaster':
        return;
      default:
        for (const child of node.children ?? []) addBlock(child, nesting + 1);
    }
  }

  function rowOf(row: OfficeContentNode): OfficeCell[] {
    return (row.children ?? []).map((cell) => {
      const { colSpan, rowSpan } = cell.type === 'cell' ? (cell.metadata ?? {}) : {};
      return { runs: runsOf(cell), columns: colSpan, rows: rowSpan };
    });
  }

  function runsOf(node: OfficeContentNode, nesting = 0): Run[] {
    if (nesting > maxNesting) return [];
    if (node.type === 'break') return [{ text: '\n' }];
    if (node.type === 'image') hasPictures = true;
    const children = (node.children ?? []).flatMap((child, i) => {
      const runs = runsOf(child, nesting + 1);
      return i > 0 && isBlock(child) ? [{ text: '\n' }, ...runs] : runs;
    });
    return [...(children.length > 0 ? children : textOf(node)), ...callsOf(node)];
  }

  function textOf(node: OfficeContentNode): Run[] {
    if (!node.text || node.type === 'image' || node.type === 'chart') return [];
    const { bold, italic, strikethrough } = node.formatting ?? {};
    const link = node.type === 'text' ? node.metadata?.link : undefined;
    return [{ text: node.text, bold, italic, strike: strikethrough, link }];
  }

  function callsOf(node: OfficeContentNode): Run[] {
    return (node.notes ?? []).map((note) => {
      const label = String(notes.size + 1);
      notes.set(label, '');
      const inside = (note.children ?? []).flatMap((child) => [...runsOf(child), { text: '\n' }]);
      notes.set(label, inlineMarkdown(inside));
      return { text: '', note: label };
    });
  }
}

const tooManyCells = OfficeWarningType.TABLE_CELL_LIMIT_EXCEEDED;
const cutTable = {
  code: 'partly-read',
  reason: `Only the first ${maxTableCells.toLocaleString('en')} cells of its tables were read.`,
} as const;

/** Deeper than any table in a table that people make. */
const maxNesting = 50;

const blockTypes = new Set(['paragraph', 'heading', 'list', 'table', 'row', 'cell']);

function isBlock({ type }: OfficeContentNode): boolean {
  return blockTypes.has(type);
}

/** The XML parser inside writes pieces of a damaged document to the console; nobody's words belong there. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  if (running++ === 0) spoken = { error: console.error, warn: console.warn };
  console.error = console.warn = () => undefined;
  try {
    return await work();
  } finally {
    if (--running === 0) Object.assign(console, spoken);
  }
}

let running = 0;
let spoken: Partial<Console> = {};
