import type { SourcePlace, SourceRange } from '../../../shared/domain/note.ts';

/** A line longer than this is shown in pieces, so that one line of 50 MB does not stop the page. */
const longestPiece = 2000;

/**
 * @param from where the first shown line begins
 * @returns where each shown line begins, ascending, and at last the length of the text
 */
export function plainLines(text: string, longest = longestPiece, from = 0): Uint32Array {
  const starts: number[] = [];
  let lineStart = from;
  while (lineStart < text.length) {
    const lineBreak = text.indexOf('\n', lineStart);
    const lineEnd = lineBreak === -1 ? text.length : lineBreak + 1;
    for (let start = lineStart; start < lineEnd; start = pieceEnd(text, start, lineEnd, longest))
      starts.push(start);
    lineStart = lineEnd;
  }
  return Uint32Array.from([...starts, text.length]);
}

/** @returns where the text after the front matter begins: that is shown as properties */
export function frontMatterEnd(text: string): number {
  return /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0;
}

/** The front matter as written, without the lines around it; of a note without any, nothing. */
export function frontMatterOf(text: string): string {
  return text
    .slice(0, frontMatterEnd(text))
    .replace(/^---.*\n|^---[ \t]*\r?$/gm, '')
    .trim();
}

function pieceEnd(text: string, start: number, lineEnd: number, longest: number): number {
  const end = start + longest;
  if (end >= lineEnd) return lineEnd;
  const isInsidePair = (text.charCodeAt(end) & 0xfc00) === 0xdc00;
  return isInsidePair ? end - 1 : end;
}

/** @returns the index of the line that holds the offset */
export function lineAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @returns the places that begin in each line that holds a beginning */
export function placesByLine(
  starts: Uint32Array,
  places: readonly SourcePlace[],
): ReadonlyMap<number, readonly SourcePlace[]> {
  const byLine = new Map<number, SourcePlace[]>();
  for (const place of places) {
    const line = lineAt(starts, place.start);
    byLine.set(line, [...(byLine.get(line) ?? []), place]);
  }
  return byLine;
}

export interface LinePieces {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** A line without its line break, cut where the passage begins and ends in it. */
export function cutLine(text: string, start: number, end: number, range?: SourceRange): LinePieces {
  const line = text.slice(start, end).replace(/\r?\n$/, '');
  const from = range ? clamp(range.start - start, line.length) : line.length;
  const to = range ? clamp(range.end - start, line.length) : line.length;
  return { before: line.slice(0, from), marked: line.slice(from, to), after: line.slice(to) };
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
