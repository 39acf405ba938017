import type { Options } from 'react-markdown';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import type { ResolvedLink, SourceRange } from '../../../../shared/domain/note.ts';
import { callouts } from './callouts.ts';
import { inlineTags } from './inlineTags.ts';
import { koreanEmphasis } from './koreanEmphasis.ts';
import { linkNotes } from './linkNotes.ts';
import { markPassage } from './markPassage.ts';
import { rawHtml } from './rawHtml.ts';
import { titleHeading } from './titleHeading.ts';

export const remarkPlugins: Options['remarkPlugins'] = [remarkGfm, [remarkFrontmatter, ['yaml', 'toml']]];

export interface RenderedNote {
  readonly source: string;
  readonly title: string;
  readonly links: readonly ResolvedLink[];
  readonly range?: SourceRange;
}

/** Links first, while the text is whole; marks last, over what all the others have made. */
export function rehypePluginsFor({ source, title, links, range }: RenderedNote): Options['rehypePlugins'] {
  return [
    rawHtml,
    [koreanEmphasis, { source }],
    [titleHeading, { title }],
    [linkNotes, { source, links }],
    callouts,
    [inlineTags, { source }],
    [markPassage, { source, range }],
  ];
}
