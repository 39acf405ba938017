import { noteFormat } from '../../shared/domain/noteFormat.ts';
import type { WrittenLink } from '../../shared/domain/note.ts';
import type { TextMarkup } from './textMarkupParts.ts';

const headline =
  /^(\*{1,50})[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED)[ \t]+)?(?:\[#[A-Z0-9]\][ \t]*)?(\S.*)$/;
const tagsAtEnd = /[ \t]:([\p{L}\p{N}_@#%:]+):$/u;
const keyword = /^#\+(\w+):[ \t]*(.*)$/;
const blockMark = /^[ \t]*#\+(begin|end)_/i;
const orgLink = /\[\[([^[\]\n]{1,400})\](?:\[[^[\]\n]{0,400}\])?\]/g;

export function orgMarkup(maxLine: number): TextMarkup {
  const facts: TextMarkup['facts'] = { tags: [] };
  let isInBlock = false; // source code, examples
  return {
    facts,
    headingAt(lines, i) {
      const line = lines[i].trimEnd();
      if (line.length > maxLine) return undefined;
      const mark = blockMark.exec(line);
      if (mark) isInBlock = mark[1].toLowerCase() === 'begin';
      if (mark || isInBlock) return undefined;
      readKeyword(line);
      const found = headline.exec(line);
      if (!found) return undefined;
      const tags = tagsAtEnd.exec(found[2]);
      if (tags) addTags(tags[1]);
      const text = found[2].slice(0, tags?.index).replace(orgLink, shownText).replace(/\s+/g, ' ').trim();
      return { level: Math.min(found[1].length, 6), text: text.normalize('NFC'), lines: 1 };
    },
  };

  function readKeyword(line: string): void {
    const found = keyword.exec(line);
    const value = found?.[2].trim();
    if (!found || !value) return;
    const name = found[1].toLowerCase();
    if (name === 'title') facts.title ??= value.normalize('NFC');
    if (name === 'filetags') addTags(value);
    if (name === 'date')
      facts.date ??= value.replace(/^[<[]|[>\]]$/g, '').replace(/(\d) [\p{L}]{1,4}(?= |$)/u, '$1');
  }

  function addTags(written: string): void {
    for (const tag of written.split(/[:\s]+/))
      if (tag !== '' && !facts.tags.includes(tag)) facts.tags.push(tag);
  }
}

function shownText(written: string, target: string): string {
  return /\]\[(.*)\]\]$/.exec(written)?.[1] || target;
}

/** `[[file:other.org::*Heading][text]]`: only those to files that may be notes. */
export function orgLinks(text: string): WrittenLink[] {
  const links: WrittenLink[] = [];
  for (const { 0: written, 1: address, index } of text.matchAll(orgLink)) {
    const [path, search] = address.replace(/^file:/, '').split('::', 2);
    if (/^[a-z][a-z0-9+.-]*:/i.test(path) || !noteFormat(path)) continue;
    const heading = search?.startsWith('*') ? search.slice(1).trim() : '';
    const range = { start: index, end: index + written.length };
    links.push({ kind: 'markdown', target: path, ...(heading && { heading }), range });
  }
  return links;
}
