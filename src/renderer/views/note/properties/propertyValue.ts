import type { ResolvedLink } from '../../../../shared/domain/note.ts';

/** A value of the front matter as it is drawn. */
export type PropertyValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string; readonly date: Date; readonly hasTime: boolean }
  | { readonly kind: 'url'; readonly text: string; readonly url: string }
  | { readonly kind: 'check'; readonly isChecked: boolean }
  | { readonly kind: 'note'; readonly text: string; readonly noteId?: string };

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const wikilink = /^\[\[([^\]|#]*)(?:#([^\]|]*))?(?:\|([^\]]*))?\]\]$/;

export function propertyValue(name: string, text: string, links: readonly ResolvedLink[]): PropertyValue {
  if (/^tags?$/i.test(name)) return { kind: 'tag', text: text.replace(/^#/, '') };
  if (/^https?:\/\/\S+$/i.test(text)) return { kind: 'url', text, url: text.replace(/^http:/i, 'https:') };
  if (text === 'true' || text === 'false') return { kind: 'check', isChecked: text === 'true' };
  const link = wikilink.exec(text);
  if (link) return linkValue(link, links);
  return dateValue(text) ?? { kind: 'text', text };
}

function linkValue(
  [, target, heading, alias]: RegExpExecArray,
  links: readonly ResolvedLink[],
): PropertyValue {
  const found = links.find((link) => link.target === target.trim());
  const text = alias ?? [target, heading].filter(Boolean).join(' › ');
  return found?.noteId === undefined ? { kind: 'note', text } : { kind: 'note', text, noteId: found.noteId };
}

/** A day alone is that day here, whatever the time zone. */
function dateValue(text: string): PropertyValue | undefined {
  const match = isoDate.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const hasTime = match[4] !== undefined;
  const date = match[7]
    ? new Date(text.replace(' ', 'T'))
    : new Date(year, month - 1, day, hour, minute, second);
  const isReal =
    !Number.isNaN(date.getTime()) &&
    (match[7] !== undefined || (date.getMonth() === month - 1 && date.getDate() === day));
  return isReal ? { kind: 'date', text, date, hasTime } : undefined;
}
