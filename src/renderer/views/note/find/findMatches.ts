import { foldText } from './foldText.ts';

export interface TextPiece {
  readonly text: string;
  /** Nothing is found across the end of a block. */
  readonly endsBlock: boolean;
}

export interface MatchEnd {
  /** Index of the piece. */
  readonly piece: number;
  /** UTF-16 offset in its text. */
  readonly offset: number;
}

export interface TextMatch {
  readonly start: MatchEnd;
  readonly end: MatchEnd;
}

/** More are neither counted nor marked. */
export const mostMatches = 2000;

/** No text has it, so that no match crosses it. */
const blockEnd = '\u0000';

export interface SearchableText {
  readonly text: string;
  /** @returns where a place of the folded text lies in the pieces; `isEnd` for the end of a match */
  readonly place: (at: number, isEnd: boolean) => MatchEnd;
}

/** Joins the pieces once, to be searched for as long as they stay. */
export function searchableText(pieces: readonly TextPiece[]): SearchableText {
  const folded = pieces.map(({ text }) => foldText(text));
  const starts = new Uint32Array(pieces.length + 1);
  const parts: string[] = [];
  let length = 0;
  folded.forEach((piece, index) => {
    starts[index] = length;
    parts.push(piece.text, pieces[index].endsBlock ? blockEnd : '');
    length += piece.text.length + (pieces[index].endsBlock ? 1 : 0);
  });
  starts[pieces.length] = length;
  const text = parts.join('');
  const place = (at: number, isEnd: boolean): MatchEnd => {
    const piece = pieceAt(starts, isEnd ? at - 1 : at);
    const inside = at - starts[piece];
    const { offsets } = folded[piece];
    return { piece, offset: offsets ? offsets[Math.min(inside, offsets.length - 1)] : inside };
  };
  return { text, place };
}

/** @returns matches in reading order, none inside another; of a query of blanks none */
export function findMatches({ text, place }: SearchableText, query: string): TextMatch[] {
  const wanted = foldText(query).text;
  const matches: TextMatch[] = [];
  if (wanted.trim() === '') return matches;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    matches.push({ start: place(at, false), end: place(at + wanted.length, true) });
    if (matches.length === mostMatches) break;
  }
  return matches;
}

/** The piece that holds a place; of empty pieces, which share their start with the next, the last. */
function pieceAt(starts: Uint32Array, at: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @returns the match to go to from one: round at the ends; -1 when there is none */
export function stepIndex(current: number, count: number, step: 1 | -1): number {
  return count === 0 ? -1 : (current + step + count) % count;
}
