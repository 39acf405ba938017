/**
 * Links and tags in a stretch of Markdown, found in one walk from mark to mark, with their places in the
 * source. markdown-it's own inline tokens carry no places, and know neither wikilinks nor tags.
 */
import { noteFormat } from '../../shared/domain/noteFormat.ts';
import type { SourceRange, WrittenLink } from '../../shared/domain/note.ts';

export interface InlineMarks {
  readonly links: WrittenLink[];
  /** As written, without `#`, NFC. */
  readonly tags: string[];
}

// Lengths are bounded wherever a pattern could run on, so that a pathological line stays linear.
const nextMark = /[\\`<[\]#%$]/g;
const wikilink = /\[\[([^[\]|#\n]{0,400})(?:#([^[\]|\n]{0,400}))?(?:\|[^[\]\n]{0,400})?\]\]/y;
const destination =
  /\(\s{0,9}(?:<([^<>\n]{0,2000})>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.){0,400}\)){0,2000}))(?:\s{1,9}(?:"[^"]{0,400}"|'[^']{0,400}'|\([^()]{0,400}\)))?\s{0,9}\)/y;
const definition = /^[ \t>]{0,20}\[(?!\^)[^[\]\n]{1,400}\]:[ \t]*(?:<([^<>\n]{1,2000})>|(\S{1,2000}))/;
const htmlTag = /<\/?[a-z][^<>]{0,2000}>/iy;
const tag = /#((?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]|\u200d){1,200})/uy;
/** What may stand right before a tag; after anything else a `#` is part of a word or an address. */
const beforeTag = /[\s\p{Ps}\p{Pi}"'|]/u;
/** Files that people embed and that are no notes; any other ending may be part of a title. */
const attachment =
  /\.(?:png|jpe?g|gif|svg|webp|bmp|avif|heic|tiff?|mp3|m4a|wav|ogg|flac|mp4|mov|webm|mkv|zip|canvas|base|excalidraw|doc|xls|ppt)$/i;
/** A dollar before a figure is money unless another closes it at once; no blank inside the dollars. */
const inlineMaths = /\$(?![\s$])(?:[^$\\\n]|\\.){1,1000}?(?<!\s)\$(?!\d)/y;

/** What begins a line and may run over blank lines: Obsidian's comments, and maths. */
export const blockSpans: readonly string[] = ['%%', '$$'];

/**
 * Appends to `into`; links to the web and to files that are no notes are left out.
 * @param source a paragraph, a heading, a row: what code spans and links do not reach beyond
 * @param offset where `source` lies in the note
 * @param from where to begin in `source`
 * @returns the mark of a comment or of maths that begins a line of `source` and does not end in it
 */
export function scanInline(source: string, offset: number, into: InlineMarks, from = 0): string | undefined {
  const openBrackets: number[] = [];
  let runs: ReadonlyMap<number, number> | undefined;
  let open: string | undefined;
  const lastSpans: Record<string, number> = {};
  const defined = definition.exec(source);
  if (defined) addMarkdownLink(defined[1] ?? defined[2], rangeOf(0, defined[0].length), false, into);

  nextMark.lastIndex = from;
  for (let mark = nextMark.exec(source); mark; mark = nextMark.exec(source)) {
    nextMark.lastIndex = step(mark.index);
  }
  return open;

  /** @returns where to go on */
  function step(at: number): number {
    switch (source[at]) {
      case '\\':
        return at + 2;
      case '`':
        runs ??= lastRuns(source);
        return afterCodeSpan(source, at, runs);
      case '<':
        return matchAt(htmlTag, source, at)?.end ?? afterComment(source, at);
      case '[':
        return openLink(at);
      case ']':
        return closeLink(at);
      case '%':
        return source[at + 1] === '%' ? afterSpan('%%', at) : at + 1;
      case '$':
        return source[at + 1] === '$'
          ? afterSpan('$$', at)
          : (matchAt(inlineMaths, source, at)?.end ?? at + 1);
      default:
        return addTag(source, at, into);
    }
  }

  function openLink(at: number): number {
    const found = matchAt(wikilink, source, at);
    if (!found) {
      openBrackets.push(at);
      return at + 1;
    }
    const tagged = source[at - 1] === '#' ? found.groups[1].trim() : '';
    if (tagged !== '') into.tags.push(tagged.normalize('NFC')); // Logseq and Roam: `#[[two words]]`
    addWikilink(found.groups, rangeOf(withBang(source, at), found.end), isEmbed(at), into);
    return found.end;
  }

  function closeLink(at: number): number {
    const opened = openBrackets.pop();
    if (opened === undefined || source[at + 1] !== '(') return at + 1;
    const found = matchAt(destination, source, at + 1);
    if (!found) return at + 1;
    const range = rangeOf(withBang(source, opened), found.end);
    addMarkdownLink(found.groups[1] ?? found.groups[2], range, isEmbed(opened), into);
    return found.end;
  }

  function afterSpan(mark: string, at: number): number {
    const last = (lastSpans[mark] ??= source.lastIndexOf(mark));
    if (last >= at + mark.length) return source.indexOf(mark, at + mark.length) + mark.length;
    if (!/(?:^|\n)[ \t>]{0,20}$/.test(source.slice(Math.max(0, at - 21), at))) return at + mark.length;
    open = mark;
    return source.length;
  }

  function isEmbed(bracket: number): boolean {
    return source[bracket - 1] === '!';
  }

  function rangeOf(start: number, end: number): SourceRange {
    return { start: offset + start, end: offset + end };
  }
}

function matchAt(pattern: RegExp, source: string, at: number) {
  pattern.lastIndex = at;
  const groups = pattern.exec(source);
  return groups ? { groups, end: pattern.lastIndex } : undefined;
}

/** `![[…]]` and `![…](…)` begin at the `!`. */
function withBang(source: string, at: number): number {
  return source[at - 1] === '!' ? at - 1 : at;
}

/** A span ends at the next run of as many backticks; without one the backticks are plain. */
function afterCodeSpan(source: string, at: number, runs: ReadonlyMap<number, number>): number {
  const afterRun = endOfRun(source, at);
  const length = afterRun - at;
  if ((runs.get(length) ?? 0) <= at) return afterRun; // an escaped first backtick makes a run of its own length
  for (let next = source.indexOf('`', afterRun); next !== -1;) {
    const afterNext = endOfRun(source, next);
    if (afterNext - next === length) return afterNext;
    next = source.indexOf('`', afterNext);
  }
  return afterRun;
}

/** Where the last run of backticks of each length begins, so that no search for one is in vain. */
function lastRuns(source: string): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  for (let at = source.indexOf('`'); at !== -1;) {
    const after = endOfRun(source, at);
    runs.set(after - at, at);
    at = source.indexOf('`', after);
  }
  return runs;
}

function endOfRun(source: string, at: number): number {
  let end = at;
  while (source[end] === '`') end++;
  return end;
}

function afterComment(source: string, at: number): number {
  if (!source.startsWith('<!--', at)) return at + 1;
  const close = source.indexOf('-->', at + 4);
  return close === -1 ? source.length : close + 3;
}

function addWikilink(groups: RegExpExecArray, range: SourceRange, isEmbed: boolean, into: InlineMarks): void {
  // In a table the bar before an alias is escaped.
  const target = groups[1].replace(/\\$/, '').trim();
  const place = placeOf(groups[2]?.replace(/\\$/, '').trim());
  if ((target === '' && !place) || attachment.test(target)) return;
  into.links.push({ kind: 'wikilink', target, ...place, ...(isEmbed && { isEmbed }), range });
}

/** What follows the `#`: `^abc` names a block, anything else a heading. */
function placeOf(written: string | undefined) {
  if (!written) return undefined;
  const block = /^(?:.*#)?\^([\w-]+)$/.exec(written)?.[1];
  return block === undefined ? { heading: written } : { block };
}

function addMarkdownLink(written: string, range: SourceRange, isEmbed: boolean, into: InlineMarks): void {
  const address = written.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return;
  const hash = address.indexOf('#');
  const target = decodePercents(hash === -1 ? address : address.slice(0, hash));
  const place = placeOf(hash === -1 ? '' : decodePercents(address.slice(hash + 1)));
  if (target === '' ? !place : !mayBeNote(target)) return;
  into.links.push({ kind: 'markdown', target, ...place, ...(isEmbed && { isEmbed }), range });
}

/** A note's ending or none: `2024.03` has none, `main.ts` does. */
function mayBeNote(target: string): boolean {
  if (target.endsWith('/') || target.includes('?')) return false;
  return noteFormat(target) !== undefined || !/\.[a-z][a-z0-9]{0,9}$/i.test(target);
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a bare % in a name
  }
}

function addTag(source: string, at: number, into: InlineMarks): number {
  if (at > 0 && !beforeTag.test(source[at - 1])) return at + 1;
  const found = matchAt(tag, source, at);
  if (!found) return at + 1;
  const name = found.groups[1].replace(/^\/+|[/-]+$/g, '').normalize('NFC');
  if (/[\p{L}\p{Extended_Pictographic}]/u.test(name) && !isColour(name)) into.tags.push(name);
  return found.end;
}

/** `#fff`, `#a1b2c3`; of four or eight digits only with a figure in it, so that `#cafe` is a tag. */
function isColour(name: string): boolean {
  return /^(?:[0-9a-f]{3}|[0-9a-f]{6}|(?=.*\d)(?:[0-9a-f]{4}|[0-9a-f]{8}))$/i.test(name);
}
