/** Word documents, by mammoth: its HTML says what is a heading, a list, a table by the document's styles. */
import mammoth from 'mammoth';
import type { ReadableText } from '../parts.ts';
import { documentHtml } from './office/documentHtml.ts';
import { documentText, parsing, sectionsOf } from './office/documentText.ts';
import { withFootnotes, type FootnoteTexts } from './office/footnotes.ts';
import { noteCall } from './office/inline.ts';
import { coreFacts, openOfficePackage } from './office/officePackage.ts';

/** @throws SaegimError empty-file, encrypted, unsafe-archive, no-text, parse-failed */
export async function readDocx(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  const parts = await openOfficePackage(bytes, /^docProps\/core\.xml$/);
  const { html, pictures } = await parsing('document', () => convert(bytes));
  const { body, notes } = takeNotes(html);
  const markdown = documentHtml(body);
  return documentText(withFootnotes(sectionsOf(markdown), notes), {
    ...coreFacts(parts),
    hasPictures: pictures > 0,
  });
}

/** Beside those that mammoth knows: the document's title, and styles of Korean programs. */
const headingStyles = [
  "p[style-name='Title'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].flatMap((level) => [
    `p[style-name='제목 ${level}'] => h${level}:fresh`,
    `p[style-name='개요 ${level}'] => h${level}:fresh`,
  ]),
];

async function convert(bytes: Uint8Array): Promise<{ html: string; pictures: number }> {
  let pictures = 0;
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) },
    {
      styleMap: [...headingStyles],
      idPrefix: '',
      convertImage: mammoth.images.imgElement(async () => {
        pictures++;
        return { src: '' };
      }),
    },
  );
  return { html: value, pictures };
}

interface Notes {
  readonly body: string;
  readonly notes: FootnoteTexts;
}

/** mammoth writes notes as links to a list at the end, and back. */
const call = /<sup><a href="#((?:foot|end)note-[^"]*)" id="[^"]*">\[(\d+)\]<\/a><\/sup>/g;
const listStart = /<ol><li id="(?:foot|end)note-/;

function takeNotes(html: string): Notes {
  const labels = new Map<string, string>();
  const body = html.replace(call, (_, id: string, label: string) => {
    labels.set(id, label);
    return noteCall(label);
  });
  const start = body.search(listStart);
  if (start === -1) return { body, notes: new Map() };
  const notes = new Map<string, string>();
  for (const item of body
    .slice(start)
    .split(/<li id="(?=(?:foot|end)note-)/)
    .slice(1)) {
    const [, id, content] = /^([^"]*)">([\s\S]*)$/.exec(item) ?? [];
    const label = labels.get(id);
    if (label === undefined) continue;
    const note = documentHtml(content.replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, ''));
    notes.set(label, note);
  }
  return { body: body.slice(0, start), notes };
}
