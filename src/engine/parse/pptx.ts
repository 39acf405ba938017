/** PowerPoint presentations: slides in the order they are shown, speaker notes as a callout below each. */
import type { ReadableText } from '../parts.ts';
import { documentText } from './office/documentText.ts';
import {
  openOfficePackage,
  parseXml,
  partText,
  xmlAttribute,
  xmlElements,
  type OfficePackage,
} from './office/officePackage.ts';
import { parseOfficeTree } from './office/officeTree.ts';
import { plainSlide } from './office/plainSlide.ts';
import { storedZip } from './office/storedZip.ts';
import { slidePart } from './office/slidePart.ts';

const wanted =
  /^(?:ppt\/(?:[^/]+\.xml|_rels\/[^/]+|(?:slides|notesSlides)\/.+)|docProps\/.+|\[Content_Types\]\.xml)$/;
const slideFile = /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/;

/** @throws SaegimError empty-file, encrypted, unsafe-archive, no-text, parse-failed */
export async function readPptx(bytes: Uint8Array, _fileName: string): Promise<ReadableText> {
  const parts = await openOfficePackage(bytes, wanted);
  const { nodes, title, created, warnings } = await parseOfficeTree(storedZip(plainParts(parts)), 'pptx');
  const slides = nodes.filter((node) => node.type === 'slide');
  const notes = slides.flatMap((slide) => slide.notes ?? []);
  const slideOfNotes = slidesOfNotes(parts);

  // The library numbers slides and notes by their files' names; people number them as they are shown.
  const byFile = new Map(slides.map((slide) => [slide.metadata?.slideNumber ?? 0, slide]));
  const shown = slideOrder(parts) ?? [...byFile.keys()];
  const read = shown.map((file, i) =>
    slidePart(
      i + 1,
      byFile.get(file)?.children ?? [],
      notes.filter((note) => {
        const notesFile = note.type === 'note' ? (note.metadata?.slideNumber ?? 0) : 0;
        return (slideOfNotes.get(notesFile) ?? notesFile) === file;
      }),
    ),
  );
  return documentText(read, {
    title,
    created,
    warnings,
    hasPictures: read.some(({ hasPictures }) => hasPictures),
  });
}

function plainParts(parts: OfficePackage): OfficePackage {
  return new Map(
    Array.from(parts, ([path, part]) => [
      path,
      slideFile.test(path) ? Buffer.from(plainSlide(new TextDecoder().decode(part))) : part,
    ]),
  );
}

/** Numbers in the slides' file names, as they are shown; undefined where the list cannot be read. */
function slideOrder(parts: OfficePackage): number[] | undefined {
  const presentation = partText(parts, 'ppt/presentation.xml') ?? '';
  const targets = new Map(
    relationships(parts, 'ppt/_rels/presentation.xml.rels').map(({ id, target }) => [
      id,
      slideNumber(target),
    ]),
  );
  const ids = [...presentation.matchAll(/<(?:\w+:)?sldId\b[^<>]*?\s\w+:id="([^"]+)"/g)];
  const order = ids.flatMap(([, id]) => targets.get(id) ?? []);
  return order.length > 0 && order.length === ids.length ? order : undefined;
}

function slidesOfNotes(parts: OfficePackage): ReadonlyMap<number, number> {
  const slides = new Map<number, number>();
  for (const path of parts.keys()) {
    const notes = /notesSlide(\d+)\.xml\.rels$/.exec(path);
    if (!notes) continue;
    const slide = relationships(parts, path).flatMap(({ target }) => slideNumber(target) ?? [])[0];
    if (slide !== undefined) slides.set(Number(notes[1]), slide);
  }
  return slides;
}

function relationships(parts: OfficePackage, path: string): { id: string; target: string }[] {
  return xmlElements(parseXml(partText(parts, path) ?? ''), 'Relationships.Relationship').map((one) => ({
    id: xmlAttribute(one, 'Id') ?? '',
    target: xmlAttribute(one, 'Target') ?? '',
  }));
}

function slideNumber(target: string): number | undefined {
  const found = /(?:^|\/)slides\/slide(\d+)\.xml$/.exec(target);
  return found ? Number(found[1]) : undefined;
}
