import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { placesIn } from '../../shared/domain/places.ts';
import { SaegimError } from '../../shared/errors.ts';
import { chunkNote } from '../chunk/index.ts';
import { parseMarkdown, parseNote, readDocument, type ParsedNote } from '../parse/index.ts';
import type { PreparedChunk, PreparedNote, ReadableText } from '../parts.ts';

export interface PrepareParts {
  /** Of a text without prefix and special tokens. */
  countTokens(text: string): number;
  /** Terms of a text, blank-separated. */
  analyseText(text: string): string;
  /** Of the model: what stands before a passage, and how many tokens around it. */
  readonly prefix: string;
  readonly specialTokens: number;
}

export interface PrepareOptions {
  readonly signal?: AbortSignal;
  /** Called when it begins and whenever it gives way. */
  readonly onAlive?: () => void;
}

/** A huge note gives way this often, so that a query's terms do not wait for it and a cancel is heard. */
const turnMs = 10;

/**
 * Bytes of a Markdown or text file to what the library keeps of it. Depends on its arguments only.
 * @throws SaegimError not-text, empty-file, unsupported-format, cancelled
 */
export async function prepareNote(
  bytes: Uint8Array,
  fileName: string,
  parts: PrepareParts,
  options: PrepareOptions = {},
): Promise<PreparedNote> {
  options.onAlive?.();
  return prepareDocument(await readDocument(bytes, fileName), fileName, parts, options);
}

/**
 * What was read of a file to what the library keeps of it.
 * @throws SaegimError cancelled
 */
export async function prepareDocument(
  document: ReadableText,
  fileName: string,
  parts: PrepareParts,
  options: PrepareOptions = {},
): Promise<PreparedNote> {
  options.onAlive?.();
  const note = parseDocument(document, fileName);
  const { title, tags, aliases, links, warnings } = note;
  const created = document.created ?? note.created;
  return {
    title,
    tags,
    aliases,
    links,
    ...(created !== undefined && { created }),
    chunks: await prepareChunks(note, document, parts, options),
    warnings: [...warnings, ...document.warnings],
  };
}

function parseDocument({ text, markup, title, tags = [] }: ReadableText, fileName: string): ParsedNote {
  if (markup === 'text') return parseNote(text, fileName);
  const note = parseMarkdown(text, fileName, title);
  return { ...note, tags: [...tags, ...note.tags.filter((tag) => !tags.includes(tag))] };
}

async function prepareChunks(
  note: ParsedNote,
  { text, places }: ReadableText,
  parts: PrepareParts,
  { signal, onAlive }: PrepareOptions,
): Promise<PreparedChunk[]> {
  const chunks: PreparedChunk[] = [];
  let turnStart = performance.now();
  for (const chunk of chunkNote(note, text, parts.countTokens, parts)) {
    const ordinal = chunks.length;
    // Tags and other names stand in the front matter, where no passage is; the note is found by them, too.
    const names =
      ordinal === 0 ? [...note.tags, ...note.aliases].filter((name) => !chunk.text.includes(name)) : [];
    chunks.push({
      ordinal,
      ...chunk,
      places: placesIn(places, chunk.range),
      hash: createHash('sha256').update(chunk.embeddingText).digest('hex'),
      terms: parts.analyseText([chunk.embeddingText, ...names].join('\n')),
    });
    if (performance.now() - turnStart < turnMs) continue;
    await nextTurn();
    onAlive?.();
    if (signal?.aborted) throw new SaegimError('cancelled', 'preparing a note');
    turnStart = performance.now();
  }
  return chunks;
}
