import { useContext, useEffect, useState } from 'react';
import { FileText } from 'lucide-react';
import type { NoteId } from '../../../../shared/domain/note.ts';
import { useTranslate } from '../../../state/language.ts';
import { openPart } from '../openPart.ts';
import { renderPart, type RenderedPart } from '../renderPart.ts';
import { onClick } from './Anchor.tsx';
import { NestedContext, useReading } from './reading.ts';
import { useNear } from './useNear.ts';
import styles from './NoteMarkdown.module.css';

interface NoteEmbedProps {
  readonly noteId: NoteId;
  readonly heading?: string;
  readonly block?: string;
  readonly label: string;
}

/** Another note, or a part of it, in its place here. One level deep, and never a note in itself: there it is a link. */
export function NoteEmbed({ noteId, heading, block, label }: NoteEmbedProps) {
  const t = useTranslate();
  const { noteId: from, depth } = useReading();
  const draw = useContext(NestedContext);
  const isWholeSelf = noteId === from && heading === undefined && block === undefined;
  const isShown = depth === 0 && !isWholeSelf;
  const [ref, isNear] = useNear();
  const part = usePart({ noteId, heading, block }, isShown && isNear);
  const title = partTitle(part === 'failed' || !part ? label : part.title, heading);
  const link = (
    <a
      href={`#${noteId}`}
      className={styles.embedTitle}
      data-preview={isShown ? undefined : noteId}
      onClick={onClick(() => openPart({ noteId, heading, block }))}
    >
      <FileText aria-hidden="true" />
      {title}
    </a>
  );
  if (!isShown) return link;
  return (
    <section ref={ref} className={styles.embed} aria-label={t('note.embed', { note: title })}>
      {link}
      <div className={styles.embedBody}>
        {part === 'failed' && <p>{t('note.embed.failed', { note: label })}</p>}
        {part && part !== 'failed' && !part.tree && <p>{t('note.heading.missing', { note: part.title })}</p>}
        {part && part !== 'failed' && part.tree && draw(part.tree, part.reading)}
      </div>
    </section>
  );
}

function partTitle(title: string, heading: string | undefined): string {
  return heading === undefined || heading === title ? title : `${title} › ${heading}`;
}

interface Part {
  readonly noteId: NoteId;
  readonly heading?: string;
  readonly block?: string;
}

function usePart({ noteId, heading, block }: Part, isWanted: boolean): RenderedPart | 'failed' | undefined {
  const t = useTranslate();
  const [part, setPart] = useState<RenderedPart | 'failed'>();
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    renderPart({ noteId, heading, block }, t).then(
      (rendered) => {
        if (!isGone) setPart(rendered);
      },
      () => {
        if (!isGone) setPart('failed');
      },
    );
    return () => {
      isGone = true;
    };
  }, [noteId, heading, block, isWanted, t]);
  return part;
}
