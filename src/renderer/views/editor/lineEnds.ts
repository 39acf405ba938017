/** A file's line ends stay what they are, while the editor counts each as one place. */
export type LineEnd = '\n' | '\r\n' | '\r';

/** @returns the line end that the text has most of; `\n` for a text of one line */
export function lineEndOf(text: string): LineEnd {
  const windows = count(text, /\r\n/g);
  const unix = count(text, /\n/g) - windows;
  const classic = count(text, /\r/g) - windows;
  if (windows > unix && windows >= classic) return '\r\n';
  return classic > unix ? '\r' : '\n';
}

/** @param text with `\n` */
export function withLineEnd(text: string, lineEnd: LineEnd): string {
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
}

export function withUnixLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A place in the file's text as one in the editor's. */
export function toEditorOffset(text: string, offset: number): number {
  return offset - count(text.slice(0, offset), /\r\n/g);
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
