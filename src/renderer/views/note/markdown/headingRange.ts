import type { SourceRange } from '../../../../shared/domain/note.ts';

const line = /^(?:[ \t]{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*|([ \t]{0,3}(?:`{3,}|~{3,})).*)\r?$/gm;

/** @returns where the text of the heading stands that `[[Note#Heading]]` or `[](note.md#heading)` names */
export function headingRange(text: string, heading: string): SourceRange | undefined {
  const wanted = headingKey(heading);
  let isInCode = false;
  for (const match of text.matchAll(line)) {
    const [, , title, fence] = match;
    if (fence !== undefined) isInCode = !isInCode;
    if (isInCode || title === undefined || headingKey(title) !== wanted) continue;
    const start = match.index + match[0].indexOf(title);
    return { start, end: start + title.length };
  }
  return undefined;
}

/** Obsidian names headings by their words, the net by words with dashes. */
function headingKey(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
