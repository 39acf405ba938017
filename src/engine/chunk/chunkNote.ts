/**
 * A note to passages that follow its structure: a heading keeps with what follows it, paragraphs, lists,
 * tables and code are merged until a passage says enough to be found, and cut only when one alone is too
 * long for the model. No overlap: every character is in one passage, so nothing is found or cited twice,
 * and title and headings give each passage its context.
 */
import type { SourceRange } from '../../shared/domain/note.ts';
import { embeddingText } from './embeddingText.ts';
import { groupUnits, type Group } from './groupUnits.ts';
import { halve, type Unit } from './units.ts';

/** Stored with the index: chunks of another version are made again, never mixed. */
export const chunkerVersion = '1';

/** What is asked of a parsed note. */
export interface ChunkableNote {
  readonly title: string;
  /** In order and disjoint, with nothing but blanks between them. */
  readonly blocks: readonly ChunkableBlock[];
}

export interface ChunkableBlock {
  readonly kind: string;
  readonly range: SourceRange;
  readonly headingPath: readonly string[];
  /** Where the block is cut first, ascending, inside its range. */
  readonly breaks: readonly number[];
  /** First row of a table. */
  readonly header?: SourceRange;
}

export interface NoteChunk {
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
  /** Passages are filled up to here. Limits are in tokens as the model reads them. */
  readonly targetTokens?: number;
  /** No passage is longer: past it the model grows slow faster than the passage says more. */
  readonly maxTokens?: number;
}

export const defaultTargetTokens = 200; // a screenful: one subject with enough words around it
export const defaultMaxTokens = 256;

/**
 * In order and disjoint, holding every character outside the front matter that is no blank. Lazily, so
 * that a huge note can be left in the middle.
 * @param countTokens of a text without prefix and special tokens, however long; about additive
 */
export function* chunkNote(
  note: ChunkableNote,
  text: string,
  countTokens: (text: string) => number,
  options: ChunkOptions,
): Generator<NoteChunk, void, undefined> {
  const { prefix, specialTokens, targetTokens = defaultTargetTokens, maxTokens = defaultMaxTokens } = options;
  const readTokens = (embedded: string) => countTokens(prefix + embedded) + specialTokens;
  const contextTokens = memoize((path) => readTokens(embeddingText(note.title, path, '')));

  for (const group of groupUnits(note.blocks, text, {
    countTokens,
    contextTokens,
    targetTokens,
    maxTokens,
  })) {
    yield* fitted(group);
  }

  /** Counts of parts only nearly add up, so each passage is counted once as a whole. */
  function* fitted(group: Group): Generator<NoteChunk, void, undefined> {
    const chunk = chunkOf(group);
    if (!chunk) return;
    if (chunk.tokenCount <= maxTokens) return yield chunk;
    const parts = group.length > 1 ? inTwo(group) : halve(text, group[0], countTokens)?.map((unit) => [unit]);
    if (!parts) return yield chunk; // a single character
    for (const part of parts) yield* fitted(part);
  }

  function chunkOf(group: Group): NoteChunk | undefined {
    const range = rangeOf(group, text);
    if (!range) return undefined;
    const passage = text.slice(range.start, range.end);
    const headingPath = commonPath(group);
    const finish = (tableHeader?: string) => {
      const embedded = embeddingText(note.title, headingPath, passage, tableHeader);
      return { range, text: passage, headingPath, embeddingText: embedded, tokenCount: readTokens(embedded) };
    };
    const header = headerAbove(group[0]);
    const chunk = finish(header && text.slice(header.start, header.end));
    // The row itself matters more than its head.
    return header && chunk.tokenCount > maxTokens ? finish() : chunk;
  }
}

/** Of later rows: the table's first. */
function headerAbove({ range, block }: Unit): SourceRange | undefined {
  return range.start > block.range.start ? block.header : undefined;
}

function rangeOf(group: Group, text: string): SourceRange | undefined {
  const { start } = group[0].range;
  const whole = text.slice(start, group[group.length - 1].range.end);
  const passage = whole.trimEnd();
  // Code keeps the indentation of its first line.
  const blanks = group[0].block.kind === 'code' ? /^(?:[^\S\r\n]*[\r\n]+)*/ : /^\s*/;
  const skipped = blanks.exec(passage)![0].length;
  return skipped < passage.length ? { start: start + skipped, end: start + passage.length } : undefined;
}

/** Of what is under the headings; a heading that is alone stands under itself. */
function commonPath(group: Group): readonly string[] {
  const body = group.filter(({ block }) => block.kind !== 'heading');
  const paths = (body.length > 0 ? body : group).map(({ block }) => block.headingPath);
  return paths.reduce((common, path) => {
    if (common === path) return common;
    const differs = common.findIndex((heading, i) => heading !== path[i]);
    return differs === -1 ? common : common.slice(0, differs);
  });
}

/** Near the middle, by tokens; both parts have a unit. */
function inTwo(group: Group): Group[] {
  const half = group.reduce((sum, { tokens }) => sum + tokens, 0) / 2;
  let tokens = 0;
  let at = 0;
  while (at < group.length - 1 && (at === 0 || tokens + group[at].tokens <= half))
    tokens += group[at++].tokens;
  return [group.slice(0, at), group.slice(at)];
}

function memoize(count: (path: readonly string[]) => number): (path: readonly string[]) => number {
  const known = new Map<string, number>();
  return (path) => {
    const key = path.join('\n');
    const value = known.get(key) ?? count(path);
    known.set(key, value);
    return value;
  };
}
