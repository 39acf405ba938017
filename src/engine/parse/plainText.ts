import { nameWithoutEnding } from '../../shared/domain/noteFormat.ts';
import type { Block, ParsedNote } from './parsedNote.ts';

/** Paragraphs between blank lines; a plain text has no marks, so a `#` in it is a `#`. */
export function parsePlainText(text: string, fileName: string): ParsedNote {
  const blocks: Block[] = [];
  const blankLines = /(?:\r\n|\r(?!\n)|\n)(?=[^\S\r\n]*(?:\r|\n|$))/g;
  for (let start = 0; start < text.length; start = blankLines.lastIndex || text.length) {
    blankLines.lastIndex = start;
    const end = blankLines.exec(text)?.index ?? text.length;
    addParagraph(start, end);
  }
  return { title: nameWithoutEnding(fileName), tags: [], aliases: [], links: [], blocks, warnings: [] };

  function addParagraph(start: number, end: number): void {
    const paragraph = text.slice(start, end);
    if (paragraph.trim() === '') return;
    const range = { start: start + paragraph.search(/\S/), end: start + paragraph.trimEnd().length };
    blocks.push({ kind: 'paragraph', range, headingPath: [], breaks: [] });
  }
}
