/**
 * An answer comes as one text and as sentences with their evidence. Here the two are joined again:
 * blocks as the model wrote them, in each the sentences, in each sentence words and citations.
 */
import type { Answer, AnswerSentence } from '../../../shared/domain/chat.ts';

export type Span =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'citation'; readonly number: number };

export interface LaidSentence {
  readonly spans: readonly Span[];
  readonly isSupported: boolean;
}

export interface Block {
  readonly kind: 'paragraph' | 'item' | 'heading';
  /** What stands before an item: `•`, `1.` */
  readonly marker?: string;
  readonly sentences: readonly LaidSentence[];
}

export function layOutAnswer({
  answer,
  sentences,
  citations,
}: Pick<Answer, 'answer' | 'sentences' | 'citations'>): Block[] {
  const known = new Set(citations.map(({ number }) => number));
  const whole = withoutCitations(answer);
  const blocks: { kind: Block['kind']; marker?: string; sentences: LaidSentence[] }[] = [];
  let cursor = 0;
  for (const sentence of sentences) {
    const plain = withoutCitations(sentence.text).trim();
    const at = whole.indexOf(plain, cursor);
    const gap = at === -1 ? '' : whole.slice(cursor, at);
    if (at !== -1) cursor = at + plain.length;
    const lineStart =
      blocks.length === 0 || gap.includes('\n') ? readLineStart(gap, sentence.text.trim()) : undefined;
    const laid = layOutSentence(sentence, lineStart?.rest ?? sentence.text.trim(), known);
    if (lineStart) blocks.push({ kind: lineStart.kind, marker: lineStart.marker, sentences: [laid] });
    else blocks.at(-1)!.sentences.push(laid);
  }
  return blocks;
}

/** The text of an answer that is still being written: the same blocks, without evidence. */
export function layOutDraft(text: string): Block[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { kind, marker, rest } = readLineStart('', line.trim());
      return { kind, marker, sentences: [{ spans: readSpans(rest, () => true), isSupported: true }] };
    });
}

const citationPattern = /\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g;

function withoutCitations(text: string): string {
  return text.replace(/[ \t]*\[\d{1,3}(?:\s*,\s*\d{1,3})*\]/g, '');
}

interface LineStart {
  readonly kind: Block['kind'];
  readonly marker?: string;
  readonly rest: string;
}

/** The sign of an item may stand in the sentence or, when sentences were cut behind it, in the gap before. */
function readLineStart(gap: string, text: string): LineStart {
  const before = gap.slice(gap.lastIndexOf('\n') + 1);
  const line = `${before.trimStart()}${text}`;
  const [sign = '', symbol = ''] = /^(#{1,6}|[-*+•]|\d{1,3}[.)])\s+/.exec(line) ?? [];
  const rest = line.slice(sign.length);
  if (symbol.startsWith('#')) return { kind: 'heading', rest };
  if (symbol === '') return { kind: 'paragraph', rest };
  return { kind: 'item', marker: /\d/.test(symbol) ? symbol : '•', rest };
}

function layOutSentence(sentence: AnswerSentence, text: string, known: ReadonlySet<number>): LaidSentence {
  const wanted = sentence.citations.filter((number) => known.has(number));
  const spans = readSpans(text, (number) => wanted.includes(number));
  const named = new Set(spans.flatMap((span) => (span.kind === 'citation' ? [span.number] : [])));
  const missing = wanted.filter((number) => !named.has(number));
  return {
    spans: [...spans, ...missing.map((number) => ({ kind: 'citation', number }) as const)],
    isSupported: sentence.supported,
  };
}

/** Numbers that are no citation of the answer are left out: nothing lies behind them. */
function readSpans(text: string, isCitation: (number: number) => boolean): Span[] {
  const spans: Span[] = [];
  let cursor = 0;
  for (const match of text.matchAll(citationPattern)) {
    spans.push(...readWords(text.slice(cursor, match.index).replace(/\s+$/, '')));
    const numbers = match[1].split(',').map(Number).filter(isCitation);
    spans.push(...numbers.map((number) => ({ kind: 'citation', number }) as const));
    cursor = match.index + match[0].length;
  }
  return [...spans, ...readWords(text.slice(cursor))];
}

function readWords(text: string): Span[] {
  return text
    .split(/(\*\*[^*\n]+\*\*|`[^`\n]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('**') && piece.length > 4) return { kind: 'strong', text: piece.slice(2, -2) };
      if (piece.startsWith('`') && piece.length > 2) return { kind: 'code', text: piece.slice(1, -1) };
      return { kind: 'text', text: piece };
    });
}
