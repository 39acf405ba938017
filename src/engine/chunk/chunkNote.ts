/**
 * A note to passages that follow its structure: a heading keeps with what follows it, paragraphs, lists,
 * tables and code are merged until a passage says enough to be found, and cut only when one alone is too
 * long for the model. No overlap: every character is in one passage, so nothing is found or cited twice,
 * and the headings give each passage its context.
 */
import type { SourceRange } from '../../shared/domain/note.ts';
import { embeddingText } from './embeddingText.ts';
import { halve, unitsOf, type Unit } from './units.ts';

/** Stored with the index: chunks of another version are made again, never mixed. */
export const chunkerVersion = '1';

/** What is asked of a parsed note. */
export interface ChunkableNote {
  readonly title: string;
  readonly blocks: readonly ChunkableBlock[];
}

export interface ChunkableBlock {
  readonly kind: string;
  readonly range: SourceRange;
  readonly headingPath: readonly string[];
  readonly breaks: readonly number[];
  readonly header?: SourceRange;
}

export interface NoteChunk {
  readonly ordinal: number;
  /** `text` is exactly this slice of the source. */
  readonly range: SourceRange;
  readonly text: string;
  /** Headings that all of the passage stands under. */
  readonly headingPath: readonly string[];
  readonly embeddingText: string;
  /** As the model reads it: prefix, context and special tokens included. */
  readonly tokenCount: number;
}

export interface ChunkOptions {
  /** What the model wants before each passage, blank included. */
  readonly prefix: string;
  /** Tokens that the model adds around a text. */
  readonly specialTokens: number;
  /** Passages are filled up to here. All limits are in tokens as the model reads them. */
  readonly targetTokens?: number;
  /** No passage is longer: past it the model grows slow faster than the passage says more. */
  readonly maxTokens?: number;
}

const defaults = {
  targetTokens: 200, // a screenful: one subject, enough words around it
  maxTokens: 256,
};
/** A section with less goes together with the next: alone it would be found for its heading only. */
const minSectionTokens = 64;

/** Consecutive units that become one chunk. */
type Group = readonly Unit[];

/**
 * Lazily, so that a huge note can be left in the middle; front matter is left out.
 * @param countTokens of a text without special tokens; about additive
 */
export function* chunkNote(
  note: ChunkableNote,
  text: string,
  countTokens: (text: string) => number,
  options: ChunkOptions,
): Generator<NoteChunk, void, undefined> {
  const { prefix, specialTokens, targetTokens, maxTokens } = { ...defaults, ...options };
  const contextTokens = memoizeByArray((path) => countTokens(prefix + embeddingText(note.title, path, '')) + specialTokens);
  const headerTokens = (block: ChunkableBlock) =>
    block.header ? countTokens(text.slice(block.header.start, block.header.end)) : 0;
  const measure = {
    countTokens,
    budgetOf: (block: ChunkableBlock) => maxTokens - contextTokens(block.headingPath),
  };
  let ordinal = 0;

  for (const group of mergedTails(groups())) yield* fitted(group);

  function* groups(): Generator<Group, void, undefined> {
    let group: Unit[] = [];
    for (const block of note.blocks) {
      if (block.kind === 'front-matter') continue;
      if (block.kind === 'heading' && hasBody(group) && sizeOf(group) >= minSectionTokens) {
        yield group;
        group = [];
      }
      for (const unit of unitsOf(text, block, measure)) {
        if (hasBody(group) && sizeOf([...group, unit]) > targetTokens) {
        }
      }
    }
  }
}
