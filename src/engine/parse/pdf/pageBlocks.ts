/** Lines of a page as headings, list items and paragraphs of Markdown. */
import { escapeInline, escapeLine } from '../escapeMarkdown.ts';
import type { Line } from './pageLines.ts';

/** What holds for the whole document. */
export interface PdfStyle {
  /** Size of the body's type, points. */
  readonly bodySize: number;
  /** Sizes of headings, largest first. */
  readonly headingSizes: readonly number[];
  /** Whether lines that end with a whole word say so by a blank, so that others end within a word. */
  readonly marksWordEnds: boolean;
}

/** Times the body's size: from here on a short line is a heading. */
const headingScale = 1.15;
/** Past this share of the words large type is no heading but how the document is set (slides, posters). */
const maxHeadingShare = 0.3;
const maxHeadingLevel = 4;
const maxHeadingCharacters = 150;
/** Times the type's size from line to line: wider ones part paragraphs, unless the whole page is set so. */
const paragraphGap = 1.7;
/** Times the usual distance of lines. */
const widerThanUsual = 1.25;
/** Of the widest line of the page: what is no wider does not run on, for columns of text are wider. */
const narrowShare = 0.25;
/** Of the type's size: a line that begins further in begins a paragraph. */
const indentation = 0.8;

const bullet = /^[•‣▪▫◦●○■□◆◇▶►➤✓❖·∙⁃\uf0b7](?:\s+|(?=\p{L}))/u;
const dashItem = /^[-–—*]\s+(?=\S)/;
const numberedItem = /^(?:\(?\d{1,3}[.)]|\(?[a-z가나다라마바사아자차카타파하][.)]|[①-⑳])\s/i;

export function readStyle(pages: readonly { readonly lines: readonly Line[] }[]): PdfStyle {
  const lines = pages.flatMap((page) => page.lines);
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  const [[bodySize] = [0]] = [...letters].sort((a, b) => b[1] - a[1]);
  const larger = [...letters].filter(([size]) => size >= bodySize * headingScale);
  const all = [...letters.values()].reduce((sum, count) => sum + count, 0);
  const isOften = larger.reduce((sum, [, count]) => sum + count, 0) > maxHeadingShare * all;
  const blanks = lines.filter(({ endsInBlank }) => endsInBlank).length;
  return {
    bodySize,
    headingSizes: isOften ? [] : larger.map(([size]) => size).sort((a, b) => b - a),
    marksWordEnds: blanks > 0.2 * lines.length,
  };
}

export function pageBlocks(lines: readonly Line[], style: PdfStyle): string[] {
  const gap = usualGap(lines);
  const blocks: Line[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (block && isContinued(block, line, gap)) block.push(line);
    else blocks.push([line]);
  }
  const narrow = narrowShare * widthOf(lines);
  return tightLists(blocks.map((block) => toMarkdown(block, style, widthOf(block) < narrow)));
}

function widthOf(lines: readonly Line[]): number {
  return Math.max(...lines.map(({ end }) => end)) - Math.min(...lines.map(({ start }) => start));
}

/** Items that follow one another are one list. */
function tightLists(blocks: readonly string[]): string[] {
  const tight: string[] = [];
  for (const block of blocks) {
    const last = tight.at(-1);
    const mark = itemMark.exec(block)?.[0].replace(/\d+/, '1');
    const isNext =
      last !== undefined && mark !== undefined && mark === itemMark.exec(last)?.[0].replace(/\d+/, '1');
    if (isNext) tight[tight.length - 1] = `${last}\n${block}`;
    else tight.push(block);
  }
  return tight;
}

const itemMark = /^(?:- |\d{1,3}[.)] )/;

/** From line to line, times the type's size; the middle one of the page. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines
    .slice(1)
    .map((line, i) => (line.across - lines[i].across) / line.size)
    .filter((gap) => gap > 0.5 && gap < 3)
    .sort((a, b) => a - b);
  return gaps.length === 0 ? paragraphGap : Math.max(gaps[gaps.length >> 1], 1);
}

function isContinued(block: readonly Line[], line: Line, usual: number): boolean {
  const last = block[block.length - 1];
  const gap = (line.across - last.across) / line.size;
  if (line.direction !== last.direction || Math.abs(line.size - last.size) > 0.1 * last.size) return false;
  if (gap <= 0 || gap > Math.max(usual * widerThanUsual, Math.min(paragraphGap, usual * 1.5))) return false;
  if (line.isRow || last.isRow) return line.isRow && last.isRow;
  if (isItem(line.text)) return false;
  if (isItem(block[0].text) && line.start < block[0].start - 0.3 * line.size) return false;
  const left = Math.min(...block.map(({ start }) => start));
  const right = Math.max(...block.map(({ end }) => end));
  if (line.start > right || line.end < left) return false; // beside, not below
  const isIndented = !isItem(block[0].text) && line.start > last.start + indentation * line.size;
  const isLastShort = last.end < right - 6 * last.size && /[.!?。:]["'”’)]*$/.test(last.text);
  return !isIndented && !isLastShort;
}

function isItem(text: string): boolean {
  return bullet.test(text) || dashItem.test(text) || numberedItem.test(text);
}

function toMarkdown(block: readonly Line[], style: PdfStyle, isNarrow: boolean): string {
  const isHeading = style.headingSizes.includes(block[0].size);
  if (block[0].isRow || (isNarrow && !isHeading && areLines(block)))
    return block.map(({ text }) => escapeLine(text)).join('\\\n');
  const text = joinLines(block, style);
  const level = headingLevel(block[0].size, text, style);
  if (level > 0) return `${'#'.repeat(level)} ${escapeInline(text)}`;
  const mark = bullet.exec(text) ?? dashItem.exec(text);
  if (mark) return `- ${escapeLine(text.slice(mark[0].length))}`;
  const number = /^\d{1,3}[.)] (?=\S)/.exec(text)?.[0] ?? '';
  return number + escapeLine(text.slice(number.length));
}

/** Rows of a small table, an address, a verse: nothing that runs on from line to line. */
function areLines(block: readonly Line[]): boolean {
  return (
    block.length > 1 && !isItem(block[0].text) && !block.some(({ text }) => /\p{L}[-\u00ad]$/u.test(text))
  );
}

/** 0 for what is no heading. */
function headingLevel(size: number, text: string, { headingSizes }: PdfStyle): number {
  const rank = headingSizes.indexOf(size);
  const isHeading = rank !== -1 && text.length <= maxHeadingCharacters && /\p{L}/u.test(text);
  return isHeading ? Math.min(rank + 1, maxHeadingLevel) : 0;
}

function joinLines(lines: readonly Line[], style: PdfStyle): string {
  let text = lines[0].text;
  for (let i = 1; i < lines.length; i++) {
    const next = lines[i].text;
    if (/\p{L}\u00ad$/u.test(text)) text = text.slice(0, -1) + next;
    else if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next)) text = text.slice(0, -1) + next;
    else text += (isWithinWord(lines[i - 1], next, style) ? '' : ' ') + next;
  }
  return text.replaceAll('\u00ad', '');
}

/** Chinese and Japanese have no blanks between words; Korean lines may end within a word. */
function isWithinWord({ text, endsInBlank }: Line, next: string, { marksWordEnds }: PdfStyle): boolean {
  if (endsInBlank) return false;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。]$/u.test(text)) {
    return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。]/u.test(next);
  }
  return marksWordEnds && /\p{Script=Hangul}$/u.test(text) && /^\p{Script=Hangul}/u.test(next);
}
