import type { SourcePlace, SourceRange } from './note.ts';

/** The place that a position lies in: the last that begins at or before it. */
export function placeAt(places: readonly SourcePlace[], position: number): SourcePlace | undefined {
  return places.findLast((place) => place.start <= position);
}

/** The place that a range begins in, then those that begin inside it. */
export function placesIn(
  places: readonly SourcePlace[],
  { start, end }: SourceRange,
): readonly SourcePlace[] {
  const first = placeAt(places, start);
  const inside = places.filter((place) => place.start > start && place.start < end);
  return first ? [first, ...inside] : inside;
}
