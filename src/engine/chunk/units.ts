/**
 * The parts of a note that chunks are put together from. A block stays one unit as long as it fits a chunk
 * of its own; else it falls apart at its items, rows or lines, these at their sentences, these between
 * words, and at the very last between characters.
 */
import type { SourceRange } from '../../shared/domain/note.ts';
import { cutPieces } from './cutPieces.ts';
import type { ChunkableBlock } from './chunkNote.ts';
import { sentenceEnds } from './sentences.ts';

export interface Unit {
  readonly range: SourceRange;
  readonly block: ChunkableBlock;
  /** Of the unit's own text, counted alone. */
  readonly tokens: number;
}

export interface UnitMeasure {
  countTokens(text: string): number;
  /** Tokens that a unit may have. */
  readonly budget: number;
}

/** No token of the vocabulary is longer, so a longer text need not be counted to know that it does not fit. */
const maxCharactersPerToken = 16;
/** Between words: small enough to fill chunks evenly, large enough to be counted in few calls. */
const wordPieceLength = 300;

/** In order; together they hold every character of the block that is no blank. */
export function* unitsOf(
  text: string,
  block: ChunkableBlock,
  measure: UnitMeasure,
): Generator<Unit, void, undefined> {
  const { budget } = measure;
  yield* fit(block.range, [atBreaks, atSentences]);

  function* fit(range: SourceRange, cuts: readonly Cut[]): Generator<Unit, void, undefined> {
    const source = text.slice(range.start, range.end);
    if (source.trim() === '') return;
    if (source.length <= budget * maxCharactersPerToken) {
      const tokens = measure.countTokens(source.trim()); // blanks at the ends would count, and vanish when joined
      if (tokens <= budget || source.length <= 1) return yield { range, block, tokens };
    }
    const [cut, ...finer] = cuts;
    if (cut) {
      for (const part of cut(text, range, block)) yield* fit(part, finer);
    } else {
      const maxLength = Math.min(wordPieceLength, Math.ceil(source.length / 2));
      for (const piece of cutPieces(text, range, maxLength)) {
        if (piece.end - piece.start < source.length) yield* fit(piece, []);
        else yield { range, block, tokens: measure.countTokens(source.trim()) }; // one character, whatever it costs
      }
    }
  }
}

/** A unit cut in two; undefined when it is a single character. */
export function halve(
  text: string,
  { range, block }: Unit,
  countTokens: (text: string) => number,
): Unit[] | undefined {
  const pieces = [...cutPieces(text, range, Math.ceil((range.end - range.start) / 2))];
  if (pieces.length < 2) return undefined;
  return pieces.flatMap((piece) => {
    const source = text.slice(piece.start, piece.end);
    return source.trim() === '' ? [] : { range: piece, block, tokens: countTokens(source.trim()) };
  });
}

type Cut = (text: string, range: SourceRange, block: ChunkableBlock) => Iterable<SourceRange>;

function* atBreaks(
  _: string,
  range: SourceRange,
  block: ChunkableBlock,
): Generator<SourceRange, void, undefined> {
  let { start } = range;
  for (const end of block.breaks) {
    yield { start, end };
    start = end;
  }
  yield { start, end: range.end };
}

function* atSentences(text: string, range: SourceRange): Generator<SourceRange, void, undefined> {
  let { start } = range;
  for (const end of sentenceEnds(text.slice(range.start, range.end))) {
    yield { start, end: range.start + end };
    start = range.start + end;
  }
}
