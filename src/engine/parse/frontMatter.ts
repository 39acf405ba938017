/** The YAML at the head of a note, and what of it the library knows. */
import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { NoteProperty, SourceRange } from '../../shared/domain/note.ts';
import { timeOf } from './dates.ts';

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
  /** In their order, values as written; what is nested as JSON. */
  readonly properties: readonly NoteProperty[];
}

type Fields = ReadonlyMap<string, unknown>;

const opening = /^---[ \t]*\r?\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/;
/** People write a screenful; what is longer is a note between two rules. */
const maxLength = 64 * 1024;

const tagKeys = ['tags', 'tag', '태그'];
const aliasKeys = ['aliases', 'alias', '별칭'];
/** From the surest; all without blanks, `_` and `-`. */
const createdKeys = [
  'created',
  'createdat',
  'createdtime',
  'createdon',
  'datecreated',
  'creationdate',
  '생성일',
  '생성일시',
  '작성일',
  '작성일시',
  'date',
  '날짜',
  'published',
  'publishdate',
  'datepublished',
];

/** `[` in `[`; more are somebody's prose in brackets, or an attack. */
const maxNesting = 100;
/** Lists or keys that begin in one line: `- - - a`. */
const compactNesting = /(?:[-?:][ \t]+){20}/;
/** `? a`, a key of its own line; they may stand after other marks. */
const complexKey = /^[ \t]*(?:[-:?][ \t]+)*\?(?=\s|$)/gm;
const maxComplexKeys = 40;

/** Undefined when the note has none: two rules around prose are prose. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const place = findFences(text);
  if (!place) return undefined;
  const { fields, properties, isBroken } = parseFields(text.slice(place.yamlStart, place.yamlEnd));
  if (!fields) return undefined;
  return {
    range: { start: 0, end: place.end },
    bodyStart: place.bodyStart,
    isBroken,
    title: oneLine(fields.get('title')),
    tags: names(firstOf(fields, tagKeys), /[\s,]+/).map((tag) => tag.replace(/^#+/, '')),
    aliases: names(firstOf(fields, aliasKeys), /\s*,\s*/),
    created: createdOf(fields),
    properties,
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

interface ParsedFields {
  /** Undefined when it is no mapping. */
  readonly fields?: Fields;
  readonly properties: readonly NoteProperty[];
  readonly isBroken: boolean;
}

function parseFields(yaml: string): ParsedFields {
  if (isTooDeep(yaml)) return { fields: new Map(), properties: [], isBroken: true };
  const document = parseDocument(yaml, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const isBroken = document.errors.length > 0;
  const nothing = { fields: new Map(), properties: [], isBroken };
  try {
    const value: unknown = document.toJS(); // throws on aliases that lead nowhere or grow without end
    if (value === null || value === undefined) return nothing;
    if (typeof value === 'object' && !Array.isArray(value))
      return { fields: byPlainKey(value), properties: propertiesOf(document), isBroken };
    return isBroken ? nothing : { properties: [], isBroken };
  } catch {
    return { ...nothing, isBroken: true };
  }
}

/** Nobody nests properties so, and YAML's own parser takes minutes for a line of `? ? ?`. */
function isTooDeep(yaml: string): boolean {
  if ((yaml.match(complexKey) ?? []).length > maxComplexKeys || compactNesting.test(yaml)) return true;
  let depth = 0;
  for (const mark of yaml.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (mark[0] === '[' || mark[0] === '{' ? 1 : -1));
    if (depth > maxNesting) return true;
  }
  return false;
}

function propertiesOf(document: Document): NoteProperty[] {
  if (!isMap(document.contents)) return [];
  return document.contents.items.flatMap(({ key, value }) => {
    const name = writtenValue(key, document);
    if (name === '') return [];
    const values = isSeq(value) ? value.items : [value];
    return { name, values: values.map((item) => writtenValue(item, document)).filter((text) => text !== '') };
  });
}

/** A date stays the date as typed, `1.0` stays `1.0`. */
function writtenValue(node: unknown, document: Document): string {
  if (node === null || node === undefined) return '';
  if (isScalar(node)) return node.value === null ? '' : (node.source ?? String(node.value)).trim();
  const value = (node as { toJS?(document: Document): unknown }).toJS?.(document) ?? node;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function byPlainKey(value: object): Fields {
  return new Map(Object.entries(value).map(([key, field]) => [plainKey(key), field]));
}

/** `Date created`, `date_created` and `dateCreated` are one name. */
function plainKey(key: string): string {
  return key
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

function oneLine(field: unknown): string | undefined {
  if (typeof field !== 'string' && typeof field !== 'number') return undefined;
  return String(field).replace(/\s+/g, ' ').trim().normalize('NFC') || undefined;
}

function firstOf(fields: Fields, keys: readonly string[]): unknown {
  return keys.map((key) => fields.get(key)).find((field) => field !== undefined && field !== null);
}

/** Obsidian lets properties link: `[[커피]]` and `[[folder/커피|커피]]` name what they show. */
function names(field: unknown, separator: RegExp): string[] {
  const flat = Array.isArray(field) ? field.flat(3) : field; // YAML reads an unquoted [[a]] as a list in a list
  return words(flat, separator).map((name) => name.replace(/^\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]$/, '$1'));
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
  for (const key of createdKeys) {
    const time = timeOf(fields.get(key));
    if (time !== undefined) return time;
  }
  return undefined;
}
