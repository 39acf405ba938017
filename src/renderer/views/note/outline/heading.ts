import type { OutlineHeading } from '../../../state/outline.ts';
import { frontMatterEnd } from '../plainLines.ts';

export type Heading = OutlineHeading;

const line = /^(?:[ \t]{0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*|([ \t]{0,3}(?:`{3,}|~{3,})).*)\r?$/gm;

/** The headings of a text as written, without rendering it: for notes shown as plain lines and for an editor. */
export function readHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let isInCode = false;
  for (const match of text.matchAll(line)) {
    const [, signs, title, fence] = match;
    if (fence !== undefined) isInCode = !isInCode;
    else if (!isInCode) headings.push({ level: signs.length, text: title.trim(), start: match.index });
  }
  return headings;
}

/** As `readHeadings`, without the properties and without the heading that is the note's title. */
export function headingsBelowTitle(text: string, title: string): Heading[] {
  const from = frontMatterEnd(text);
  const headings = readHeadings(text.slice(from)).map((each) => ({ ...each, start: each.start + from }));
  const [first] = headings;
  const isTitle = first?.level === 1 && first.text.normalize('NFC') === title.trim();
  return isTitle && text.slice(from, first.start).trim() === '' ? headings.slice(1) : headings;
}

/** @returns the index of the last heading that begins at or before the offset; -1 before the first */
export function headingAt(headings: readonly Heading[], offset: number): number {
  return headings.findLastIndex(({ start }) => start <= offset);
}

/** How deep each heading is drawn: levels that a note leaves out leave no gap. */
export function headingDepths(headings: readonly Heading[]): number[] {
  const open: number[] = [];
  return headings.map(({ level }) => {
    while (open.length > 0 && open.at(-1)! >= level) open.pop();
    open.push(level);
    return open.length - 1;
  });
}
