import { startTransition, useEffect, useState } from 'react';
import type { NoteDocument, SourceRange } from '../../../shared/domain/note.ts';
import { useTranslate } from '../../state/language.ts';
import { footnoteTexts } from './footnoteTexts.ts';
import type { RenderedTree } from './markdown/renderTree.ts';
import { requestTree } from './markdown/requestTree.ts';

export interface DrawnNote {
  readonly document: NoteDocument;
  readonly range?: SourceRange;
  /** Undefined where the text is shown as it is. */
  readonly tree?: RenderedTree;
}

/** Longer texts (UTF-16 units; Korean of 400 kB) are shown as they are: so much Markdown holds up the page when it is laid out. */
const longestMarkdown = 150_000;

/**
 * The note as last rendered: the former one stays until the next has come, so that nothing flashes.
 * Drawn in a transition, which pauses between blocks.
 */
export function useDrawnNote(document: NoteDocument, range?: SourceRange): DrawnNote | undefined {
  const t = useTranslate();
  const [drawn, setDrawn] = useState<DrawnNote>();
  useEffect(() => {
    let isGone = false;
    const show = (tree?: RenderedTree) => {
      if (!isGone) startTransition(() => setDrawn({ document, range, tree }));
    };
    if (isShownPlain(document)) show();
    else
      render(document, range, footnoteTexts(t)).then(show, (error: unknown) => {
        console.warn('this note is shown as plain text:', String(error).slice(0, 200));
        show();
      });
    return () => {
      isGone = true;
    };
  }, [document, range, t]);
  return drawn;
}

export function isShownPlain({ markup, text }: NoteDocument): boolean {
  return markup === 'text' || text.length > longestMarkdown;
}

function render(
  { note, text, outgoing, places }: NoteDocument,
  range: SourceRange | undefined,
  footnotes: { title: string; back: string },
): Promise<RenderedTree> {
  const request = { source: text, title: note.title, links: outgoing, range, places };
  return requestTree({ ...request, idPrefix: `${note.id}-`, footnotes });
}
