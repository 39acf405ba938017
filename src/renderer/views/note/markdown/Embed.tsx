import { ImageOff } from 'lucide-react';
import { shell } from '../../../bridge.ts';
import { useTranslate } from '../../../state/language.ts';
import { onClick, safeUrl } from './Anchor.tsx';
import { Attachment } from './Attachment.tsx';
import { decodeTarget, fileNameOf } from './attachmentKind.ts';
import { property, type Props } from './elementProps.ts';
import { NoteEmbed } from './NoteEmbed.tsx';
import type { Element } from './tree.ts';
import styles from './NoteMarkdown.module.css';

/** `![[…]]`: a note, or a file beside the notes. */
export function Embed({ node }: { readonly node: Element | undefined }) {
  const noteId = property(node, 'dataNote');
  const target = property(node, 'dataEmbed') ?? '';
  const label = property(node, 'dataLabel');
  if (noteId !== undefined) {
    const part = { heading: property(node, 'dataHeading'), block: property(node, 'dataBlock') };
    return <NoteEmbed noteId={noteId} {...part} label={label ?? target} />;
  }
  return <Attachment target={target} label={label} size={property(node, 'dataSize')} />;
}

/** `![alt](path)`. What lies on the net is named, not loaded. */
export function Image({ node, src, alt }: Props<'img'>) {
  const t = useTranslate();
  const url = typeof src === 'string' ? src : '';
  const noteId = property(node, 'dataNote');
  if (noteId !== undefined) return <NoteEmbed noteId={noteId} label={alt || fileNameOf(url)} />;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url) && !url.startsWith('//'))
    return <Attachment target={decodeTarget(url)} label={alt} size={property(node, 'dataSize')} />;
  if (/^data:image\//i.test(url))
    return <img className={styles.picture} src={url} alt={alt ?? ''} draggable={false} />;
  const name = alt || fileNameOf(decodeTarget(url)) || url;
  const label = (
    <>
      <ImageOff aria-hidden="true" />
      {t('note.image', { name: name.slice(0, longestName) })}
    </>
  );
  if (!/^https?:/i.test(url)) return <span className={styles.image}>{label}</span>;
  return (
    <a
      href={url}
      className={styles.image}
      title={t('note.image.remote')}
      onClick={onClick(() => shell.openExternal(safeUrl(url)))}
    >
      {label}
    </a>
  );
}

/** An image written into its address is a name of a megabyte. */
const longestName = 120;
