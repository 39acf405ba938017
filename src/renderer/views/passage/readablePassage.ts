import type { SourceRange } from '../../../shared/domain/note.ts';

export interface PassagePart {
  readonly text: string;
  readonly isMarked: boolean;
}

export interface PassageOptions {
  readonly text: string;
  /** Where `text` begins in its source; `marks` are in the source. */
  readonly start?: number;
  readonly marks?: readonly SourceRange[];
  /** Longest excerpt, in UTF-16 units. */
  readonly length?: number;
  /** Headings that are shown elsewhere and need not be repeated. */
  readonly headings?: readonly string[];
}

/** Three lines of a narrow pane. */
const defaultLength = 220;
/** How much of an excerpt stands before its first mark. */
const leadShare = 0.25;

/**
 * An excerpt as one reads it: Markdown signs are left out, blanks run together, the first mark is in
 * sight. Nothing but signs and blanks is changed, so that a mark stays on its words.
 */
export function readablePassage({
  text,
  start = 0,
  marks = [],
  length = defaultLength,
  headings = [],
}: PassageOptions): PassagePart[] {
  const isHidden = hiddenUnits(text, headings);
  const isMarked = new Uint8Array(text.length);
  for (const mark of marks) isMarked.fill(1, Math.max(0, mark.start - start), Math.max(0, mark.end - start));
  const units = shownUnits(text, isHidden, isMarked);
  const { from, to } = excerpt(units, length);
  const parts = joinUnits(units.slice(from, to));
  return withEllipses(parts, from > 0, to < units.length);
}

interface Unit {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Each pattern's whole match is hidden, but for its `keep` group. */
const signs: readonly RegExp[] = [
  /^(?:---\r?\n[\s\S]*?\r?\n---)(?=\r?\n|$)/g,
  /!?\[\[(?:[^\]|\n]*\\?\||#\^?)?(?<keep>[^\]\n#]+)(?:#[^\]\n]*)?\]\]/g,
  /!?\[(?<keep>[^\]\n]*)\]\([^)\n]*\)/g,
  /^[ \t]*(?:`{3,}|~{3,}).*$/gm,
  /^[ \t]*(?:>[ \t]?)+(?:\[![a-z-]+\][+-]?)?/gim,
  /^[ \t]*#{1,6}[ \t]+/gm,
  /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/gm,
  /^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$/gm,
  /^[ \t]*\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/gm,
  /^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/gm,
  /\*\*|__|~~|`+/g,
  /(?<![\p{L}\p{N}*])\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu,
  /<!--[\s\S]*?-->|<\/?[a-z][^<>\n]*>/gi,
];
const cellBorder = /(?<=^[^\n]*)[ \t]*\|[ \t]*/gm;

/** Where a backslash is one. */
const code = /(?<!\\)(`{3,}|~{3,})[\s\S]*?(?:\1|$)|(?<!\\)`[^`\n]+`/g;
/** A sign that is to be read as it stands, or a line that ends here. */
const escaped = /\\(?:[!-/:-@[-`{-~]|(?=\r?\n))/g;

function hiddenUnits(text: string, headings: readonly string[]): Uint8Array {
  const isHidden = new Uint8Array(text.length);
  const unescaped = withoutEscapes(text, isHidden);
  for (const sign of signs) for (const match of unescaped.matchAll(sign)) hide(isHidden, match);
  if (/^[ \t]*\|/m.test(unescaped)) for (const match of unescaped.matchAll(cellBorder)) hide(isHidden, match);
  for (const match of text.matchAll(/^[ \t]*#{1,6}[ \t]+(.+?)[ \t#]*$/gm)) {
    if (headings.includes(match[1])) hide(isHidden, match);
  }
  return isHidden;
}

/** Hides the backslashes. @returns the text with something that is no sign in place of what they escape */
function withoutEscapes(text: string, isHidden: Uint8Array): string {
  if (!text.includes('\\')) return text;
  const isCode = new Uint8Array(text.length);
  for (const { index, 0: span } of text.matchAll(code)) isCode.fill(1, index, index + span.length);
  return text.replace(escaped, (pair, index: number) => {
    if (isCode[index]) return pair;
    isHidden[index] = 1;
    return '\uf8ff'.repeat(pair.length);
  });
}

function hide(isHidden: Uint8Array, match: RegExpMatchArray): void {
  const at = match.index ?? 0;
  const kept = match.groups?.keep;
  const keptAt = kept === undefined ? -1 : at + match[0].lastIndexOf(kept);
  isHidden.fill(1, at, keptAt === -1 ? at + match[0].length : keptAt);
  if (kept !== undefined && keptAt !== -1) isHidden.fill(1, keptAt + kept.length, at + match[0].length);
}

/** Code points that are shown; any run of blanks and hidden borders is one blank. */
function shownUnits(text: string, isHidden: Uint8Array, isMarked: Uint8Array): Unit[] {
  const units: Unit[] = [];
  let index = 0;
  for (const character of text) {
    const isBlank = isHidden[index] ? /[|\n]/.test(character) : /\s/.test(character);
    if (isBlank) {
      if (units.length > 0 && units.at(-1)!.text !== ' ')
        units.push({ text: ' ', isMarked: isMarked[index] === 1 });
    } else if (!isHidden[index]) {
      units.push({ text: character, isMarked: isMarked[index] === 1 });
    }
    index += character.length;
  }
  if (units.at(-1)?.text === ' ') units.pop();
  return units;
}

/** A window around the first mark that begins and ends between words where it can. */
function excerpt(units: readonly Unit[], length: number): { from: number; to: number } {
  if (units.length <= length) return { from: 0, to: units.length };
  const firstMark = Math.max(
    0,
    units.findIndex(({ isMarked }) => isMarked),
  );
  const wanted = Math.max(0, Math.min(firstMark - Math.floor(length * leadShare), units.length - length));
  const from = firstMark < length * (1 - leadShare) ? 0 : nextWord(units, wanted);
  const end = Math.min(units.length, from + length);
  return { from, to: end === units.length ? end : previousWordEnd(units, end, from) };
}

/** Further than this no word boundary is looked for: scripts without blanks have none. */
const wordReach = 16;

function nextWord(units: readonly Unit[], at: number): number {
  if (at === 0) return 0;
  for (let index = at; index < Math.min(units.length, at + wordReach); index++)
    if (units[index].text === ' ') return index + 1;
  return at;
}

function previousWordEnd(units: readonly Unit[], at: number, from: number): number {
  for (let index = at; index > Math.max(from, at - wordReach); index--)
    if (units[index]?.text === ' ') return index;
  return at;
}

function joinUnits(units: readonly Unit[]): PassagePart[] {
  const parts: { text: string; isMarked: boolean }[] = [];
  for (const unit of units) {
    const last = parts.at(-1);
    if (last && last.isMarked === unit.isMarked) last.text += unit.text;
    else parts.push({ text: unit.text, isMarked: unit.isMarked });
  }
  return parts;
}

function withEllipses(
  parts: readonly PassagePart[],
  isCutBefore: boolean,
  isCutAfter: boolean,
): PassagePart[] {
  const ellipsis = { text: '…', isMarked: false };
  return [...(isCutBefore ? [ellipsis] : []), ...parts, ...(isCutAfter ? [ellipsis] : [])];
}
