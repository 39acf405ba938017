import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SaegimError } from '../../shared/errors.ts';
import { chunkNote } from '../chunk/index.ts';
import { decodeText, parseNote, type ParsedNote } from '../parse/index.ts';
import type { PreparedChunk, PreparedNote } from '../parts.ts';

export interface PrepareParts {
  /** Of a text without prefix and special tokens. */
  countTokens(text: string): number;
  /** Terms of a text, blank-separated. */
  analyseText(text: string): string;
  /** Of the model: what stands before a passage, and how many tokens around it. */
  readonly prefix: string;
  readonly specialTokens: number;
}

/** A huge note gives way this often, so that a query's terms do not wait for it and a cancel is heard. */
const turnMs = 10;

/**
 * Bytes of a file to what the library keeps of it. Depends on its arguments only.
 * @throws SaegimError not-text, empty-file, unsupported-format, cancelled
 */
export async function prepareNote(
  bytes: Uint8Array,
  fileName: string,
  parts: PrepareParts,
  signal?: AbortSignal,
): Promise<PreparedNote> {
  const { text, replaced } = decodeText(bytes);
  const note = parseNote(text, fileName);
  const { title, tags, aliases, links, created, warnings } = note;
  return {
    title,
    tags,
    aliases,
    links,
    ...(created !== undefined && { created }),
    chunks: await prepareChunks(note, text, parts, signal),
    warnings: replaced === 0 ? warnings : [...warnings, lostCharacters(replaced)],
  };
}

async function prepareChunks(
  note: ParsedNote,
  text: string,
  parts: PrepareParts,
  signal: AbortSignal | undefined,
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
      hash: createHash('sha256').update(chunk.embeddingText).digest('hex'),
      terms: parts.analyseText([chunk.embeddingText, ...names].join('\n')),
    });
    if (performance.now() - turnStart < turnMs) continue;
    await nextTurn();
    if (signal?.aborted) throw new SaegimError('cancelled', 'preparing a note');
    turnStart = performance.now();
  }
  return chunks;
}

function lostCharacters(count: number): PreparedNote['warnings'][number] {
  const places = count === 1 ? 'One place' : `${count} places`;
  return { code: 'replacement-characters', reason: `${places} could not be read in the file's encoding.` };
}
