import { createHash } from 'node:crypto';
import { chunkNote } from '../chunk/index.ts';
import { decodeText, parseNote } from '../parse/index.ts';
import type { PreparedNote } from '../parts.ts';

export interface PrepareParts {
  /** Tokens of a passage as the model reads it, prefix and special tokens included. */
  readonly countTokens: (embeddingText: string) => number;
  /** Terms of a text, blank-separated. */
  readonly analyseText: (text: string) => string;
}

/** Bytes of a file to what the library keeps of it. @throws SaegimError not-text, empty-file, unsupported-format */
export function prepareNote(bytes: Uint8Array, fileName: string, parts: PrepareParts): PreparedNote {
  const { text, replaced } = decodeText(bytes);
  const { title, tags, aliases, links, created, blocks, warnings } = parseNote(text, fileName);
  const passages = chunkNote({ title, tags, aliases, links, created, blocks, warnings }, text, parts.countTokens);
  return {
    title,
    tags,
    aliases,
    links,
    created,
    chunks: passages.map((passage) => ({
      ...passage,
      hash: createHash('sha256').update(passage.embeddingText).digest('hex'),
      terms: parts.analyseText(passage.embeddingText),
    })),
    warnings: replaced === 0 ? warnings : [...warnings, lostCharacters(replaced)],
  };
}

function lostCharacters(count: number): PreparedNote['warnings'][number] {
  return { code: 'replacement-characters', reason: `${count} places could not be decoded and read as U+FFFD.` };
}
