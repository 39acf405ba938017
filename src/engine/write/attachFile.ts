import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Note } from '../../shared/domain/note.ts';
import { SaegimError } from '../../shared/errors.ts';
import { maxAttachmentBytes } from './attachments.ts';
import { freePath, safeFileName } from './fileNames.ts';
import { resolveInRoot } from './insideRoot.ts';
import { folderOf, relativePath } from './planMove.ts';
import { formatDate } from './templates.ts';
import type { WritingParts } from './writingParts.ts';

/** Where people keep them already; the first is made where there is none of these. */
const folderNames: readonly string[] = ['attachments', 'assets', '첨부', '첨부파일', 'Attachments', 'Assets'];

export interface AttachedFile {
  readonly absolutePath: string;
  /** From the note, with `/`. */
  readonly target: string;
}

/**
 * Puts a file into the attachments of the note's root. The same content is not put there twice.
 * @param name as it was called where it came from; clipboards call every picture image.png
 * @throws SaegimError invalid-argument, too-large, permission-denied, disk-full
 */
export async function attachFile(
  { files, clock }: WritingParts,
  note: Note,
  name: string,
  bytes: Uint8Array,
): Promise<AttachedFile> {
  if (bytes.byteLength === 0) throw new SaegimError('invalid-argument', 'an empty file');
  if (bytes.byteLength > maxAttachmentBytes)
    throw new SaegimError('too-large', 'too large for an attachment');
  const folderName = await attachmentFolder(note.root);
  const folder = path.dirname(await resolveInRoot(note.root, `${folderName}/x`));
  const { base, ending } = nameFor(name, clock());
  const absolutePath = (await sameContent(folder, ending, bytes)) ?? (await put(folder, base, ending, bytes));
  const fromRoot = `${folderName}/${path.basename(absolutePath)}`;
  return { absolutePath, target: relativePath(folderOf(note.path), fromRoot) };

  async function put(folder: string, base: string, ending: string, bytes: Uint8Array): Promise<string> {
    await files.makeFolder(folder);
    const absolutePath = await freePath(folder, base, ending);
    await files.create(absolutePath, bytes);
    return absolutePath;
  }
}

async function attachmentFolder(root: string): Promise<string> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const folders = new Map(
    entries.filter((each) => each.isDirectory()).map((each) => [each.name.normalize('NFC'), each.name]),
  );
  const found = folderNames.find((name) => folders.has(name));
  return found === undefined ? folderNames[0] : folders.get(found)!;
}

function nameFor(name: string, now: Date): { base: string; ending: string } {
  const given = name.replace(/^.*[/\\]/s, '');
  const ending = (/[^.](\.[a-z0-9]{1,10})$/i.exec(given)?.[1] ?? '').toLowerCase();
  const isNameless = /^(?:image|이미지|blob|untitled)?$/i.test(given.slice(0, given.length - ending.length));
  const pasted = `Pasted image ${formatDate(now, 'YYYYMMDDHHmmss')}`;
  if (isNameless) return { base: pasted, ending: ending || '.png' };
  return { base: safeFileName(given.slice(0, given.length - ending.length), ending) ?? pasted, ending };
}

/** Sizes first: few files are as long to the byte. */
async function sameContent(folder: string, ending: string, bytes: Uint8Array): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.toLowerCase().endsWith(ending) && !each.startsWith('.'))) {
    const absolutePath = path.join(folder, name);
    const stats = await stat(absolutePath).catch(() => undefined);
    if (!stats?.isFile() || stats.size !== bytes.byteLength) continue;
    if (Buffer.compare(await readFile(absolutePath).catch(() => Buffer.of()), bytes) === 0)
      return absolutePath;
  }
  return undefined;
}
