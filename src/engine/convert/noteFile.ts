/** A note as it is written out: front matter where there is something to say, then its text. */
import { stringify } from 'yaml';

export interface NoteFields {
  /** Only where the file's name cannot say it. */
  readonly title?: string;
  readonly tags?: readonly string[];
  /** ms since 1970. */
  readonly created?: number;
  readonly updated?: number;
  readonly source?: string;
  readonly isPinned?: boolean;
  readonly isArchived?: boolean;
  /** Whatever else the other program knew, by its own names. */
  readonly others?: Readonly<Record<string, string | readonly string[]>>;
}

export function noteText(fields: NoteFields, body: string): string {
  const entries = Object.entries({
    ...fields.others,
    title: fields.title,
    tags: fields.tags?.length ? fields.tags : undefined,
    created: dateText(fields.created),
    updated: dateText(fields.updated),
    source: fields.source,
    pinned: fields.isPinned || undefined,
    archived: fields.isArchived || undefined,
  }).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return body;
  const yaml = stringify(Object.fromEntries(entries), { lineWidth: 0 });
  return `---\n${yaml}---\n${body.startsWith('\n') ? '' : '\n'}${body}`;
}

/** To the second, in UTC: the same on every machine. */
function dateText(time: number | undefined): string | undefined {
  if (time === undefined || !Number.isFinite(time) || Math.abs(time) > 8.64e15) return undefined;
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** A title as the name of a file. Slashes part names, not folders. */
export function fileNameOf(title: string): string {
  const name = title.replaceAll('/', '-').replace(/\s+/g, ' ').trim();
  return name === '' ? 'Untitled' : name;
}

/** A path in a Markdown link. */
export function linkPath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29')))
    .join('/');
}
