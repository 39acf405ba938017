/** Roam's marks as Obsidian's: block references become links to the block, with its words. */
import { blocksOf, type RoamBlock, type RoamPage } from './roamGraph.ts';

export interface RoamText {
  /** May have several lines; ends in ` ^uid` where another block refers to it. */
  ofBlock(block: RoamBlock): string;
}

interface Place {
  readonly text: string;
  /** Of the note that holds the block, without its ending. */
  readonly note: string;
}

/** What a link shows of the block it leads to. */
const maxShown = 200;
const reference = /\(\(([\w-]{1,64})\)\)/g;
const aliased = /\[([^[\]\n]{1,400})\]\(\(\(([\w-]{1,64})\)\)\)/g;
const aliasedPage = /\[([^[\]\n]{1,400})\]\(\[\[([^[\]\n]{1,400})\]\]\)/g;
const embed = /\{\{(?:\[\[)?embed(?:-\w{1,20})?(?:\]\])?:\s{0,9}\(\(([\w-]{1,64})\)\)\s{0,9}\}\}/g;
const pageEmbed = /\{\{(?:\[\[)?embed(?:\]\])?:\s{0,9}(\[\[[^[\]\n]{1,400}\]\])\s{0,9}\}\}/g;

export function createRoamText(
  pages: readonly { readonly page: RoamPage; readonly name: string }[],
): RoamText {
  const places = new Map<string, Place>();
  const wanted = new Set<string>();
  for (const { page, name } of pages) {
    const open = blocksOf(page.children);
    for (let block = open.pop(); block; block = open.pop()) {
      const text = stringOf(block);
      if (typeof block.uid === 'string') places.set(block.uid, { text, note: name });
      for (const [, uid] of text.matchAll(reference)) wanted.add(uid);
      for (const child of blocksOf(block.children)) open.push(child);
    }
  }

  return {
    ofBlock(block) {
      const text = withoutRoamMarks(stringOf(block))
        .replace(embed, (written, uid: string) => embedOf(uid) ?? written)
        .replace(pageEmbed, '!$1')
        .replace(aliased, (written, alias: string, uid: string) => linkTo(uid, alias) ?? written)
        .replace(aliasedPage, '[[$2|$1]]')
        .replace(reference, (written, uid: string) => linkTo(uid) ?? written);
      if (typeof block.uid !== 'string' || !wanted.has(block.uid)) return text;
      return `${text}${text.endsWith('```') ? '\n' : ' '}^${block.uid}`;
    },
  };

  function linkTo(uid: string, alias?: string): string | undefined {
    const place = places.get(uid);
    return place && `[[${place.note}#^${uid}|${alias ?? (shownText(place.text) || uid)}]]`;
  }

  function embedOf(uid: string): string | undefined {
    const place = places.get(uid);
    return place && `![[${place.note}#^${uid}]]`;
  }

  /** One level: a block that shows itself would have no end. */
  function shownText(text: string): string {
    const plain = text
      .slice(0, 10 * maxShown)
      .replace(reference, (_, uid: string) => places.get(uid)?.text.slice(0, maxShown) ?? '')
      .replace(/\{\{[^{}]{0,200}\}\}/g, '')
      .replace(/[[\]|^`]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    return [...plain].slice(0, maxShown).join('');
  }
}

function stringOf(block: RoamBlock): string {
  return typeof block.string === 'string' ? block.string : '';
}

function withoutRoamMarks(text: string): string {
  return text
    .replace(/\{\{(?:\[\[)?TODO(?:\]\])?\}\} ?/g, '[ ] ')
    .replace(/\{\{(?:\[\[)?DONE(?:\]\])?\}\} ?/g, '[x] ')
    .replace(/(?<=[^\n])```$/, '\n```') // a fence ends in a line of its own
    .replace(/\^\^([^^\n]{1,2000})\^\^/g, '==$1==')
    .replace(/(?<![\w_])__([^_\n]{1,2000})__(?![\w_])/g, '*$1*')
    .replace(/#\[\[([^[\]\n]{1,400})\]\]/g, (_, tag: string) =>
      /^[\p{L}\p{N}_/-]+$/u.test(tag) ? `#${tag}` : `[[${tag}]]`,
    );
}
