/**
 * Logseq's properties of a page: lines `name:: value` at its head, where others have front matter. They stay
 * in the text, where people see them.
 */
import { timeOf } from './dates.ts';

export interface PageProperties {
  readonly title?: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly created?: number;
}

const line = /^(?:[-*][ \t]+)?[ \t]{0,20}([\p{L}][\p{L}\p{N}_/-]{0,100}):: ?(.*)$/u;
/** People write a few; a file of nothing else is a table of somebody's. */
const maxLines = 50;
const maxLineLength = 2_000;

/** @param start where the body begins */
export function readPageProperties(text: string, start: number): PageProperties {
  const found = new Map<string, string>();
  let at = start + (/^\s{0,200}/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
  for (let count = 0; count < maxLines && at < text.length; count++) {
    const written = text.slice(at, at + maxLineLength).split(/\r\n|[\r\n]/, 1)[0];
    const property = line.exec(written);
    if (!property) break;
    found.set(property[1].toLowerCase(), property[2].trim());
    at += written.length;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return {
    title: found.get('title') || undefined,
    tags: namesOf(found.get('tags') ?? found.get('tag')),
    aliases: namesOf(found.get('alias') ?? found.get('aliases')),
    created: timeOf(found.get('created') ?? found.get('date') ?? found.get('created-at')),
  };
}

/** `[[a]], #b, c` */
function namesOf(value: string | undefined): string[] {
  if (!value) return [];
  const separated = value.includes(',')
    ? value.split(/\s*,\s*/)
    : (value.match(/#?\[\[[^[\]]+\]\]|\S+/g) ?? []);
  return separated
    .map((name) =>
      name
        .replace(/^#/, '')
        .replace(/^\[\[(.*)\]\]$/, '$1')
        .trim(),
    )
    .filter(Boolean);
}
