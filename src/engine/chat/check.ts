/**
 * Every sentence of a written answer against the passages that it names. What a passage does not
 * say is marked; a mark to nothing is removed; a sentence without a mark, or with a wrong one,
 * gets the passage that clearly says it, when one does.
 */
import type { AnswerSentence, Citation } from '../../shared/domain/chat.ts';
import type { SourceRange } from '../../shared/domain/note.ts';
import { createCitations } from './citations.ts';
import { readClaims, type Claim } from './claims.ts';
import type { Passage } from './evidence.ts';
import { isClearlyAlike } from './likeness.ts';
import { findSupport, type Support, type SupportParts } from './support.ts';

export interface CheckedAnswer {
  /** The text with its marks renumbered to `citations`. */
  readonly answer: string;
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
}

export interface CheckParts extends SupportParts {
  readonly splitSentences: (text: string) => Promise<readonly SourceRange[]>;
}

export async function checkAnswer(
  written: string,
  passages: readonly Passage[],
  parts: CheckParts,
): Promise<CheckedAnswer> {
  const { plain, claims } = await readClaims(withoutFences(written), parts.splitSentences);
  const citations = createCitations();
  const sentences: AnswerSentence[] = [];
  for (const claim of claims) {
    if (claim.isLeadIn) sentences.push({ text: claim.text, citations: [], supported: false });
    else sentences.push(await checkClaim(claim, passages, parts, citations.add));
  }
  const checked = settleLeadIns(claims, sentences);
  return { answer: putMarks(plain, claims, checked), sentences: checked, citations: citations.all() };
}

/** Small models write the fences of their passages too. */
function withoutFences(text: string): string {
  return text.replace(/<\/?\s*passage[^>\n]*>/gi, '');
}

async function checkClaim(
  { text, numbers }: Claim,
  passages: readonly Passage[],
  parts: SupportParts,
  cite: (support: Support) => number,
): Promise<AnswerSentence> {
  const cited = await findSupports(
    text,
    passages.filter(({ number }) => numbers.includes(number)),
    parts,
  );
  const supporting = cited.filter(({ isSupported }) => isSupported);
  if (supporting.length > 0) return { text, citations: distinct(supporting.map(cite)), supported: true };

  const others = await findSupports(
    text,
    passages.filter(({ number }) => !numbers.includes(number)),
    parts,
  );
  const clear = others
    .filter((support) => support.isSupported && isClearlyAlike(support))
    .sort((a, b) => b.meaning - a.meaning);
  if (clear.length > 0) return { text, citations: [cite(clear[0])], supported: true };
  return { text, citations: distinct(cited.map(cite)), supported: false };
}

async function findSupports(
  claim: string,
  passages: readonly Passage[],
  parts: SupportParts,
): Promise<readonly Support[]> {
  const found = await Promise.all(passages.map((passage) => findSupport(claim, passage, parts)));
  return found.filter((support) => support !== undefined);
}

/** `The steps are:` is as good as the first step, and names its source. */
function settleLeadIns(
  claims: readonly Claim[],
  sentences: readonly AnswerSentence[],
): readonly AnswerSentence[] {
  const settled = [...sentences];
  for (let i = settled.length - 2; i >= 0; i--) {
    const { supported, citations } = settled[i + 1];
    if (claims[i].isLeadIn) settled[i] = { ...settled[i], supported, citations };
  }
  return settled;
}

function putMarks(plain: string, claims: readonly Claim[], sentences: readonly AnswerSentence[]): string {
  let text = '';
  let cursor = 0;
  claims.forEach(({ range }, index) => {
    text += plain.slice(cursor, range.end);
    const numbers = sentences[index].citations;
    if (numbers.length > 0) text += ` ${numbers.map((number) => `[${number}]`).join('')}`;
    cursor = range.end;
  });
  return (text + plain.slice(cursor)).trim();
}

function distinct(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)];
}
