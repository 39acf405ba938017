/** Jupyter notebooks: prose as it is, code and what it printed as code. Pictures of outputs are left out. */
import { z } from 'zod';
import { SaegimError } from '../../shared/errors.ts';
import { notebookLimits } from '../limits.ts';
import type { ReadableText } from '../parts.ts';
import { decodeText } from './decodeText.ts';
import { fenced } from './escapeMarkdown.ts';
import { gatherText } from './gatherText.ts';

/** Lines with their ends, or one string. */
const linesSchema = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))]);

const outputSchema = z.object({
  output_type: z.string(),
  text: linesSchema.optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  traceback: z.array(z.string()).optional(),
  ename: z.string().optional(),
  evalue: z.string().optional(),
});

const cellSchema = z.object({
  cell_type: z.string(),
  source: linesSchema.optional(),
  /** nbformat 3. */
  input: linesSchema.optional(),
  language: z.string().optional(),
  level: z.number().optional(),
  outputs: z.array(z.unknown()).optional(),
});

const cellsSchema = z.array(z.unknown());
const notebookSchema = z.object({
  nbformat: z.number(),
  metadata: z
    .object({
      title: z.string().optional(),
      kernelspec: z.object({ language: z.string().optional() }).optional(),
      language_info: z.object({ name: z.string().optional() }).optional(),
    })
    .catch({}),
  cells: cellsSchema.optional(),
  worksheets: z.array(z.object({ cells: cellsSchema.optional() })).optional(),
});

type Notebook = z.infer<typeof notebookSchema>;
type Cell = z.infer<typeof cellSchema>;

/** @throws SaegimError not-text, empty-file, parse-failed */
export async function readIpynb(bytes: Uint8Array): Promise<ReadableText> {
  const notebook = parseNotebook(decodeText(bytes).text);
  const cells = notebook.cells ?? notebook.worksheets?.flatMap((sheet) => sheet.cells ?? []) ?? [];
  const language =
    notebook.metadata.language_info?.name ?? notebook.metadata.kernelspec?.language ?? 'python';
  const document = gatherText();
  let unread = 0;
  cells.slice(0, notebookLimits.cells).forEach((written, i) => {
    const cell = cellSchema.safeParse(written);
    if (!cell.success) return void unread++;
    document.beginPlace({ kind: 'cell', number: i + 1 });
    for (const block of blocksOf(cell.data, language)) document.addBlock(block);
  });
  if (document.text === '') {
    throw unread > 0
      ? new SaegimError('parse-failed', 'no cell of the notebook can be read')
      : new SaegimError('empty-file', 'the notebook has no words');
  }
  const isCut = document.isFull || cells.length > notebookLimits.cells || unread > 0;
  const { title } = notebook.metadata;
  return {
    ...(title !== undefined && title.trim() !== '' && { title: title.trim() }),
    text: document.text,
    markup: 'markdown',
    places: document.places,
    properties: [],
    warnings: isCut ? [{ code: 'partly-read', reason: 'Some cells were left out.' }] : [],
  };
}

function parseNotebook(text: string): Notebook {
  try {
    return notebookSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new SaegimError('parse-failed', 'the file is no notebook', { cause: error });
  }
}

function blocksOf(cell: Cell, language: string): string[] {
  const source = cell.source ?? cell.input ?? '';
  switch (cell.cell_type) {
    case 'markdown':
      return [withoutAttachments(source)];
    case 'heading':
      return [`${'#'.repeat(Math.min(Math.max(cell.level ?? 1, 1), 6))} ${source.replace(/\s+/g, ' ')}`];
    case 'code':
      return [
        source.trim() === '' ? '' : fenced(source, cell.language ?? language),
        ...(cell.outputs ?? []).map(outputText).map((text) => (text.trim() === '' ? '' : fenced(text))),
      ];
    default: // raw
      return [source.trim() === '' ? '' : fenced(source)];
  }
}

/** Pictures inside the notebook file have no address that could be shown. */
function withoutAttachments(markdown: string): string {
  return markdown.replace(/!\[([^\]\n]{0,400})\]\((?:attachment|data):[^)\n]*\)/g, '$1');
}

function outputText(written: unknown): string {
  const output = outputSchema.safeParse(written);
  if (!output.success) return '';
  const { text, data, traceback, ename, evalue } = output.data;
  const plain = linesSchema.safeParse(data?.['text/plain']);
  const said =
    text ??
    (plain.success ? plain.data : undefined) ??
    traceback?.join('\n') ??
    [ename, evalue].filter(Boolean).join(': ');
  const shown = withoutColours(said).slice(0, notebookLimits.outputCharacters);
  // A picture's own words are only what it is: <Figure size 640x480 with 1 Axes>.
  return /^<[A-Z][\w.]* .*>$/.test(shown.trim()) ? '' : shown;
}

/** ANSI escapes, and what a progress bar wrote over. */
function withoutColours(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const plain = text.replace(/\x1b\[[0-9;?]{0,50}[A-Za-z]/g, '');
  const lines = plain.split(/\r?\n/).map((line) => line.slice(line.lastIndexOf('\r') + 1));
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return lines.join('\n').replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '');
}
