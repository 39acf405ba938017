/** The stretches of a page as lines, in the order in which the page sets them: that is how it is read. */
import type { PdfItem } from './openPdf.ts';

export interface Line {
  readonly text: string;
  /** Along the line and across it (growing downwards), in points, in the line's own direction. */
  readonly start: number;
  readonly end: number;
  readonly across: number;
  readonly size: number;
  /** Whether the file itself has a blank at the end: then the last word is whole. */
  readonly endsInBlank: boolean;
  readonly direction: string;
  /** Wide gaps inside: cells of a table, a name and its number. */
  readonly isRow: boolean;
}

/** Of the type's size: stretches that differ less across are one line (sub- and superscripts). */
const sameLine = 0.5;
/** A wider gap than this is a blank although none is set. */
const blankGap = 0.2;
/** Text that begins far behind where the last ended, or before it, is another line: a column. */
const columnGap = 12;
const backStep = 1;
/** A gap that no justified line has. */
const cellGap = 1.5;

export function pageLines(items: readonly PdfItem[]): Line[] {
  const lines: Line[] = [];
  let open: PlacedItem[] = [];
  for (const item of items) {
    const text = clean(item.text);
    if (text === '' || item.size === 0) continue;
    const placed = place(item, text);
    if (open.length > 0 && !isContinued(open, placed)) close();
    if (text.trim() !== '' || open.length > 0) open.push(placed);
  }
  close();
  return lines;

  function close(): void {
    const line = open.some(({ text }) => text.trim() !== '') ? joined(open) : undefined;
    if (line) lines.push(line);
    open = [];
  }
}

interface PlacedItem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly across: number;
  readonly size: number;
  readonly direction: string;
}

/** Turned so that the text runs along `start` to `end`. */
function place({ x, y, direction, width, size, isVertical }: PdfItem, text: string): PlacedItem {
  const [along, up] = isVertical ? [0, -1] : direction;
  const start = x * along + y * up;
  const across = isVertical ? -x : x * up - y * along;
  return {
    text,
    start,
    end: start + Math.abs(width),
    across,
    size,
    direction: isVertical ? 'vertical' : `${Math.round(along * 20)} ${Math.round(up * 20)}`,
  };
}

function isContinued(open: readonly PlacedItem[], { start, across, size, direction }: PlacedItem): boolean {
  const last = open[open.length - 1];
  const scale = Math.max(last.size, size);
  return (
    direction === last.direction &&
    Math.abs(across - last.across) < sameLine * scale &&
    start - last.end < columnGap * scale &&
    last.end - start < backStep * scale
  );
}

function joined(items: readonly PlacedItem[]): Line {
  let text = '';
  let isRow = false;
  const seen = items.filter((item) => item.text.trim() !== '');
  seen.forEach((item, i) => {
    if (i > 0 && item.start - seen[i - 1].end > cellGap * item.size) isRow = true;
  });
  items.forEach((item, i) => {
    const last = items[i - 1];
    if (last && item.start - last.end > blankGap * item.size && !/\s$/.test(text)) text += ' ';
    text += item.text;
  });
  const weights = new Map<number, number>();
  for (const { size, text } of items) {
    const rounded = Math.round(size * 2) / 2;
    weights.set(rounded, (weights.get(rounded) ?? 0) + text.trim().length);
  }
  const [[size]] = [...weights].sort((a, b) => b[1] - a[1]);
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    start: items[0].start,
    end: Math.max(...items.map(({ end }) => end)),
    across: items[0].across,
    size,
    endsInBlank: /\s$/.test(text),
    direction: items[0].direction,
    isRow,
  };
}

/** Without what no font shows: controls, private use, code units without their half. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Co}\p{Cs}\p{Cn}\ufffd\u200b\ufeff]/gu, (char) => (/\s/.test(char) ? ' ' : ''))
    .normalize('NFC');
}
