import type { PdfPage } from '../pdf.ts';
import type { Line } from './pageLines.ts';

/** Of the page's height, above and below: where titles and numbers run along. */
const margin = 0.1;
const minPages = 3;
const minShare = 0.1; // the title of a chapter runs along that chapter only

/** Without page numbers and what else stands at the same place of many pages, figures aside. */
export function withoutRunningLines(pages: readonly PdfPage[]): PdfPage[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.flatMap((line) => keyOf(line, page) ?? []))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const least = Math.max(minPages, minShare * pages.filter(({ lines }) => lines.length > 0).length);
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      const key = keyOf(line, page);
      return key === undefined || counts.get(key)! < least;
    }),
  }));
}

/** Undefined for lines of the body. */
function keyOf({ text, across, direction }: Line, { height }: PdfPage): string | undefined {
  const fromBottom = -across / height; // an upright line grows downwards from the page's lower edge
  if (direction !== '20 0' || (fromBottom > margin && fromBottom < 1 - margin)) return undefined;
  return `${Math.round(across / 4)} ${text.replace(/\d+|\b[ivxlc]+\b/gi, '#')}`;
}
