import { noteFormat, type NoteFormat } from '../../shared/domain/noteFormat.ts';
import { SaegimError } from '../../shared/errors.ts';
import { maxReadableCharacters } from '../limits.ts';
import type { ReadableText } from '../parts.ts';
import { decodeAnyText } from './decodeText.ts';
import { readFrontMatter } from './frontMatter.ts';

type Reader = (bytes: Uint8Array, fileName: string) => Promise<ReadableText>;

/** Each is loaded when the first file of its format comes. */
const readers: Readonly<Partial<Record<NoteFormat, () => Promise<Reader>>>> = {
  html: async () => (await import('./html.ts')).readHtml,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  csv: async () => (await import('./csv.ts')).readCsv,
  ipynb: async () => (await import('./ipynb.ts')).readIpynb,
  docx: async () => (await import('./docx.ts')).readDocx,
  pptx: async () => (await import('./pptx.ts')).readPptx,
  xlsx: async () => (await import('./xlsx.ts')).readXlsx,
  epub: async () => (await import('./epub.ts')).readEpub,
  rtf: async () => (await import('./rtf.ts')).readRtf,
  odt: async () => (await import('./odf.ts')).readOdt,
  odp: async () => (await import('./odf.ts')).readOdp,
  ods: async () => (await import('./ods.ts')).readOds,
  hwpx: async () => (await import('./hwp.ts')).readHwpx,
  hwp: async () => (await import('./hwp.ts')).readHwp,
};

/**
 * Bytes of a file to what a person can read of it. A Markdown or text file may be empty, as many notes are;
 * a file of another format in which nothing is found is a failure, for its words may be there and unread.
 * @throws SaegimError not-text, empty-file, unsupported-format, parse-failed, encrypted, no-text, unsafe-archive
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ReadableText> {
  const format = noteFormat(fileName);
  if (format === 'markdown' || format === 'text') return readOwnText(bytes, format);
  const reader = format && readers[format];
  if (!reader) throw new SaegimError('unsupported-format', 'this kind of file is not read as a note');
  if (bytes.length === 0) throw new SaegimError('empty-file', 'the file is empty');
  return withinLimit(await convert(await reader(), bytes, fileName));
}

function readOwnText(bytes: Uint8Array, markup: ReadableText['markup']): ReadableText {
  const { text, encoding, replaced } = decodeAnyText(bytes);
  return {
    text,
    markup,
    places: [],
    properties: (markup === 'markdown' && readFrontMatter(text)?.properties) || [],
    encoding,
    hasByteOrderMark: hasByteOrderMark(bytes),
    warnings: replaced === 0 ? [] : [lostCharacters(replaced)],
  };
}

/** Whatever a library throws over a file is the file's fault, its calls without end included. */
async function convert(read: Reader, bytes: Uint8Array, fileName: string): Promise<ReadableText> {
  try {
    return await read(bytes, fileName);
  } catch (error) {
    if (error instanceof SaegimError) throw error;
    throw new SaegimError('parse-failed', 'the file is damaged', { cause: error });
  }
}

function withinLimit(document: ReadableText): ReadableText {
  if (document.text.length <= maxReadableCharacters) return document;
  const text = document.text.slice(0, maxReadableCharacters);
  return {
    ...document,
    text,
    places: document.places.filter(({ start }) => start < text.length),
    warnings: [...document.warnings, { code: 'partly-read', reason: 'The end of the file was left out.' }],
  };
}

function hasByteOrderMark([a, b, c]: Uint8Array): boolean {
  return (a === 0xef && b === 0xbb && c === 0xbf) || (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

function lostCharacters(count: number): ReadableText['warnings'][number] {
  const places = count === 1 ? 'One place' : `${count} places`;
  return { code: 'replacement-characters', reason: `${places} could not be read in the file's encoding.` };
}
