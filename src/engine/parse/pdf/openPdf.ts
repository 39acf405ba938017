/**
 * The door to pdf.js. Only texts are asked of it, so it gets neither a canvas nor a browser: the classes
 * that it wants at its start are empty ones, and its worker runs in this thread, which is one already.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as pdfjsModule from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import { SaegimError } from '../../../shared/errors.ts';

/** A stretch of text as it is set; positions in points from the page's lower left. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** The way the text runs, as a unit vector: (1, 0) is upright. */
  readonly direction: readonly [number, number];
  readonly width: number;
  /** Of the type, in points. */
  readonly size: number;
  readonly isVertical: boolean;
}

export interface OpenPdf {
  readonly pageCount: number;
  /** As the document says, where that is a title. */
  readonly title?: string;
  /** ms since 1970. */
  readonly created?: number;
  /** @param number from 1 */
  readPage(number: number): Promise<{ readonly height: number; readonly items: readonly PdfItem[] }>;
  close(): Promise<void>;
}

/** @throws SaegimError encrypted, parse-failed */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const pdfjs = await (loading ??= loadPdfjs());
  const task = pdfjs.getDocument({
    data: bytes,
    cMapUrl: folderOf('cmaps'),
    standardFontDataUrl: folderOf('standard_fonts'),
    BinaryDataFactory: FileReader,
    CanvasFactory: Nothing,
    FilterFactory: Nothing,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    const info = await document.getMetadata().then(
      (metadata) => metadata.info as { Title?: unknown; CreationDate?: unknown },
      () => ({ Title: undefined, CreationDate: undefined }), // damaged metadata are no loss
    );
    const title = sensibleTitle(info.Title);
    const created = pdfjs.PDFDateString.toDateObject(info.CreationDate as string)?.getTime();
    return {
      pageCount: document.numPages,
      ...(title !== undefined && { title }),
      ...(created !== undefined && created > 0 && { created }),
      async readPage(number) {
        const page = await document.getPage(number);
        const [, bottom, , top] = page.view;
        const { items, styles } = await page.getTextContent();
        page.cleanup();
        return {
          height: top - bottom,
          items: items.flatMap((item) => ('str' in item ? [toItem(item, styles, bottom)] : [])),
        };
      },
      close: () => task.destroy(),
    };
  } catch (error) {
    await task.destroy().catch(() => undefined); // it never opened
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new SaegimError('encrypted', 'the PDF asks for a password', { cause: error });
    }
    throw new SaegimError('parse-failed', 'the PDF cannot be opened', { cause: error });
  }
}

type Pdfjs = typeof pdfjsModule;

let loading: Promise<Pdfjs> | undefined;
/** It comes without types. */
const workerModule: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';

async function loadPdfjs(): Promise<Pdfjs> {
  const needed = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) needed[name] ??= Nothing;
  // With this in place it starts no worker of its own, whatever it takes its surroundings for.
  needed.pdfjsWorker = await import(workerModule);
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

class Nothing {
  destroy(): void {}
}

/** How pdf.js asks for its own files: character maps of Korean, Chinese and Japanese, and standard fonts. */
class FileReader {
  readonly #folders: Readonly<Record<string, string | null>>;

  constructor({ cMapUrl, standardFontDataUrl }: Record<'cMapUrl' | 'standardFontDataUrl', string | null>) {
    this.#folders = { cMapUrl, standardFontDataUrl };
  }

  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = this.#folders[kind];
    // The name comes from the document.
    if (!folder || path.basename(filename) !== filename) throw new Error('no such file of pdf.js');
    return new Uint8Array(await readFile(folder + filename));
  }
}

function folderOf(name: string): string {
  const packageFile = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  return path.join(path.dirname(packageFile), name) + path.sep;
}

function toItem(
  { str, transform, width, height, fontName }: TextItem,
  styles: TextContent['styles'],
  bottom: number,
): PdfItem {
  const [a, b, c, d, x, y] = transform as number[];
  const length = Math.hypot(a, b);
  return {
    text: str,
    x,
    y: y - bottom,
    direction: length > 0 ? [a / length, b / length] : [1, 0],
    width,
    size: Math.hypot(c, d) || height,
    isVertical: styles[fontName]?.vertical ?? false,
  };
}

/** Names of files and what programs write there by themselves are no titles. */
function sensibleTitle(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined;
  const title = written
    .replace(/^Microsoft (?:Word|PowerPoint) - /, '')
    // eslint-disable-next-line no-control-regex -- titles in UTF-16 that a program took for bytes
    .replace(/[\x00-\x1f\ufffd]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
  const isSensible =
    /\p{L}{2}/u.test(title) &&
    title.length <= 200 &&
    !/\.[a-z][a-z0-9]{1,4}$/i.test(title) &&
    !/^(?:untitled|무제|제목 ?없음|document|문서|presentation|slide|powerpoint|\(?anonymous\)?)\s*\d*(?:\s.{0,12})?$/i.test(
      title,
    );
  return isSensible ? title : undefined;
}
