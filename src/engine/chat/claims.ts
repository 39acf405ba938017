import type { SourceRange } from '../../shared/domain/note.ts';
import { readNumbers } from './numbers.ts';
import { takeMarks } from './marks.ts';
import { findSentences } from './sentences.ts';

/** A sentence of an answer with the passages that it names. */
export interface Claim {
  /** Exactly `plain.slice(range.start, range.end)`. */
  readonly text: string;
  readonly range: SourceRange;
  /** Distinct, in the order they stand. */
  readonly numbers: readonly number[];
  /** Says nothing by itself (`예, `, `The steps are:`) and stands or falls with the next one. */
  readonly isLeadIn: boolean;
}

export interface ReadAnswer {
  /** The answer without marks. */
  readonly plain: string;
  readonly claims: readonly Claim[];
}

/** A mark belongs to the sentence that ends before it, also when it follows the full stop. */
export async function readClaims(
  answer: string,
  splitSentences: (text: string) => Promise<readonly SourceRange[]>,
): Promise<ReadAnswer> {
  const { plain, marks } = takeMarks(answer);
  const sentences = findSentences(plain, 0, await splitSentences(plain));
  const claims = sentences.map(({ range, text, isHeading }, index) => {
    const nextStart = sentences[index + 1]?.range.start ?? Infinity;
    // Up to the next sentence; at its very start, a mark still follows this one.
    const own = marks.filter(({ at }) => at > range.start && at <= nextStart);
    const numbers = [...new Set(own.flatMap((mark) => mark.numbers))];
    return {
      text,
      range,
      numbers,
      isLeadIn: numbers.length === 0 && (isHeading || isEmptyTalk(text)) && readNumbers(text).size === 0,
    };
  });
  return { plain, claims };
}

function isEmptyTalk(text: string): boolean {
  return (
    /[:：]$/.test(text) ||
    /^(?:네|예|아니요|아니오|맞아요|맞습니다|yes|no|sure|okay|of course|certainly)[.,!]?$/i.test(text)
  );
}
