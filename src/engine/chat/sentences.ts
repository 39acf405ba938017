import type { SourceRange } from '../../shared/domain/note.ts';

/** A sentence of a passage. */
export interface Sentence {
  /** In the source file, marks of lists and quotes before it left out. */
  readonly range: SourceRange;
  /** Exactly the source text of `range`. */
  readonly text: string;
  /** A heading names what follows; it says nothing by itself. */
  readonly isHeading: boolean;
}

/** Quote and list marks, headings, table bars, boxes to tick, callout names. */
const leadingMarks = /^(?:\s|>|\|(?!\|)|[-*+•]\s|\d{1,3}[.)]\s|#{1,6}\s|\[[ xX]\]\s|\[![\w-]+\][+-]?)+/;
const trailingMarks = /(?:\s|\|)+$/;
const headingMarks = /^[\s>]*#{1,6}\s+$/;
/** A list number that was cut off as a sentence of its own. */
const bareNumber = /^\d{1,3}[.)]?$/;

/**
 * @param start of `text` in the source
 * @param ranges whole sentences as ranges in `text`
 */
export function findSentences(
  text: string,
  start: number,
  ranges: readonly SourceRange[],
): readonly Sentence[] {
  return ranges.flatMap((range) => {
    const whole = text.slice(range.start, range.end);
    const marks = leadingMarks.exec(whole)?.[0] ?? '';
    const inner = whole.slice(marks.length).replace(trailingMarks, '');
    if (bareNumber.test(inner) || !/[\p{L}\p{N}]/u.test(inner)) return [];
    const from = range.start + marks.length;
    const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
    const isHeading = headingMarks.test(before);
    return [{ range: { start: start + from, end: start + from + inner.length }, text: inner, isHeading }];
  });
}

/** Shorter ones (`술.`, `Yes.`) mean something only with the next. */
const leastLength = 10;
/** Blanks, marks and the fence of a code block may lie between two parts of one statement. */
const farthestGap = 20;
const emptyLine = /\n[\s>]*\n/;

/** Joins what says nothing alone (a word, a line that ends in a colon) to what follows it. */
export function joinFragments(
  sentences: readonly Sentence[],
  text: string,
  start: number,
): readonly Sentence[] {
  const joined: Sentence[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    const gap = last && text.slice(last.range.end - start, sentence.range.start - start);
    if (last && gap !== undefined && !sentence.isHeading && leadsOn(last, gap)) {
      const range = { start: last.range.start, end: sentence.range.end };
      joined[joined.length - 1] = {
        range,
        text: text.slice(range.start - start, range.end - start),
        isHeading: false,
      };
    } else {
      joined.push(sentence);
    }
  }
  return joined;
}

function leadsOn({ text, isHeading }: Sentence, gap: string): boolean {
  if (isHeading || gap.length > farthestGap) return false;
  return /[:：]$/.test(text) || (text.length < leastLength && !emptyLine.test(gap));
}

const link = /\[\[[^\]]*\]\]|\[[^\]]*\]\([^)]*\)/g;

/** `See [[Other note]].` */
export function isMostlyLink(markdown: string): boolean {
  const letters = (text: string) => plainText(text).length;
  const linked = (markdown.match(link) ?? []).reduce((sum, one) => sum + letters(one), 0);
  return linked >= letters(markdown) * 0.4;
}

/** What a reader sees: links by their words, no emphasis, no code marks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
