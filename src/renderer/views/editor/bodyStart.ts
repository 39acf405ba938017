import { frontMatterEnd } from '../note/plainLines.ts';

/** @returns where one begins to write: below the properties and the title, so that the first key does not break them */
export function bodyStart(text: string): number {
  const from = frontMatterEnd(text);
  return from + (/^\n*(?:#[ \t][^\n]*\n*)?/.exec(text.slice(from))?.[0].length ?? 0);
}
