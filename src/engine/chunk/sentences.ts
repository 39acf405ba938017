/**
 * Sentence ends in notes, Korean and English. UAX #29 (`Intl.Segmenter`) breaks after "Dr.", "1." and
 * every line end, and not in "했다.그리고"; notes are full of all of these, so the rules are our own.
 */
import type { SourceRange } from '../../shared/domain/note.ts';

// Runs are bounded so that a line of nothing but dots stays linear.
const closers = String.raw`(?:["'”’)\]」』》*_~\u0060]|\[\^?[\w-]{1,20}\]){0,8}`;
const candidate = new RegExp(
  [
    String.raw`[.!?…]{1,8}${closers}(?=\s|$)`,
    String.raw`[。！？]{1,8}${closers}`,
    String.raw`(?<=[다요죠까네군])[.!?]{1,8}(?=[가-힣“‘(])`,
    String.raw`\r\n|\r|\n`,
  ].join('|'),
  'g',
);
const titles = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'prof',
  'st',
  'mt',
  'vs',
  'cf',
  'e.g',
  'i.e',
  'eg',
  'ie',
  'al',
  'approx',
]);
/** Only before a number: "no." and "fig." are words, too. */
const numberedThings = new Set([
  'no',
  'nos',
  'fig',
  'figs',
  'vol',
  'p',
  'pp',
  'ch',
  'sec',
  'eq',
  'art',
  'ver',
  'v',
]);
const blockMark = /^[ \t]*(?:(?:[-*+•]|\d{1,4}[.)]|#{1,6})[ \t]|>|\||```|~~~|<)/;
/** Not part of the sentence: list item, task, number (but not the first of a date), quote, heading. */
const leadingMarks =
  /^(?:(?:[-*+•]|\d{1,3}[.)](?![ \t]*\d{1,2}\.)|#{1,6}|>+)[ \t]+(?:\[[ xX]\][ \t]+)?|>+|\[!\w+\][+-]?[ \t]*)+/;
/** A line shorter than this, in columns, was ended on purpose, not wrapped. */
const minWrappedColumns = 60;

/**
 * Whole sentences in order, without surrounding blanks and list or heading marks. Lines that say nothing
 * (rules, fences, the line under a table's head) are left out.
 */
export function splitSentences(text: string): SourceRange[] {
  const sentences: SourceRange[] = [];
  let start = 0;
  for (const end of sentenceEnds(text)) {
    const sentence = withoutMarks(text, start, end);
    if (sentence) sentences.push(sentence);
    start = end;
  }
  return sentences;
}

/** Where sentences end, blanks after them included; ascending, the last is the end of the text. */
export function* sentenceEnds(text: string): Generator<number, void, undefined> {
  let sentenceStart = 0;
  let lineStart = 0;
  const pattern = new RegExp(candidate); // of its own: whoever iterates may split other texts meanwhile
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [mark] = found;
    const after = pattern.lastIndex;
    const isLineEnd = mark[0] === '\n' || mark[0] === '\r';
    const isEnd = isLineEnd
      ? endsAtLine(text, lineStart, found.index, after)
      : endsAtMark(text, sentenceStart, found.index, mark, after);
    if (isLineEnd) lineStart = after;
    if (!isEnd) continue;
    const end = isLineEnd ? after : skipBlanks(text, after);
    if (end >= text.length) break;
    yield end;
    sentenceStart = end;
    if (end > lineStart && /[\r\n]/.test(text[end - 1])) lineStart = end;
    pattern.lastIndex = end;
  }
  if (text.length > 0) yield text.length;
}

function endsAtLine(text: string, lineStart: number, lineEnd: number, nextLine: number): boolean {
  const line = text.slice(lineStart, Math.min(lineEnd, lineStart + minWrappedColumns));
  const next = text.slice(nextLine, nextLine + 20);
  return (
    columnsOf(line) < minWrappedColumns ||
    /^[ \t]*[#|]/.test(line) ||
    /^\s*$/.test(next) ||
    /^[ \t]*[\r\n]/.test(next) ||
    blockMark.test(next)
  );
}

function endsAtMark(text: string, sentenceStart: number, at: number, mark: string, after: number): boolean {
  const next = text.slice(after, after + 40).trimStart();
  if (mark[0] === '…' || mark.startsWith('..')) return !/^\p{Ll}/u.test(next);
  if (mark[0] !== '.') return true;
  if (/^\p{Ll}/u.test(next)) return false;
  const before = text.slice(Math.max(sentenceStart, at - 30), at);
  const word = /[^\s("'“‘[*_]*$/.exec(before)![0].toLowerCase();
  if (/^(?:\d{1,4}|[가-힣])$/.test(word) && before.trim().toLowerCase() === word) return false; // 1. · 가.
  if (/^\d+$/.test(word) && /^\d/.test(next)) return false; // 2024. 3. 5.
  if (/\d{4}\. ?\d{1,2}\. ?\d{1,2}$/.test(before)) return false; // 2024. 3. 5. 오후
  if (/^(?:\p{L}|(?:\p{L}\.)+\p{L})$/u.test(word) && /[a-z]/.test(word)) return false; // J. K., U.S.
  return !titles.has(word) && !(numberedThings.has(word) && /^\d/.test(next));
}

/** Of what takes two columns in a terminal, as far as notes have it: Hangul, kana, ideographs. */
function columnsOf(line: string): number {
  return (
    line.length +
    (line.match(/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0)
  );
}

/** To the next word or line end; the line end belongs to the sentence before it. */
function skipBlanks(text: string, at: number): number {
  const blanks = /[^\S\r\n]*(?:\r\n|\r|\n)?/y;
  blanks.lastIndex = at;
  blanks.exec(text);
  return blanks.lastIndex;
}

function withoutMarks(text: string, start: number, end: number): SourceRange | undefined {
  const written = text.slice(start, end);
  const trimmed = written.trimStart();
  const mark = leadingMarks.exec(trimmed)?.[0].length ?? 0;
  const body = trimmed.slice(mark).trim();
  if (!/[\p{L}\p{N}]/u.test(body) || /^(?:```|~~~)/.test(trimmed)) return undefined;
  const from =
    end - trimmed.length + mark + (trimmed.slice(mark).length - trimmed.slice(mark).trimStart().length);
  return { start: from, end: from + body.length };
}
