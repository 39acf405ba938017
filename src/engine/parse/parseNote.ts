import { noteFormat } from '../../shared/domain/noteFormat.ts';
import { SaegimError } from '../../shared/errors.ts';
import { readBlocks } from './blocks.ts';
import { readFrontMatter } from './frontMatter.ts';
import { withHeadingPaths } from './headingPaths.ts';
import { nameFacts } from './nameFacts.ts';
import type { Block, ParsedNote } from './parsedNote.ts';
import { readPageProperties } from './pageProperties.ts';
import { parsePlainText } from './plainText.ts';
import { scanProperties, scanProse } from './scanProse.ts';

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
    default:
      throw new SaegimError('unsupported-format', 'this kind of file is not read as a note');
  }
}

/** @param statedTitle what a converted document says of itself; it comes before its first heading */
export function parseMarkdown(text: string, fileName: string, statedTitle?: string): ParsedNote {
  const frontMatter = readFrontMatter(text);
  const bodyStart = frontMatter?.bodyStart ?? 0;
  const { blocks, headings, prose } = readBlocks(text, bodyStart);
  const marks = scanProse(text, prose);
  const propertyLinks = scanProperties(text, bodyStart);
  const isMarkdown = noteFormat(fileName) === 'markdown';
  const page = isMarkdown ? readPageProperties(text, bodyStart) : undefined;
  const name = nameFacts(fileName);

  const title =
    statedTitle ?? frontMatter?.title ?? page?.title ?? firstTitle(blocks, headings) ?? name.title;
  return {
    title,
    tags: distinct([...(frontMatter?.tags ?? []), ...(page?.tags ?? []), ...marks.tags]),
    aliases: distinct([...(frontMatter?.aliases ?? []), ...(page?.aliases ?? [])]),
    created: frontMatter?.created ?? page?.created ?? (isMarkdown ? name.day : undefined),
    links: [...propertyLinks, ...marks.links],
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

/** A template's heading is filled in when a note is made of it; the template is called as its file. */
const placeholder = /\{\{.*\}\}/;

function firstTitle(
  blocks: readonly Omit<Block, 'headingPath'>[],
  headings: readonly string[],
): string | undefined {
  const levels = blocks.flatMap((block) => block.level ?? []);
  return headings.find((heading, i) => levels[i] === 1 && heading !== '' && !placeholder.test(heading));
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
