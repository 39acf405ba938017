/** The files of an export, whether it is an archive or the folder that somebody (or the browser) made of one. */
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import { openZip, type Spent, type Zip } from '../archive/index.ts';
import { archiveLimits } from '../limits.ts';
import type { ConvertParts } from './convertStep.ts';

export interface ExportFile {
  /** As it stands in the export, with `/`. */
  readonly path: string;
  /** Bytes as far as is known before reading. */
  readonly size: number;
  /** ms since 1970. */
  readonly modified: number;
  read(): Promise<Uint8Array>;
  unpack(): AsyncIterable<Uint8Array>;
}

export interface ExportFiles {
  readonly files: readonly ExportFile[];
  close(): Promise<void>;
}

/** Of nobody's notes: leftovers of systems and of programs. */
const leftovers = /(?:^|\/)(?:\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(?:\/|$)/i;
/** A folder that is an export is no deeper; a loop cannot be, links are not followed. */
const maxFolderDepth = archiveLimits.depth;

/**
 * @param isPart archives in the archive that are to be opened too (Notion's parts); one level only
 * @throws SaegimError unsafe-archive, encrypted, parse-failed, not-found, permission-denied, cancelled
 */
export async function openExportFiles(
  parts: ConvertParts,
  isPart: (path: string) => boolean = () => false,
): Promise<ExportFiles> {
  const isFolder = (await atDisk(stat(parts.path))).isDirectory();
  return isFolder ? folderFiles(parts.path) : zipFiles(parts, isPart);
}

/** For messages: where an export's file lies, the export's own name first. */
export function exportPath(parts: ConvertParts, inside: string): string {
  return `${path.basename(parts.path)}/${inside}`;
}

async function zipFiles(parts: ConvertParts, isPart: (path: string) => boolean): Promise<ExportFiles> {
  const spent: Spent = { entries: 0, bytes: 0 };
  const opened: Zip[] = [];
  const scratch: string[] = [];
  const close = async () => {
    for (const zip of opened) zip.close();
    for (const file of scratch) await rm(file, { force: true });
  };
  try {
    const files = filesOf(await openCounted(parts.path, ''));
    const all = files.filter((file) => !isPart(file.path));
    for (const part of files.filter(({ path }) => isPart(path))) {
      all.push(...filesOf(await openCounted(await unpackPart(part), part.path)));
    }
    return { files: all, close };
  } catch (error) {
    await close();
    throw error;
  }

  async function openCounted(source: string, inside: string): Promise<Zip> {
    const zip = await openZip(source, archiveLimits, spent);
    opened.push(zip);
    for (const { path, code, reason } of zip.refused)
      parts.fail({ path: exportPath(parts, inside === '' ? path : `${inside}/${path}`), code, reason });
    return zip;
  }

  /** Onto the disk: a part has up to 5 GB. */
  async function unpackPart(part: ExportFile): Promise<string> {
    const file = await parts.target.writeScratch(part.unpack());
    scratch.push(file);
    return file;
  }
}

function filesOf(zip: Zip): ExportFile[] {
  return zip.entries
    .filter(({ writtenPath }) => !leftovers.test(writtenPath))
    .map((entry) => ({
      path: entry.writtenPath.normalize('NFC'),
      size: entry.size,
      modified: entry.modified,
      read: () => zip.read(entry),
      unpack: () => zip.unpack(entry),
    }));
}

async function folderFiles(root: string): Promise<ExportFiles> {
  const files: ExportFile[] = [];
  await walk('', 0);
  return { files, close: async () => {} };

  async function walk(folder: string, depth: number): Promise<void> {
    if (depth > maxFolderDepth) throw new SaegimError('unsafe-archive', 'the folder is too deep');
    const entries = await atDisk(readdir(path.join(root, folder), { withFileTypes: true }));
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (leftovers.test(entry.name)) continue;
      if (entry.isDirectory()) await walk(inside, depth + 1);
      else if (entry.isFile()) files.push(await fileAt(path.join(root, inside), inside));
      if (files.length > archiveLimits.entries)
        throw new SaegimError('too-large', 'the folder has too many files');
    }
  }
}

async function fileAt(absolutePath: string, inside: string): Promise<ExportFile> {
  const { size, mtimeMs } = await atDisk(stat(absolutePath));
  return {
    path: inside.normalize('NFC'),
    size,
    modified: mtimeMs,
    read: () => atDisk(readFile(absolutePath)),
    unpack: () => createReadStream(absolutePath),
  };
}

async function atDisk<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw new SaegimError(fileErrorCode(error), 'reading an export', { cause: error });
  }
}
