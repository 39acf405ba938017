/**
 * Notion: a zip, often of zips, of Markdown and CSV (or HTML) files whose names end in 32 hex digits. Names
 * lose the digits, links follow, and what a database knew of its pages becomes their front matter.
 */
import { posix } from 'node:path';
import { SaegimError } from '../../shared/errors.ts';
import { maxBytesOf } from '../limits.ts';
import { decodeAnyText } from '../parse/decodeText.ts';
import { forEachItem, type ConvertParts } from './convertStep.ts';
import { exportPath, openExportFiles, type ExportFile } from './exportFiles.ts';
import { noteText } from './noteFile.ts';
import { databasesOf, type NotionDatabase } from './notionDatabase.ts';
import { readNotionHtml } from './notionHtml.ts';
import { notionLinks } from './notionLinks.ts';
import { isNotionPart, namesOf } from './notionNames.ts';
import { fieldsOf, takeProperties } from './notionProperties.ts';

export async function convertNotion(parts: ConvertParts): Promise<void> {
  const { files, close } = await openExportFiles(parts, isNotionPart);
  try {
    const kept = files.filter((file) => !isIndex(file.path));
    const databases = await databasesOf(kept);
    const partial = new Set(databases.flatMap((database) => database.partial ?? []));
    const shown = kept.filter((file) => !partial.has(file));
    const names = namesOf(shown, (path) => parts.target.take(path));
    for (const { partial, whole } of databases) if (partial) names.alias(partial.path, whole.path);
    const links = notionLinks(names);

    await forEachItem(
      shown,
      (file) => exportPath(parts, file.path),
      parts,
      (file) => {
        const written = names.ofFile(file);
        if (/\.(?:md|html?)$/i.test(file.path)) return convertPage(file, written);
        return parts.target.write(written, file.unpack(), file.modified);
      },
    );

    async function convertPage(file: ExportFile, written: string): Promise<void> {
      if (file.size > maxBytesOf(file.path)) throw new SaegimError('too-large', 'the page is too large');
      const { text } = decodeAnyText(await file.read());
      const database = databaseOf(databases, file.path);
      const page = /\.md$/i.test(file.path)
        ? takeProperties(text, database?.columns ?? [])
        : readNotionHtml(text);
      const fields = fieldsOf(page.properties);
      const modified = fields.updated ?? fields.created ?? file.modified;
      await parts.target.write(written, noteText(fields, links.rewrite(page.body, file)), modified);
    }
  } finally {
    await close();
  }
}

/** The table of contents of an HTML export. */
function isIndex(path: string): boolean {
  return posix.basename(path) === 'index.html' && path.split('/').length <= 2;
}

/** Rows lie in a folder named as their database, with or without its digits. */
function databaseOf(databases: readonly NotionDatabase[], path: string): NotionDatabase | undefined {
  const folder = posix.dirname(path);
  return databases.find(({ folders }) => folders.includes(folder));
}
