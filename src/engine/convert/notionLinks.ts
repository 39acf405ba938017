import { posix } from 'node:path';
import type { ExportFile } from './exportFiles.ts';
import { linkPath } from './noteFile.ts';
import type { NotionNames } from './notionNames.ts';

export interface NotionLinks {
  /** @param from the page that has the text */
  rewrite(markdown: string, from: ExportFile): string;
}

/** What stands in the brackets of a link; parentheses in it are in pairs. Bounded, so that no line takes long. */
const destination = /(\]\()(<[^<>\n]{1,2000}>|(?:[^()\s<>]|\([^()\s]{0,400}\)){1,2000})(?=[)\s])/g;
/** A relation to other pages, in a line of properties: `Title (../Folder/Title%20id.md)`. */
const relation = /([^\n,:()]{1,400}) \(((?:[^()\s]|\([^()\s]{0,400}\)){1,2000}\.md)\)/g;
const notionPage = /^https:\/\/(?:www\.)?notion\.so\/(?:[^?#]*[-/])?([0-9a-f]{32})(?:[?#]|$)/i;

export function notionLinks(names: NotionNames): NotionLinks {
  return {
    rewrite(markdown, from) {
      const here = names.ofFile(from);
      return markdown.replace(destination, (written, open: string, target: string) => {
        const found = resolve(target.replace(/^<|>$/g, ''), from.path);
        return found === undefined ? written : open + linkPath(posix.relative(posix.dirname(here), found));
      });
    },
  };

  function resolve(target: string, from: string): string | undefined {
    const page = notionPage.exec(target);
    if (page) return names.ofId(page[1].toLowerCase());
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
    const path = posix.join(posix.dirname(from), decoded(target)).normalize('NFC');
    return names.of(path);
  }
}

/** A relation's value as wikilinks, which need no path. */
export function relationLinks(value: string): string {
  return value.replace(relation, (_, title: string) => `[[${title.trim()}]]`);
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
