import 'katex/dist/katex.min.css';
import { memo, type ReactNode } from 'react';
import { toJsxRuntime, type Components } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { Anchor } from './Anchor.tsx';
import { Quote } from './Callout.tsx';
import { CodeBlock } from './CodeBlock.tsx';
import { Embed, Image } from './Embed.tsx';
import { property, type Props } from './elementProps.ts';
import { PlaceDivider } from './PlaceDivider.tsx';
import { NestedContext, ReadingContext, useReading, type Reading } from './reading.ts';
import type { RenderedTree } from './renderTree.ts';
import type { Element } from './tree.ts';
import styles from './NoteMarkdown.module.css';

interface NoteMarkdownProps {
  readonly tree: RenderedTree;
  readonly reading: Reading;
  /** How many blocks are drawn by now; all by default. */
  readonly count?: number;
}

/** Raw HTML is never rendered and nothing is loaded from the net. */
export const NoteMarkdown = memo(function NoteMarkdown({ tree, reading, count }: NoteMarkdownProps) {
  return (
    <ReadingContext.Provider value={reading}>
      <NestedContext.Provider value={drawNested}>
        <div className={styles.markdown} data-markdown={reading.depth}>
          {tree.blocks.slice(0, count).map((block, index) => (
            <Block key={index} node={block} />
          ))}
        </div>
      </NestedContext.Provider>
    </ReadingContext.Provider>
  );
});

const drawNested = (tree: RenderedTree, reading: Reading) => <NoteMarkdown tree={tree} reading={reading} />;

/** One at a time, so that drawing a long note can pause between two of them. */
const Block = memo(function Block({ node }: { readonly node: Element }): ReactNode {
  return toJsxRuntime(node, {
    Fragment,
    jsx: jsx as never,
    jsxs: jsxs as never,
    components,
    ignoreInvalidStyle: true,
    passKeys: true,
    passNode: true,
  });
});

function Title({ node, children, ...rest }: Props<'h1'>) {
  const { renderTitle } = useReading();
  if (!property(node, 'dataTitle')) return <h1 {...rest}>{children}</h1>;
  return renderTitle ? renderTitle(children) : null;
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
  if (property(node, 'dataTag')) return <span className={styles.tag}>{props.children}</span>;
  if (property(node, 'dataEmbed') !== undefined) return <Embed node={node} />;
  return <span {...props} />;
}

function Division({ node, ...props }: Props<'div'>) {
  const place = property(node, 'dataPlace');
  if (place !== undefined) return <PlaceDivider index={Number(place)} />;
  if (property(node, 'dataEmbeds')) return <div className={styles.embeds}>{props.children}</div>;
  if (property(node, 'dataMaths')) return <div {...props} className={styles.formula} tabIndex={0} />;
  return <div {...props} />;
}

function Mark({ node, children }: Props<'mark'>) {
  if (property(node, 'dataHighlight')) return <mark className={styles.highlight}>{children}</mark>;
  return (
    <mark className={styles.mark} data-passage="">
      {children}
    </mark>
  );
}

/** Tasks are shown; they are ticked where one writes. */
function Tick({ checked }: Props<'input'>) {
  return <input type="checkbox" checked={checked ?? false} disabled />;
}

const components = {
  h1: Title,
  a: Anchor,
  img: Image,
  blockquote: Quote,
  p: Paragraph,
  pre: CodeBlock,
  table: Table,
  span: Span,
  div: Division,
  mark: Mark,
  input: Tick,
} as Partial<Components>;
