/** PDF to Markdown, page by page. Pictures are not read: a scanned page has no words. */
import { SaegimError } from '../../shared/errors.ts';
import { maxPages } from '../limits.ts';
import type { ReadableText } from '../parts.ts';
import { gatherText } from './gatherText.ts';
import { openPdf, type OpenPdf } from './pdf/openPdf.ts';
import { pageBlocks, readStyle } from './pdf/pageBlocks.ts';
import { pageLines, type Line } from './pdf/pageLines.ts';
import { withoutRunningLines } from './pdf/runningLines.ts';

/** @throws SaegimError encrypted, no-text, parse-failed */
export async function readPdf(bytes: Uint8Array): Promise<ReadableText> {
  const pdf = await openPdf(bytes);
  try {
    const { pages, unread } = await readPages(pdf);
    if (unread === pages.length) throw new SaegimError('parse-failed', 'no page of the PDF can be read');
    const body = withoutRunningLines(pages);
    if (!body.some((page) => page.lines.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))) {
      throw new SaegimError('no-text', `the PDF has no words on its ${pdf.pageCount} pages`);
    }
    const style = readStyle(body);
    const document = gatherText();
    for (const page of body) {
      document.beginPlace({ kind: 'page', number: page.number });
      for (const block of pageBlocks(page.lines, style)) document.addBlock(block);
    }
    return {
      ...(pdf.title !== undefined && { title: pdf.title }),
      ...(pdf.created !== undefined && { created: pdf.created }),
      text: document.text,
      markup: 'markdown',
      places: document.places,
      properties: [],
      warnings: [
        ...(document.isFull || pdf.pageCount > maxPages
          ? [cutAt(document.places.at(-1)?.number ?? 0, pdf)]
          : []),
        ...(unread > 0 ? [damagedPages(unread, pdf)] : []),
      ],
    };
  } finally {
    await pdf.close();
  }
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  /** In points. */
  readonly height: number;
  readonly lines: readonly Line[];
}

async function readPages(pdf: OpenPdf): Promise<{ pages: PdfPage[]; unread: number }> {
  const pages: PdfPage[] = [];
  let unread = 0;
  for (let number = 1; number <= Math.min(pdf.pageCount, maxPages); number++) {
    const page = await pdf.readPage(number).catch(() => undefined); // a damaged page leaves the others readable
    if (!page) unread++;
    pages.push({ number, height: page?.height ?? 0, lines: page ? pageLines(page.items) : [] });
  }
  return { pages, unread };
}

function cutAt(page: number, { pageCount }: OpenPdf): ReadableText['warnings'][number] {
  return { code: 'partly-read', reason: `Read up to page ${page} of ${pageCount}.` };
}

function damagedPages(count: number, { pageCount }: OpenPdf): ReadableText['warnings'][number] {
  return { code: 'partly-read', reason: `${count} of ${pageCount} pages are damaged.` };
}
