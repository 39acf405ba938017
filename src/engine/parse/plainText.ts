/**
 * Texts that are read as they are: paragraphs between blank lines. Of Org, reStructuredText and LaTeX also
 * the headings are known, so that passages say where they stand.
 */
import { nameWithoutEnding } from '../../shared/domain/noteFormat.ts';
import { timeOf } from './dates.ts';
import { withHeadingPaths, type BareBlock } from './headingPaths.ts';
import { orgLinks, orgMarkup } from './orgMarkup.ts';
import type { ParsedNote } from './parsedNote.ts';
import type { TextMarkup } from './textMarkupParts.ts';
import { latexMarkup, rstMarkup } from './textMarkup.ts';

/** What is longer is prose, or no text at all. */
const maxHeadingLine = 1_000;

/** Of a plain text: no marks, so a `#` in it is a `#`. */
export function parsePlainText(text: string, fileName: string): ParsedNote {
  const markup = markupOf(fileName);
  const blocks: BareBlock[] = [];
  const headings: string[] = [];
  const blankLines = /(?:\r\n|\r(?!\n)|\n)(?=[^\S\r\n]*(?:\r|\n|$))/g;
  for (let start = 0; start < text.length; start = blankLines.lastIndex || text.length) {
    blankLines.lastIndex = start;
    const end = blankLines.exec(text)?.index ?? text.length;
    if (markup) addMarkedUp(markup, start, end);
    else addParagraph(start, end);
  }
  const title = markup?.facts.title ?? nameWithoutEnding(fileName);
  return {
    title,
    tags: markup?.facts.tags ?? [],
    aliases: [],
    ...(markup?.facts.date && { created: timeOf(markup.facts.date) }),
    links: /\.org$/i.test(fileName) ? orgLinks(text) : [],
    blocks: withHeadingPaths(blocks, headings, title),
    warnings: [],
  };

  function addMarkedUp(markup: TextMarkup, start: number, end: number): void {
    const starts = lineStarts(text, start, end);
    const lines = starts.map((from, i) => lineAt(from, starts[i + 1] ?? end));
    let proseStart = start;
    for (let i = 0; i < lines.length;) {
      const heading = markup.headingAt(lines, i);
      if (!heading) {
        i++;
        continue;
      }
      addParagraph(proseStart, starts[i]);
      i += heading.lines;
      proseStart = starts[i] ?? end;
      const range = trimmed(starts[i - heading.lines], proseStart);
      if (!range) continue;
      blocks.push({ kind: 'heading', level: heading.level, range, breaks: [] });
      headings.push(heading.text);
    }
    addParagraph(proseStart, end);
  }

  /** Too long a line is given cut: whatever it is, it is no heading. */
  function lineAt(from: number, to: number): string {
    return text.slice(from, Math.min(to, from + maxHeadingLine + 1)).replace(/[\r\n]+$/, '');
  }

  function addParagraph(start: number, end: number): void {
    const range = trimmed(start, end);
    if (range) blocks.push({ kind: 'paragraph', range, breaks: [] });
  }

  function trimmed(start: number, end: number) {
    const part = text.slice(start, end);
    const first = part.search(/\S/);
    return first === -1 ? undefined : { start: start + first, end: start + part.trimEnd().length };
  }
}

function markupOf(fileName: string): TextMarkup | undefined {
  switch (/\.([^.]+)$/.exec(fileName)?.[1].toLowerCase()) {
    case 'org':
      return orgMarkup(maxHeadingLine);
    case 'rst':
      return rstMarkup(maxHeadingLine);
    case 'tex':
      return latexMarkup(maxHeadingLine);
    default:
      return undefined;
  }
}

function lineStarts(text: string, start: number, end: number): number[] {
  const starts = [start];
  const newline = /\r\n?|\n/g;
  newline.lastIndex = start;
  while (newline.exec(text) && newline.lastIndex < end) starts.push(newline.lastIndex);
  return starts;
}
