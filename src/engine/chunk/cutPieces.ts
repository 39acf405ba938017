/** The last resort: a stretch without a sentence end falls apart between words, else between characters. */
import type { SourceRange } from '../../shared/domain/note.ts';

/** Code units looked at beyond a cut, so that a character made of several is seen whole: flags, families, jamo. */
const lookAhead = 64;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Covers the range without gaps, each piece at most `maxLength` code units long (two where a single code
 * point has two).
 */
export function* cutPieces(
  text: string,
  range: SourceRange,
  maxLength: number,
): Generator<SourceRange, void, undefined> {
  let { start } = range;
  while (range.end - start > maxLength) {
    const end =
      start + pieceLength(text.slice(start, Math.min(range.end, start + maxLength + lookAhead)), maxLength);
    yield { start, end };
    start = end;
  }
  if (start < range.end) yield { start, end: range.end };
}

function pieceLength(ahead: string, maxLength: number): number {
  const piece = ahead.slice(0, maxLength);
  return (
    afterLast(/\s/g, piece) ??
    afterLast(/[,;:·、，；：)\]}>。/\\&?=_-]/g, piece) ??
    wholeCharacters(ahead, maxLength)
  );
}

function afterLast(separator: RegExp, piece: string): number | undefined {
  let last: number | undefined;
  for (const { index } of piece.matchAll(separator)) last = index + 1;
  return last;
}

function wholeCharacters(ahead: string, maxLength: number): number {
  let last = 0;
  for (const { index } of graphemes.segment(ahead)) {
    if (index > maxLength) break;
    last = index;
  }
  if (last > 0) return last;
  // One grapheme longer than a piece: a syllable under a heap of accents.
  const cutsPair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(ahead.slice(maxLength - 1, maxLength + 1));
  return cutsPair ? (maxLength > 1 ? maxLength - 1 : 2) : maxLength;
}
