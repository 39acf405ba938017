import { shell } from '../../../bridge.ts';
import { useTranslate } from '../../../state/language.ts';
import { openPart } from '../openPart.ts';
import { property, type Props } from './elementProps.ts';
import styles from './NoteMarkdown.module.css';

/** A link to a note, within the note, to the net, or to nowhere. Nothing in a note may navigate the window. */
export function Anchor({ node, href = '', children, ...rest }: Props<'a'>) {
  const t = useTranslate();
  const noteId = property(node, 'dataNote');
  const missing = property(node, 'dataMissing');
  if (noteId !== undefined) {
    const part = { heading: property(node, 'dataHeading'), block: property(node, 'dataBlock') };
    return (
      <a
        href={`#${noteId}`}
        className={styles.noteLink}
        data-preview={noteId}
        data-preview-heading={part.heading}
        data-preview-block={part.block}
        onClick={onClick(() => openPart({ noteId, ...part }))}
      >
        {children}
      </a>
    );
  }
  if (missing !== undefined) {
    return (
      <span className={styles.missing} title={t('note.link.missing', { target: missing })}>
        {children}
      </span>
    );
  }
  if (href.startsWith('#')) {
    return (
      <a
        href={href}
        id={property(node, 'id')}
        aria-label={rest['aria-label']}
        onClick={onClick((anchor) => scrollToId(anchor, href.slice(1)))}
      >
        {children}
      </a>
    );
  }
  if (!/^(https?|mailto):/i.test(href)) return <span className={styles.missing}>{children}</span>;
  const url = safeUrl(href);
  return (
    <a href={url} title={t('note.link.external', { url })} onClick={onClick(() => shell.openExternal(url))}>
      {children}
    </a>
  );
}

/** Unencrypted addresses are not opened; nearly every place has the other kind as well. */
export function safeUrl(url: string): string {
  return url.replace(/^http:/i, 'https:');
}

export function onClick(open: (element: HTMLElement) => unknown) {
  return (event: React.MouseEvent<HTMLElement>) => {
    event.preventDefault();
    void open(event.currentTarget);
  };
}

/** To the footnote or back; the focus goes along, so that Tab goes on from there. */
function scrollToId(anchor: HTMLElement, id: string): void {
  const root = anchor.closest('[data-markdown]') ?? document;
  const target = root.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  if (!target) return;
  target.scrollIntoView({ block: 'center', behavior: 'smooth' });
  if (!target.matches('a')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
