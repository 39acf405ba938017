import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Heading } from '../outline/heading.ts';
import { collectHeadings } from './collectHeadings.ts';
import { rehypePluginsFor, remarkPluginsFor, type RenderedNote } from './plugins.ts';
import { shieldSource } from './shieldSource.ts';
import type { Element, Parent } from './tree.ts';

export interface TreeRequest extends RenderedNote {
  /** Before the names of footnotes, so that those of an embedded note are its own. */
  readonly idPrefix: string;
  /** Text for people; `{n}` stands for the number of the reference. */
  readonly footnotes: { readonly title: string; readonly back: string };
}

export interface RenderedTree {
  /** The blocks of the note in order. Plain data. */
  readonly blocks: readonly Element[];
  readonly headings: readonly Heading[];
}

/** Markdown to what is drawn of it. Takes about a second for a megabyte, so it runs beside the page. */
export function renderTree(request: TreeRequest): RenderedTree {
  const { source, idPrefix, footnotes } = request;
  const processor = unified()
    .use(remarkParse)
    .use(remarkPluginsFor(request))
    .use(remarkRehype, {
      allowDangerousHtml: true, // `rawHtml` turns it into text: none is ever rendered
      clobberPrefix: idPrefix,
      footnoteLabel: footnotes.title,
      footnoteBackLabel: (index: number) => footnotes.back.replace('{n}', String(index + 1)),
    })
    .use(rehypePluginsFor(request));
  const tree = processor.runSync(processor.parse(shieldSource(source))) as Parent;
  const headings = collectHeadings(tree);
  const blocks = tree.children.filter((child): child is Element => child.type === 'element');
  for (const block of blocks) dropPositions(block);
  return { blocks, headings };
}

/** Nothing reads them any more, and they are the larger part of what goes to the page. */
function dropPositions(node: Element): void {
  delete node.position;
  delete node.data;
  for (const child of node.children) {
    if (child.type === 'element') dropPositions(child);
    else delete child.position;
  }
}
