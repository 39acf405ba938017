import { nameWithoutEnding, noteFormat } from '../../shared/domain/noteFormat.ts';
import { SaegimError } from '../../shared/errors.ts';
import { readBlocks } from './blocks.ts';
import { readFrontMatter } from './frontMatter.ts';
import type { Block, ParsedNote } from './parsedNote.ts';
import { parsePlainText } from './plainText.ts';
import { scanInline, type InlineMarks } from './scanInline.ts';

/**
 * What a note says of itself, and its parts with their exact places. The text is not changed.
 * @param text as `decodeText` gave it
 * @throws SaegimError unsupported-format by the file's name
 */
export function parseNote(text: string, fileName: string): ParsedNote {
  switch (noteFormat(fileName)) {
    case 'markdown':
      return parseMarkdown(text, fileName);
    case 'text':
      return parsePlainText(text, fileName);
    case undefined:
      throw new SaegimError('unsupported-format', 'this kind of file is not read as a note');
  }
}

export function parseMarkdown(text: string, fileName: string): ParsedNote {
  const frontMatter = readFrontMatter(text);
  const { blocks, headings, prose } = readBlocks(text, frontMatter?.bodyStart ?? 0);
  const marks: InlineMarks = { links: [], tags: [] };
  for (const { start, end } of prose) scanInline(text.slice(start, end), start, marks);

  const title = frontMatter?.title ?? firstTitle(blocks, headings) ?? nameWithoutEnding(fileName);
  return {
    title,
    tags: distinct([...(frontMatter?.tags ?? []), ...marks.tags]),
    aliases: distinct(frontMatter?.aliases ?? []),
    created: frontMatter?.created,
    links: marks.links,
    blocks: [
      // What cannot be read as YAML is read as text: its words must not be lost.
      ...(frontMatter
        ? [
            {
              kind: frontMatter.isBroken ? ('paragraph' as const) : ('front-matter' as const),
              range: frontMatter.range,
              headingPath: [],
              breaks: [],
            },
          ]
        : []),
      ...withHeadingPaths(blocks, headings, title),
    ],
    warnings: frontMatter?.isBroken
      ? [
          {
            code: 'front-matter-broken',
            reason:
              'The front matter is not valid YAML; the note came in whole, with what could be read of it.',
          },
        ]
      : [],
  };
}

function firstTitle(
  blocks: readonly Omit<Block, 'headingPath'>[],
  headings: readonly string[],
): string | undefined {
  const levels = blocks.flatMap((block) => block.level ?? []);
  return headings.find((heading, i) => levels[i] === 1 && heading !== '');
}

function withHeadingPaths(
  blocks: readonly Omit<Block, 'headingPath'>[],
  headings: readonly string[],
  title: string,
): Block[] {
  const open: { level: number; text: string }[] = [];
  let next = 0;
  let headingPath: readonly string[] = [];
  return blocks.map((block) => {
    if (block.level !== undefined) {
      while (open.length > 0 && open[open.length - 1].level >= block.level) open.pop();
      open.push({ level: block.level, text: headings[next++] });
      const path = open.map(({ text }) => text).filter((text) => text !== '');
      headingPath = path[0] === title ? path.slice(1) : path;
    }
    return { ...block, headingPath };
  });
}

/** As first written; doubles by case and Unicode form go. */
function distinct(words: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const word of words) {
    const key = word.normalize('NFC').toLowerCase();
    if (key !== '' && !byKey.has(key)) byKey.set(key, word);
  }
  return [...byKey.values()];
}
