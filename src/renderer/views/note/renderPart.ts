import type { NoteDocument, SourceRange } from '../../../shared/domain/note.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { readNote } from '../../state/note.ts';
import type { PreviewTarget } from '../../state/preview.ts';
import { footnoteTexts } from './footnoteTexts.ts';
import type { Reading } from './markdown/reading.ts';
import type { RenderedTree } from './markdown/renderTree.ts';
import { requestTree } from './markdown/requestTree.ts';
import { frontMatterEnd } from './plainLines.ts';
import { blockRange, linksWithin, sectionRange } from './markdown/section.ts';

export interface RenderedPart {
  readonly title: string;
  readonly path: string;
  /** Undefined when the note has no such heading or block. */
  readonly tree?: RenderedTree;
  readonly reading: Reading;
}

/** More of a note is not shown inside another (UTF-16 units). */
const longestPart = 40_000;

/**
 * A note or a part of it, to be shown inside another or on a card.
 * @param longest UTF-16 units, cut between two blocks
 * @throws SaegimError when the note cannot be read, Error when its Markdown cannot be rendered
 */
export async function renderPart(
  { noteId, heading, block }: PreviewTarget,
  t: Translate,
  longest = longestPart,
): Promise<RenderedPart> {
  const document = await readNote(noteId);
  const { note, text, outgoing } = document;
  const found = rangeOf(document, heading, block);
  const facts = { title: note.title, path: note.path, reading: { noteId, depth: 1 } };
  if (!found) return facts;
  const range = { start: found.start, end: cutAt(text, found, longest) };
  const tree = await requestTree({
    source: text.slice(range.start, range.end),
    title: heading === undefined && block === undefined ? note.title : undefined,
    links: linksWithin(outgoing, range),
    idPrefix: `${noteId}-`,
    footnotes: footnoteTexts(t),
  });
  return { ...facts, tree };
}

function rangeOf({ text }: NoteDocument, heading?: string, block?: string): SourceRange | undefined {
  if (block !== undefined) return blockRange(text, block);
  if (heading !== undefined) return sectionRange(text, heading);
  return { start: frontMatterEnd(text), end: text.length };
}

function cutAt(text: string, { start, end }: SourceRange, longest: number): number {
  if (end - start <= longest) return end;
  const blank = text.lastIndexOf('\n\n', start + longest);
  return blank > start ? blank : start + longest;
}
