import { createContext, memo, useContext, useMemo, type ComponentProps, type ReactNode } from 'react';
import { ImageOff } from 'lucide-react';
import Markdown, { type Components, type ExtraProps } from 'react-markdown';
import { shell } from '../../../bridge.ts';
import { useTranslate } from '../../../state/language.ts';
import { openNote } from '../../../state/navigation.ts';
import { readNote } from '../../../state/note.ts';
import { calloutOf } from './calloutKinds.ts';
import { headingRange } from './headingRange.ts';
import { rehypePluginsFor, remarkPlugins, type RenderedNote } from './plugins.ts';
import styles from './NoteMarkdown.module.css';

interface NoteMarkdownProps extends RenderedNote {
  /** Draws the head of the note around its title. */
  readonly renderTitle: (title: ReactNode) => ReactNode;
}

const TitleContext = createContext<(title: ReactNode) => ReactNode>((title) => title);

/** Raw HTML is never rendered and nothing is loaded from the net. */
export const NoteMarkdown = memo(function NoteMarkdown({
  source,
  title,
  links,
  range,
  renderTitle,
}: NoteMarkdownProps) {
  const rehypePlugins = useMemo(
    () => rehypePluginsFor({ source, title, links, range }),
    [source, title, links, range],
  );
  return (
    <TitleContext.Provider value={renderTitle}>
      <div className={styles.markdown}>
        <Markdown remarkPlugins={remarkPlugins} rehypePlugins={rehypePlugins} components={components}>
          {source}
        </Markdown>
      </div>
    </TitleContext.Provider>
  );
});

type Props<T extends keyof React.JSX.IntrinsicElements> = ComponentProps<T> & ExtraProps;

function property(node: ExtraProps['node'], name: string): string | undefined {
  const value = node?.properties[name];
  return value === undefined || value === null || value === false ? undefined : String(value);
}

function Heading({ node, children }: Props<'h1'>) {
  const renderTitle = useContext(TitleContext);
  return property(node, 'dataTitle') ? renderTitle(children) : <h1>{children}</h1>;
}

function Anchor({ node, href = '', children }: Props<'a'>) {
  const t = useTranslate();
  const noteId = property(node, 'dataNote');
  const missing = property(node, 'dataMissing');
  if (noteId !== undefined) {
    return (
      <a
        href={`#${noteId}`}
        className={styles.noteLink}
        onClick={onClick(() => openLink(noteId, property(node, 'dataHeading')))}
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
      <a href={href} id={property(node, 'id')} onClick={onClick(() => scrollToId(href.slice(1)))}>
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
function safeUrl(url: string): string {
  return url.replace(/^http:/i, 'https:');
}

/** A note that cannot be read says why when it is opened. */
async function openLink(noteId: string, heading?: string): Promise<void> {
  if (heading === undefined) return openNote(noteId);
  const text = await readNote(noteId).then(
    (document) => document.text,
    () => '',
  );
  openNote(noteId, headingRange(text, heading));
}

/** Nothing in a note may navigate the window. */
function onClick(open: () => unknown) {
  return (event: React.MouseEvent) => {
    event.preventDefault();
    void open();
  };
}

function scrollToId(id: string): void {
  document.getElementById(decodeURIComponent(id))?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

function Image({ src, alt }: Props<'img'>) {
  const t = useTranslate();
  const url = typeof src === 'string' ? src : '';
  const name = alt || decodeURIComponent(url.split('/').at(-1) ?? '') || url;
  const isRemote = /^https?:/i.test(url);
  const label = (
    <>
      <ImageOff aria-hidden="true" />
      {t('note.image', { name })}
    </>
  );
  if (!isRemote) return <span className={styles.image}>{label}</span>;
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

function Quote({ node, children }: Props<'blockquote'>) {
  const t = useTranslate();
  const written = property(node, 'dataCallout');
  if (written === undefined) return <blockquote>{children}</blockquote>;
  const { kind, title, Icon } = calloutOf(written);
  const hasTitle = node?.children.some(
    (child) => child.type === 'element' && 'dataCalloutTitle' in child.properties,
  );
  return (
    <aside role="note" aria-label={t(title)} className={styles.callout} data-kind={kind}>
      <Icon aria-hidden="true" className={styles.calloutIcon} />
      {!hasTitle && <p className={styles.calloutTitle}>{t(title)}</p>}
      {children}
    </aside>
  );
}

function Paragraph({ node, children }: Props<'p'>) {
  if (property(node, 'dataCalloutTitle')) return <p className={styles.calloutTitle}>{children}</p>;
  if (property(node, 'dataRawHtml')) return <p className={styles.rawHtml}>{children}</p>;
  return <p>{children}</p>;
}

function Table({ children }: Props<'table'>) {
  return (
    <div className={styles.table} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

function Span({ node, ...props }: Props<'span'>) {
  return property(node, 'dataTag') ? (
    <span className={styles.tag}>{props.children}</span>
  ) : (
    <span {...props} />
  );
}

function Mark({ children }: Props<'mark'>) {
  return (
    <mark className={styles.mark} data-passage="">
      {children}
    </mark>
  );
}

const components: Components = {
  h1: Heading,
  a: Anchor,
  img: Image,
  blockquote: Quote,
  p: Paragraph,
  table: Table,
  span: Span,
  mark: Mark,
};
