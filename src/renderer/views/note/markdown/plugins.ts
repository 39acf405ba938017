import type { Options } from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import rehypeKatex from 'rehype-katex';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import type { ResolvedLink, SourcePlace, SourceRange } from '../../../../shared/domain/note.ts';
import { blockIds } from './blockIds.ts';
import { callouts } from './callouts.ts';
import { codeLanguages } from './codeLanguages.ts';
import { embeds } from './embeds.ts';
import { highlights } from './highlights.ts';
import { inlineFootnotes } from './inlineFootnotes.ts';
import { inlineTags } from './inlineTags.ts';
import { koreanEmphasis } from './koreanEmphasis.ts';
import { linkNotes } from './linkNotes.ts';
import { markPassage } from './markPassage.ts';
import { displayMaths, frameMaths } from './maths.ts';
import { placeCode } from './placeCode.ts';
import { placeMarks } from './placeMarks.ts';
import { rawHtml } from './rawHtml.ts';
import { restore } from './restore.ts';
import { titleHeading } from './titleHeading.ts';

export interface RenderedNote {
  readonly source: string;
  /** Drawn by the view around the heading that is the title; without one, as for an embedded part, none is. */
  readonly title?: string;
  readonly links: readonly ResolvedLink[];
  readonly range?: SourceRange;
  readonly places?: readonly SourcePlace[];
}

type Plugins = NonNullable<Options['rehypePlugins']>;

export function remarkPluginsFor({ source }: Pick<RenderedNote, 'source'>): Plugins {
  return [
    remarkGfm,
    remarkMath,
    [remarkFrontmatter, ['yaml', 'toml']],
    [displayMaths, { source }],
    [inlineFootnotes, { source }],
  ];
}

/** Links first, while the text is whole; marks last, over what all the others have made. */
export function rehypePluginsFor({ source, title, links, range, places = [] }: RenderedNote): Plugins {
  return [
    restore,
    rawHtml,
    [koreanEmphasis, { source }],
    ...(title === undefined ? [] : ([[titleHeading, { title }]] satisfies Plugins)),
    [embeds, { source, links }],
    [linkNotes, { source, links }],
    callouts,
    blockIds,
    [inlineTags, { source }],
    highlights,
    frameMaths,
    [rehypeKatex, { strict: 'ignore', throwOnError: false, maxExpand: longestExpansion, maxSize: widestEm }],
    [rehypeHighlight, { languages: codeLanguages, plainText: ['mermaid', 'text', 'txt', 'math'] }],
    [placeCode, { source }],
    [markPassage, { source, range }],
    [placeMarks, { places }],
  ];
}

/** Macros that call themselves end here. */
const longestExpansion = 500;
/** `\rule{9999em}{9999em}` does not cover the note. */
const widestEm = 40;
