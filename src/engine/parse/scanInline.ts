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
const nextMark = /[\\`<[\]#]/g;
const wikilink = /\[\[([^[\]|#\n]{0,400})(?:#([^[\]|\n]{0,400}))?(?:\|[^[\]\n]{0,400})?\]\]/y;
const destination =
  /\(\s{0,9}(?:<([^<>\n]{0,2000})>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.){0,400}\)){0,2000}))(?:\s{1,9}(?:"[^"]{0,400}"|'[^']{0,400}'|\([^()]{0,400}\)))?\s{0,9}\)/y;
const definition = /^[ \t>]{0,20}\[(?!\^)[^[\]\n]{1,400}\]:[ \t]*(?:<([^<>\n]{1,2000})>|(\S{1,2000}))/;
const htmlTag = /<\/?[a-z][^<>]{0,2000}>/iy;
const tag = /#((?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]|\u200d){1,200})/uy;
/** What may stand right before a tag; after anything else a `#` is part of a word or an address. */
const beforeTag = /[\s\p{Ps}\p{Pi}"'|]/u;
const attachment =
  /\.(?:png|jpe?g|gif|svg|webp|bmp|avif|heic|tiff?|pdf|mp3|m4a|wav|ogg|flac|mp4|mov|webm|mkv|zip|canvas|base|excalidraw|docx?|xlsx?|pptx?|csv|html?)$/i;

/**
 * Appends to `into`; links to the web and to files that are no notes are left out.
 * @param source a paragraph, a heading, a row: what code spans and links do not reach beyond
 * @param offset where `source` lies in the note
 */
export function scanInline(source: string, offset: number, into: InlineMarks): void {
  const openBrackets: number[] = [];
  let runs: ReadonlyMap<number, number> | undefined;
  const defined = definition.exec(source);
  if (defined) addMarkdownLink(defined[1] ?? defined[2], rangeOf(0, defined[0].length), into);

  nextMark.lastIndex = 0;
  for (let mark = nextMark.exec(source); mark; mark = nextMark.exec(source)) {
    nextMark.lastIndex = step(mark.index);
  }

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
    addWikilink(found.groups, rangeOf(withBang(source, at), found.end), into);
    return found.end;
  }

  function closeLink(at: number): number {
    const opened = openBrackets.pop();
    if (opened === undefined || source[at + 1] !== '(') return at + 1;
    const found = matchAt(destination, source, at + 1);
    if (!found) return at + 1;
    addMarkdownLink(found.groups[1] ?? found.groups[2], rangeOf(withBang(source, opened), found.end), into);
    return found.end;
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

function addWikilink(groups: RegExpExecArray, range: SourceRange, into: InlineMarks): void {
  // In a table the bar before an alias is escaped.
  const target = groups[1].replace(/\\$/, '').trim();
  const heading = groups[2]?.replace(/\\$/, '').trim();
  if ((target === '' && !heading) || attachment.test(target)) return;
  into.links.push({ kind: 'wikilink', target, ...(heading && { heading }), range });
}

function addMarkdownLink(written: string, range: SourceRange, into: InlineMarks): void {
  const address = written.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return;
  const hash = address.indexOf('#');
  const target = decodePercents(hash === -1 ? address : address.slice(0, hash));
  const heading = hash === -1 ? '' : decodePercents(address.slice(hash + 1));
  if (target === '' ? heading === '' : !mayBeNote(target)) return;
  into.links.push({ kind: 'markdown', target, ...(heading && { heading }), range });
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
