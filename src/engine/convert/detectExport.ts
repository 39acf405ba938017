/** What an export is, by its content: names of files and the beginning of one, never the whole. */
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { noteFormat } from '../../shared/domain/noteFormat.ts';
import { SaegimError, fileErrorCode } from '../../shared/errors.ts';
import { openZip, type Zip } from '../archive/index.ts';
import { archiveLimits } from '../limits.ts';
import type { ExportKind } from './exportKind.ts';
import { looksLikeKeep } from './keep.ts';
import { isNotionPart, notionId } from './notionNames.ts';
import { looksLikeRoam } from './roam.ts';

const beginningBytes = 64 * 1024;
/** Of a folder: exports show what they are at once, and a large vault shall not be walked for nothing. */
const maxLooked = 400;
const maxJsonLooked = 5;
const minNotionShare = 0.5;

/**
 * @param absolutePath a file or a folder; folders of ordinary notes, documents and everything else: undefined
 * @throws SaegimError not-found, permission-denied; of an archive unsafe-archive, encrypted, parse-failed
 */
export async function detectExport(absolutePath: string): Promise<ExportKind | undefined> {
  const stats = await stat(absolutePath).catch((error: unknown) => {
    throw new SaegimError(fileErrorCode(error), 'looking at an export', { cause: error });
  });
  if (stats.isDirectory()) return folderKind(absolutePath);
  if (!stats.isFile() || noteFormat(absolutePath)) return undefined;
  const ending = path.extname(absolutePath).toLowerCase();
  const beginning = await beginningOf(absolutePath);
  if (beginning.subarray(0, 4).equals(zipMark))
    return isArchiveName(ending) ? zipKind(absolutePath) : undefined;
  const text = beginning.toString('utf8');
  if (/<en-export[\s>]/.test(text)) return 'enex';
  return ending === '.json' && looksLikeRoam(text) ? 'roam' : undefined;
}

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1');

function isArchiveName(ending: string): boolean {
  return ['.zip', '.bear2bk', '.bearbk', '.textpack'].includes(ending);
}

async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function zipKind(file: string): Promise<ExportKind> {
  const zip = await openZip(file, archiveLimits);
  try {
    const paths = zip.entries.map(({ writtenPath }) => writtenPath);
    return kindByNames(paths) ?? (await kindByJson(zip)) ?? 'zip';
  } finally {
    zip.close();
  }
}

function kindByNames(paths: readonly string[]): ExportKind | undefined {
  if (paths.some((path) => /(?:^|\.textbundle\/)info\.json$/i.test(path)) && paths.some(isBundleText))
    return 'bear';
  if (paths.some(isNotionPart) || areNotionPages(paths)) return 'notion';
  return undefined;
}

function isBundleText(path: string): boolean {
  return /(?:^|\.textbundle\/)text\.[a-z]+$/i.test(path);
}

/** One page among a vault's notes was brought along; in an export nearly every page has its digits. */
function areNotionPages(paths: readonly string[]): boolean {
  const pages = paths.filter((path) => /\.(?:md|csv|html)$/i.test(path));
  const named = pages.filter((path) => notionId(path) !== undefined);
  return named.length > 0 && named.length >= minNotionShare * pages.length;
}

async function kindByJson(zip: Zip): Promise<ExportKind | undefined> {
  const files = zip.entries.filter(({ path }) => path.endsWith('.json')).slice(0, maxJsonLooked);
  for (const file of files) {
    let text = '';
    for await (const piece of zip.unpack(file)) {
      text += Buffer.from(piece).toString('utf8');
      if (text.length > beginningBytes) break;
    }
    if (looksLikeKeep(text)) return 'keep';
    if (!file.path.includes('/') && looksLikeRoam(text)) return 'roam';
  }
  return undefined;
}

async function folderKind(folder: string): Promise<ExportKind | undefined> {
  const files = await filesNear(folder);
  if (/\.textbundle$/i.test(folder) && files.some(isBundleText)) return 'bear';
  if (areNotionPages(files)) return 'notion';
  const notes = files.filter((file) => /(?:^|\/)Keep\/[^/]+\.json$/.test(`${path.basename(folder)}/${file}`));
  for (const file of notes.slice(0, maxJsonLooked)) {
    if (looksLikeKeep((await beginningOf(path.join(folder, file))).toString('utf8'))) return 'keep';
  }
  return undefined;
}

/** In the folder and one below. */
async function filesNear(folder: string): Promise<string[]> {
  const found: string[] = [];
  const folders = [''];
  for (const inside of folders) {
    const entries = await readdir(path.join(folder, inside), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (found.length >= maxLooked) return found;
      if (entry.name.startsWith('.')) continue;
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isFile()) found.push(name);
      else if (entry.isDirectory() && inside === '') folders.push(name);
    }
  }
  return found;
}
