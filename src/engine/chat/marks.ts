/** A citation as written in an answer: `[1]`, `[1, 3]`, `[^2]`, `【1】`. */
export interface Mark {
  /** Where it stood, as an index into the text without marks. */
  readonly at: number;
  readonly numbers: readonly number[];
}

export interface UnmarkedText {
  readonly plain: string;
  readonly marks: readonly Mark[];
}

const mark = /[ \t]*(?:\[\^?(\d{1,3}(?:\s*,\s*\^?\d{1,3})*)\](?!\()|【(\d{1,3})[^】\n]{0,20}】)/g;

/** Takes the marks out of a text, with the blanks before them. */
export function takeMarks(text: string): UnmarkedText {
  const marks: Mark[] = [];
  let plain = '';
  let cursor = 0;
  for (const match of text.matchAll(mark)) {
    plain += text.slice(cursor, match.index);
    cursor = match.index + match[0].length;
    marks.push({
      at: plain.length,
      numbers: (match[1] ?? match[2]).split(',').map((n) => Number(n.replace(/\D/g, ''))),
    });
  }
  return { plain: plain + text.slice(cursor), marks };
}
