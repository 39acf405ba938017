/**
 * The stretch of a written link that names the note, and how another name is written in its place: everything
 * else of the link (heading, block, alias, title, brackets) stays as it is.
 */
import type { SourceRange, WrittenLink } from '../../shared/domain/note.ts';

export interface TargetPlace {
  readonly range: SourceRange;
  readonly style: 'wikilink' | 'bare' | 'angle';
  /** As it stands there. */
  readonly raw: string;
}

const wikilink = /^!?\[\[([^[\]|#\n]*)/;
const inlineEnd =
  /^\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)$/;
const definition = /^[ \t>]*\[[^[\]\n]+\]:[ \t]*(?:<([^<>\n]+)>|(\S+))/;

/**
 * @param link a target that is not given is whatever stands there
 * @returns undefined where the source does not say what the link says: then it is not to be touched
 */
export function findTargetPlace(
  text: string,
  link: Pick<WrittenLink, 'kind' | 'range'> & Partial<Pick<WrittenLink, 'target'>>,
): TargetPlace | undefined {
  const source = text.slice(link.range.start, link.range.end);
  const found = link.kind === 'wikilink' ? inWikilink(source) : inMarkdownLink(source);
  if (!found) return undefined;
  const { at, raw, style } = found;
  if (link.target !== undefined && decodeTarget(raw, style) !== link.target) return undefined;
  const start = link.range.start + at;
  return { range: { start, end: start + raw.length }, style, raw };
}

interface Found {
  readonly at: number;
  readonly raw: string;
  readonly style: TargetPlace['style'];
}

function inWikilink(source: string): Found | undefined {
  const match = wikilink.exec(source);
  if (!match) return undefined;
  const written = match[1].replace(/\\$/, ''); // in a table the bar before an alias is escaped
  const raw = written.trim();
  const at = match[0].length - match[1].length + (written.length - written.trimStart().length);
  return { at, raw, style: 'wikilink' };
}

function inMarkdownLink(source: string): Found | undefined {
  for (let at = source.indexOf(']('); at !== -1; at = source.indexOf('](', at + 1)) {
    const match = inlineEnd.exec(source.slice(at));
    if (match) return withoutFragment(source, at + 2, match[1], match[2]);
  }
  const match = definition.exec(source);
  if (!match) return undefined;
  return withoutFragment(source, source.indexOf(']:') + 2, match[1], match[2]);
}

function withoutFragment(source: string, from: number, angle: string | undefined, bare: string): Found {
  const written = angle ?? bare;
  const at =
    source.indexOf(angle === undefined ? written : `<${written}`, from) + (angle === undefined ? 0 : 1);
  return { at, raw: written.replace(/#.*$/s, ''), style: angle === undefined ? 'bare' : 'angle' };
}

export function decodeTarget(raw: string, style: TargetPlace['style']): string {
  if (style === 'wikilink') return raw;
  const address = raw.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a bare % in a name
  }
}

/** @returns undefined when this kind of link cannot say it */
export function encodeTarget(target: string, { style, raw }: TargetPlace): string | undefined {
  if (style === 'wikilink') return /[[\]|#^\n]|^\s|\s$|\\$|^$/.test(target) ? undefined : target;
  if (target === '' || target.includes('?')) return undefined;
  const marks = style === 'angle' ? /[%#<>\\\n]|&(?=amp;)/g : /[%#<>\\()\s]|&(?=amp;)/g;
  const escaped = target.replace(marks, percent).replace(/^[^/]*/, (first) => first.replaceAll(':', '%3A'));
  // Who wrote other letters as percents, by hand or by a tool, gets them so again.
  const isEncoded = /%[89a-f][0-9a-f]/i.test(raw);
  return isEncoded ? escaped.replace(/[^\0-\x7f]+/g, encodeURIComponent) : escaped;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
