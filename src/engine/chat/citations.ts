import type { Citation } from '../../shared/domain/chat.ts';
import type { SourceRange } from '../../shared/domain/note.ts';
import { placeAt } from '../../shared/domain/places.ts';
import type { Passage } from './evidence.ts';

export interface CitationList {
  /** The number of a quote from a passage; the same quote has one number. */
  add(cited: { readonly passage: Passage; readonly range: SourceRange; readonly quote: string }): number;
  all(): readonly Citation[];
}

/** Numbers quotes from 1 in the order they are first named. */
export function createCitations(): CitationList {
  const citations: Citation[] = [];
  return {
    add({ passage: { noteId, path, title, places = [] }, range, quote }) {
      const known = citations.find(
        (other) =>
          other.noteId === noteId && other.range.start === range.start && other.range.end === range.end,
      );
      if (known) return known.number;
      const number = citations.length + 1;
      const place = placeAt(places, range.start);
      citations.push({ number, noteId, path, title, range, ...(place && { place }), quote });
      return number;
    },
    all: () => citations,
  };
}
