import type { Block } from './parsedNote.ts';

export type BareBlock = Omit<Block, 'headingPath'>;

/**
 * Each block with the headings above it, without the one that is the title.
 * @param headings text of each heading block, in order
 */
export function withHeadingPaths(
  blocks: readonly BareBlock[],
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
