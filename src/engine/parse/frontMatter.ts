/** The YAML at the head of a note, and what of it the library knows. */
import { parseDocument } from 'yaml';
import type { SourceRange } from '../../shared/domain/note.ts';

export interface FrontMatter {
  /** Both fences included, without the last line end. */
  readonly range: SourceRange;
  /** Where the rest of the note begins. */
  readonly bodyStart: number;
  /** Not valid YAML: whatever could be read of it is here all the same. */
  readonly isBroken: boolean;
  readonly title?: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly created?: number;
}

type Fields = ReadonlyMap<string, unknown>;

const opening = /^---[ \t]*\r?\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/;
/** People write a screenful; what is longer is a note between two rules. */
const maxLength = 64 * 1024;

/** Undefined when the note has none: two rules around prose are prose. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const place = findFences(text);
  if (!place) return undefined;
  const { fields, isBroken } = parseFields(text.slice(place.yamlStart, place.yamlEnd));
  if (!fields) return undefined;
  return {
    range: { start: 0, end: place.end },
    bodyStart: place.bodyStart,
    isBroken,
    title: oneLine(fields.get('title')),
    tags: words(fields.get('tags') ?? fields.get('tag'), /[\s,]+/).map((tag) => tag.replace(/^#+/, '')),
    aliases: words(fields.get('aliases') ?? fields.get('alias'), /\s*,\s*/),
    created: createdOf(fields),
  };
}

function findFences(text: string) {
  const yamlStart = opening.exec(text.slice(0, 256))?.[0].length;
  if (yamlStart === undefined) return undefined;
  for (let lineStart = yamlStart; lineStart < text.length && lineStart < maxLength;) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    const line = text.slice(lineStart, Math.min(lineEnd, lineStart + 256));
    if (closing.test(line.replace(/\r$/, ''))) {
      const end = lineStart + line.trimEnd().length;
      return { yamlStart, yamlEnd: lineStart, end, bodyStart: newline === -1 ? lineEnd : newline + 1 };
    }
    if (newline === -1) return undefined;
    lineStart = newline + 1;
  }
  return undefined;
}

function parseFields(yaml: string): { fields?: Fields; isBroken: boolean } {
  const document = parseDocument(yaml, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const isBroken = document.errors.length > 0;
  try {
    const value: unknown = document.toJS(); // throws on aliases that lead nowhere or grow without end
    if (value === null || value === undefined) return { fields: new Map(), isBroken };
    if (typeof value === 'object' && !Array.isArray(value))
      return { fields: byLowerCaseKey(value), isBroken };
    return isBroken ? { fields: new Map(), isBroken } : { isBroken };
  } catch {
    return { fields: new Map(), isBroken: true };
  }
}

function byLowerCaseKey(value: object): Fields {
  return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
}

function oneLine(field: unknown): string | undefined {
  if (typeof field !== 'string' && typeof field !== 'number') return undefined;
  return String(field).replace(/\s+/g, ' ').trim().normalize('NFC') || undefined;
}

/** A list as it is, or a string of several. */
function words(field: unknown, separator: RegExp): string[] {
  const parts: readonly unknown[] = Array.isArray(field)
    ? field
    : typeof field === 'string'
      ? field.split(field.includes(',') ? /\s*,\s*/ : separator)
      : [field];
  return parts.flatMap((part) => oneLine(part) ?? []);
}

function createdOf(fields: Fields): number | undefined {
  for (const key of [
    'created',
    'date',
    'created_at',
    'createdat',
    'date created',
    'creation date',
    '작성일',
    '날짜',
  ]) {
    const time = timeOf(fields.get(key));
    if (time !== undefined) return time;
  }
  return undefined;
}

/** A day or a time without zone is the person's own, not UTC. */
function timeOf(field: unknown): number | undefined {
  if (typeof field !== 'string') return undefined;
  const written = field.trim();
  const parts =
    /^(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})\.?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.exec(
      written,
    );
  if (!parts)
    return /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(written)
      ? valid(Date.parse(written))
      : undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(year, month - 1, day, hour, minute, second);
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : undefined;
}

function valid(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}
