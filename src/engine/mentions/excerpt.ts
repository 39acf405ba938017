import type { SourceRange } from '../../shared/domain/note.ts';

/** As long as a person reads at a glance, around what is marked. */
const mostLength = 240;
/** After which a sentence ends, when a blank follows. */
const sentenceEnd = /[.!?…。！？]["'”’」』)]*(?=\s)|[。！？](?!["'”’」』)])/g;

export interface Excerpt {
  readonly excerpt: string;
  readonly mark: SourceRange;
}

/** The line that a stretch of text stands in; of a long line the sentence; of a long sentence the words around it. */
export function excerptAround(text: string, { start, end }: SourceRange): Excerpt {
  const line = { start: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1, end: lineEnd(text, end) };
  const { start: from, end: to } = trimmed(text, narrowed(text, line, { start, end }), { start, end });
  return { excerpt: text.slice(from, to), mark: { start: start - from, end: end - from } };
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found === -1 ? text.length : from + found;
}

function narrowed(text: string, line: SourceRange, mark: SourceRange): SourceRange {
  if (line.end - line.start <= mostLength) return line;
  const sentence = sentenceIn(text, line, mark);
  if (sentence.end - sentence.start <= mostLength) return sentence;
  const spare = Math.max(0, mostLength - (mark.end - mark.start));
  return {
    start: wordStart(
      text,
      Math.max(sentence.start, mark.start - Math.floor(spare / 2)),
      sentence.start,
      mark.start,
    ),
    end: wordEnd(text, Math.min(sentence.end, mark.end + Math.ceil(spare / 2)), sentence.end, mark.end),
  };
}

function sentenceIn(text: string, line: SourceRange, mark: SourceRange): SourceRange {
  let { start, end } = line;
  for (const found of text.slice(line.start, line.end).matchAll(sentenceEnd)) {
    const at = line.start + found.index + found[0].length;
    if (at <= mark.start) start = at;
    else if (at >= mark.end) {
      end = at;
      break;
    }
  }
  return { start, end };
}

function wordStart(text: string, at: number, least: number, most: number): number {
  if (at === least) return at;
  const blank = text.slice(at, most).search(/\s/);
  return blank === -1 ? wholeCharacter(text, at) : at + blank + 1;
}

function wordEnd(text: string, at: number, most: number, least: number): number {
  if (at === most) return at;
  const blank = /\s\S*$/.exec(text.slice(least, at));
  return blank ? least + blank.index : wholeCharacter(text, at);
}

/** Not between the halves of a pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function trimmed(text: string, range: SourceRange, mark: SourceRange): SourceRange {
  let { start, end } = range;
  while (start < mark.start && /\s/.test(text[start])) start++;
  while (end > mark.end && /\s/.test(text[end - 1])) end--;
  return { start, end };
}
