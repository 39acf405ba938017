/** Evernote: one ENEX file is one notebook, its notes with their pictures and files inside. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { SaegimError } from '../../shared/errors.ts';
import { throwIfCancelled, type ConvertParts } from './convertStep.ts';
import { readEnexNotes, type RawEnexNote } from './enexNotes.ts';
import { enmlToMarkdown, type EnmlMedia } from './enml.ts';
import { mimeEnding } from './mimeEnding.ts';
import { fileNameOf, noteText } from './noteFile.ts';

interface EnexResource {
  readonly mime: string;
  readonly name?: string;
}

interface EnexNote {
  readonly title: string;
  readonly content: string;
  readonly tags: readonly string[];
  readonly created?: number;
  readonly updated?: number;
  readonly source?: string;
  readonly resources: readonly EnexResource[];
}

export async function convertEnex(parts: ConvertParts): Promise<void> {
  const notebook = path.basename(parts.path, path.extname(parts.path));
  let count = 0;
  for await (const raw of readEnexNotes(parts.path)) {
    throwIfCancelled(parts.signal);
    count++;
    const place = `${path.basename(parts.path)}/${count}`;
    if (parts.skipped.has(place)) continue;
    try {
      if ('problem' in raw) throw raw.problem;
      parts.progress(count - 1, count, place);
      const note = parseNote(raw.xml);
      await convertNote(note, raw, note.title === '' ? place : `${path.basename(parts.path)}/${note.title}`);
    } catch (error) {
      if (!(error instanceof SaegimError) || !['parse-failed', 'too-large'].includes(error.code)) throw error;
      parts.fail({ path: place, code: error.code, reason: error.message });
    }
  }
  if (count === 0) throw new SaegimError('parse-failed', 'there is no note in the file');

  async function convertNote(note: EnexNote, { resources }: RawEnexNote, place: string): Promise<void> {
    const name = fileNameOf(note.title);
    const file = parts.target.take(`${notebook}/${name}.md`);
    const media = new Map<string, EnmlMedia>();
    for (const [i, bytes] of resources.entries()) {
      if (!bytes) continue; // told below, where the note wants it
      const hash = createHash('md5').update(bytes).digest('hex');
      if (!media.has(hash))
        media.set(hash, await writeResource(bytes, note.resources[i], file, note.updated));
    }

    const wanted = new Set<string>();
    const body = enmlToMarkdown(note.content, (hash) => {
      wanted.add(hash);
      const found = media.get(hash);
      if (!found) {
        const reason = 'A picture or file of the note is not in the export.';
        parts.warn({ path: place, code: 'attachment-missing', reason });
      }
      return found;
    });
    const fields = {
      title: path.posix.basename(file, '.md') === note.title ? undefined : note.title || undefined,
      tags: note.tags,
      created: note.created,
      updated: note.updated,
      source: note.source,
    };
    await parts.target.write(file, noteText(fields, `${body}\n`), note.updated ?? note.created);
  }

  async function writeResource(
    bytes: Uint8Array,
    resource: EnexResource | undefined,
    noteFile: string,
    modified: number | undefined,
  ): Promise<EnmlMedia> {
    const ending = mimeEnding(resource?.mime ?? '');
    const name = resource?.name ?? `${path.posix.basename(noteFile, '.md')}${ending}`;
    const written = parts.target.take(
      `${notebook}/attachments/${path.posix.basename(name.replaceAll('\\', '/'))}`,
    );
    await parts.target.write(written, bytes, modified);
    return {
      path: path.posix.relative(path.posix.dirname(noteFile), written),
      name,
      isImage: resource?.mime.startsWith('image/') ?? false,
    };
  }
}

// The five entities of XML and characters by number, and nothing that a file could declare.
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: {
    enabled: true,
    maxEntitySize: 0,
    maxExpandedLength: 10_000_000,
    maxTotalExpansions: 1_000_000,
  },
  isArray: (name) => name === 'tag' || name === 'resource',
});

function parseNote(xml: string): EnexNote {
  let note: Record<string, unknown>;
  try {
    note = (parser.parse(xml) as { note: Record<string, unknown> }).note;
  } catch (error) {
    throw new SaegimError('parse-failed', 'the note is not well-formed', { cause: error });
  }
  if (typeof note !== 'object') throw new SaegimError('parse-failed', 'the note is empty');
  if (typeof note.content === 'object')
    throw new SaegimError('parse-failed', 'the note is not as Evernote writes one');
  const attributes = fieldsOf(note['note-attributes']);
  const resources = Array.isArray(note.resource) ? note.resource.map(fieldsOf) : [];
  return {
    title: textOf(note.title).replace(/\s+/g, ' '),
    content: textOf(note.content),
    tags: Array.isArray(note.tag) ? note.tag.map(textOf).filter(Boolean) : [],
    created: timeOf(textOf(note.created)),
    updated: timeOf(textOf(note.updated)),
    source: textOf(attributes['source-url']) || undefined,
    resources: resources.map((resource) => ({
      mime: textOf(resource.mime),
      name: textOf(fieldsOf(resource['resource-attributes'])['file-name']) || undefined,
    })),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** `20210308T051614Z` */
function timeOf(written: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
