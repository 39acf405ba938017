import type { Span } from './answerLayout.ts';

export type Glued = Span | { readonly kind: 'glued'; readonly spans: readonly Span[] };

/** Longer words may be parted from their citation: they would tear the line. */
const lastWord = /\S{1,12}$/u;

/** Keeps each citation on the line of the word before it. */
export function gluedSpans(spans: readonly Span[]): Glued[] {
  const glued: Glued[] = [];
  for (let index = 0; index < spans.length; index++) {
    const citations = spans.slice(index + 1, firstOther(spans, index + 1));
    const span = spans[index];
    const word = span.kind === 'text' && citations.length > 0 ? lastWord.exec(span.text) : null;
    if (!word || span.kind !== 'text') {
      glued.push(span);
      continue;
    }
    if (word.index > 0) glued.push({ kind: 'text', text: span.text.slice(0, word.index) });
    glued.push({ kind: 'glued', spans: [{ kind: 'text', text: word[0] }, ...citations] });
    index += citations.length;
  }
  return glued;
}

/** @returns where the run of citations that begins at `from` ends */
function firstOther(spans: readonly Span[], from: number): number {
  const index = spans.findIndex((span, at) => at >= from && span.kind !== 'citation');
  return index === -1 ? spans.length : index;
}
