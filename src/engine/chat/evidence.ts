/** From hits to evidence: few passages of several notes, none twice, neighbours joined, cut into whole sentences. */
import type { NoteId, SourcePlace, SourceRange } from '../../shared/domain/note.ts';
import type { Hit } from '../../shared/domain/search.ts';
import { findSentences, joinFragments, type Sentence } from './sentences.ts';

/** What is put before the model, and what citations point into. */
export interface Passage {
  /** The n of `[n]` in the prompt; from 1, best first. */
  readonly number: number;
  readonly noteId: NoteId;
  readonly path: string;
  readonly title: string;
  readonly headingPath: readonly string[];
  readonly range: SourceRange;
  /** Ascending: the one it begins in, then those that begin inside it. */
  readonly places?: readonly SourcePlace[];
  /** Exactly the source text of `range`. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

export interface EvidenceLimits {
  readonly passages: number;
  readonly passagesPerNote: number;
}

type Span = Omit<Passage, 'number' | 'sentences'>;

/** @param hits best first */
export async function gatherEvidence(
  hits: readonly Hit[],
  splitSentences: (text: string) => Promise<readonly SourceRange[]>,
  limits: EvidenceLimits,
): Promise<readonly Passage[]> {
  const spans = joinNeighbours(chooseHits(hits, limits));
  return Promise.all(
    spans.map(async (span, index) => {
      const { text, range } = span;
      const sentences = findSentences(text, range.start, await splitSentences(text));
      return { ...span, number: index + 1, sentences: joinFragments(sentences, text, range.start) };
    }),
  );
}

/** Best first; a note that fills the list leaves room for others, a text that was taken is not taken twice. */
function chooseHits(hits: readonly Hit[], limits: EvidenceLimits): readonly Hit[] {
  const chosen: Hit[] = [];
  const seenTexts = new Set<string>();
  const perNote = new Map<NoteId, number>();
  for (const hit of hits) {
    if (chosen.length === limits.passages) break;
    const text = hit.text.replace(/\s+/g, ' ').trim();
    const ofNote = perNote.get(hit.noteId) ?? 0;
    if (text === '' || seenTexts.has(text) || ofNote >= limits.passagesPerNote) continue;
    seenTexts.add(text);
    perNote.set(hit.noteId, ofNote + 1);
    chosen.push(hit);
  }
  return chosen;
}

/** Passages that overlap or touch in one note become one, at the place of the better. */
function joinNeighbours(hits: readonly Hit[]): readonly Span[] {
  const spans: Span[] = [];
  for (const hit of hits) {
    let span: Span = toSpan(hit);
    let place = spans.length;
    for (let i = spans.length - 1; i >= 0; i--) {
      const joined = join(spans[i], span);
      if (!joined) continue;
      span = joined;
      spans.splice(i, 1);
      place = i;
    }
    spans.splice(place, 0, span);
  }
  return spans;
}

function join(one: Span, other: Span): Span | undefined {
  if (one.noteId !== other.noteId) return undefined;
  const [first, second] = one.range.start <= other.range.start ? [one, other] : [other, one];
  if (second.range.start > first.range.end) return undefined;
  const end = Math.max(first.range.end, second.range.end);
  return {
    ...first,
    range: { start: first.range.start, end },
    ...(first.places && { places: joinPlaces(first.places, second.places ?? []) }),
    text: first.text + second.text.slice(first.range.end - second.range.start),
  };
}

function joinPlaces(one: readonly SourcePlace[], other: readonly SourcePlace[]): readonly SourcePlace[] {
  return [...new Map([...one, ...other].map((place) => [place.start, place])).values()];
}

function toSpan({ noteId, path, title, headingPath, range, places, text }: Hit): Span {
  return { noteId, path, title, headingPath, range, ...(places && { places }), text };
}
