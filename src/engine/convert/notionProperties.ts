import type { NoteFields } from './noteFile.ts';
import { relationLinks } from './notionLinks.ts';

export type Properties = ReadonlyMap<string, string>;

export interface NotionPage {
  readonly properties: Properties;
  readonly body: string;
}

const tagColumns = /^(?:tags?|labels?|태그|레이블)$/i;
const createdColumns = /^(?:created(?: time| at)?|date created|생성 ?일시?|생성일자?|작성일시?)$/i;
const updatedColumns =
  /^(?:last edited(?: time)?|updated(?: at)?|최종 ?편집 ?일시|최근 ?수정일?|수정일시?)$/i;

/**
 * The lines under the title of a row's page, `Name: value`, taken out of the text: only those whose names
 * are columns of its database, so that no sentence is taken for a property.
 */
export function takeProperties(text: string, columns: readonly string[]): NotionPage {
  const properties = new Map<string, string>();
  if (columns.length === 0) return { properties, body: text };
  const head = /^(?:#[^\n]*\n)?\s*/.exec(text)?.[0] ?? '';
  let at = head.length;
  for (;;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    const column = columns.find((name) => name !== '' && line.startsWith(`${name}:`));
    if (column === undefined) break;
    properties.set(column, relationLinks(line.slice(column.length + 1)).trim());
    at = end + 1;
    if (newline === -1) break;
  }
  return properties.size === 0
    ? { properties, body: text }
    : { properties, body: head + text.slice(at).trimStart() };
}

export function fieldsOf(properties: Properties): NoteFields {
  const others: Record<string, string> = {};
  const fields: { tags?: string[]; created?: number; updated?: number } = {};
  for (const [name, value] of properties) {
    const time = createdColumns.test(name) || updatedColumns.test(name) ? notionTime(value) : undefined;
    if (tagColumns.test(name)) fields.tags = value.split(/\s*,\s*/).filter(Boolean);
    else if (time !== undefined && createdColumns.test(name)) fields.created = time;
    else if (time !== undefined) fields.updated = time;
    else if (value !== '') others[name] = value;
  }
  return { ...fields, others };
}

/** `February 3, 2024 10:30 AM`, `2024년 2월 3일 오후 3:21`, `2024/02/03`; by the clock of this machine. */
export function notionTime(written: string): number | undefined {
  const korean = /^(\d{4})년 (\d{1,2})월 (\d{1,2})일(?: (오전|오후) (\d{1,2}):(\d{2}))?/.exec(written);
  if (korean) {
    const [year, month, day] = korean.slice(1, 4).map(Number);
    const hour = (Number(korean[5] ?? 0) % 12) + (korean[4] === '오후' ? 12 : 0);
    return new Date(year, month - 1, day, hour, Number(korean[6] ?? 0)).getTime();
  }
  if (!/\b\d{4}\b/.test(written) || written.length > 60) return undefined;
  const time = Date.parse(written.replace(/ → .*$/, '').replace(/ \([A-Z]{2,5}\)$/, ''));
  return Number.isNaN(time) ? undefined : time;
}
