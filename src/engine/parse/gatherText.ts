/** Gathers a converted document: blocks of Markdown with blank lines between them, and the places they came from. */
import type { SourcePlace } from '../../shared/domain/note.ts';
import { maxReadableCharacters } from '../limits.ts';

export interface GatheredText {
  /** Of what is added next; a place with nothing in it is left out. */
  beginPlace(place: Omit<SourcePlace, 'start'>): void;
  /** One block of Markdown, blanks around it go. @returns false when there is no room for more */
  addBlock(markdown: string): boolean;
  readonly text: string;
  readonly places: readonly SourcePlace[];
  /** Whether a block found no room. */
  readonly isFull: boolean;
}

export function gatherText(maxCharacters = maxReadableCharacters): GatheredText {
  const parts: string[] = [];
  const places: SourcePlace[] = [];
  let length = 0;
  let next: Omit<SourcePlace, 'start'> | undefined;
  let isFull = false;
  return {
    beginPlace(place) {
      next = place;
    },
    addBlock(markdown) {
      const block = markdown.replace(/^(?:[^\S\n]*\n)+|\s+$/g, '');
      if (block === '') return true;
      if (length + block.length > maxCharacters) isFull = true;
      if (isFull) return false;
      if (length > 0) length += 2;
      if (next) places.push({ ...next, start: length });
      next = undefined;
      parts.push(block);
      length += block.length;
      return true;
    },
    get text() {
      return parts.join('\n\n');
    },
    places,
    get isFull() {
      return isFull;
    },
  };
}
