/**
 * Files that notes embed or link to, found as Obsidian and Markdown find them: beside the note, then from
 * the root, then by file name alone anywhere below the root. Names are also found in another case or
 * Unicode form, as on the disks people bring them from.
 */
import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Note } from '../../shared/domain/note.ts';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import { isInside } from '../isInside.ts';
import { mediaTypeOf } from './mediaTypes.ts';

export interface Attachments {
  /**
   * @param note where it stands (its root and path)
   * @param target as written: percent-encoded or not, with or without `#page=2`
   * @returns the path from the root, with `/`; undefined when there is none
   */
  find(note: Pick<Note, 'root' | 'path'>, target: string): Promise<string | undefined>;
  /** @throws SaegimError too-large, permission-denied */
  read(note: Pick<Note, 'root' | 'path'>, target: string): Promise<Attachment | null>;
  /** Files were put below the root by ourselves. */
  forget(root: string): void;
}

export interface Attachment {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly absolutePath: string;
}

interface Names {
  readonly staleAt: number;
  /** Paths from the root by the folded path, and by the folded file name. */
  readonly byPath: ReadonlyMap<string, string>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

/** The bytes cross to the page in one piece; a longer film is better opened in a player. */
export const maxAttachmentBytes = 200 * 1024 * 1024;
/** A note with fifty images asks fifty times within a moment; a picture put there by hand is seen soon after. */
const namesLastMs = 5000;
/** What took long to look through is not looked through all the time. */
const namesLastTimes = 20;
/** A root may be somebody's whole disk: past this many entries only files named by their path are found. */
const maxEntries = 200_000;

export function createAttachments(clock: () => number = Date.now): Attachments {
  const namesByRoot = new Map<string, Promise<Names>>();

  async function namesOf(root: string): Promise<Names> {
    const known = namesByRoot.get(root);
    if (known && clock() < (await known).staleAt) return known;
    const reading = readNames(root, clock);
    namesByRoot.set(root, reading);
    return reading;
  }

  async function find(note: Pick<Note, 'root' | 'path'>, target: string): Promise<string | undefined> {
    const folder = folderOf(note.path);
    const paths = spellings(target).flatMap((each) => pathsMeant(folder, each));
    for (const each of paths) {
      for (const spelt of new Set([each, each.normalize('NFC'), each.normalize('NFD')])) {
        if (await isFileInside(note.root, spelt)) return spelt;
      }
    }
    if (paths.length === 0) return undefined;
    const names = await namesOf(note.root);
    const folded = paths.flatMap((each) => names.byPath.get(fold(each)) ?? []);
    const named = spellings(target).flatMap((each) => nearestNamed(names, folder, each) ?? []);
    for (const each of [...folded, ...named]) if (await isFileInside(note.root, each)) return each;
    return undefined;
  }

  return {
    find,
    async read(note, target) {
      const found = await find(note, target);
      if (found === undefined) return null;
      const absolutePath = path.join(note.root, found);
      return { bytes: await readBytes(absolutePath), mediaType: mediaTypeOf(found), absolutePath };
    },
    forget: (root) => void namesByRoot.delete(root),
  };
}

/** As written, and decoded; without what points into the file or says how wide it is shown. */
function spellings(target: string): string[] {
  if (target.includes('\0') || /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(target)) return [];
  const bare = target.replace(/\|.*$/s, '').trim();
  return [...new Set([bare, decode(bare), decode(bare.replace(/[#?].*$/s, ''))])].filter(
    (each) => each !== '',
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a bare % in a name
  }
}

/** Beside the note, then from the root; what leads out of the root is not meant by anyone. */
function pathsMeant(folder: string, target: string): string[] {
  const beside = path.posix.normalize(
    target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target),
  );
  const fromRoot = path.posix.normalize(target.replace(/^\/+/, ''));
  return [...new Set([beside, fromRoot])].filter(
    (each) => each !== '.' && !/^(?:\.\.(?:\/|$)|\/)/.test(each) && !/[/\\]$/.test(each),
  );
}

/** Of several the one with the longest shared folder, then the shortest path. */
function nearestNamed({ byName }: Names, folder: string, target: string): string | undefined {
  const wanted = fold(target.replace(/^(?:\.{0,2}\/)+/, ''));
  const candidates = (byName.get(wanted.slice(wanted.lastIndexOf('/') + 1)) ?? []).filter(
    (each) => !wanted.includes('/') || fold(`/${each}`).endsWith(`/${wanted}`),
  );
  const distance = (each: string) => each.length - 1000 * sharedFolders(folder, folderOf(each));
  return [...candidates].sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))[0];
}

function sharedFolders(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  let shared = 0;
  while (shared < left.length && left[shared] !== '' && left[shared] === right[shared]) shared++;
  return shared;
}

async function isFileInside(root: string, relativePath: string): Promise<boolean> {
  try {
    const real = await realpath(path.join(root, relativePath));
    return isInside(real, await realpath(root)) && (await stat(real)).isFile();
  } catch {
    return false; // not there, or not for us: the next way is tried
  }
}

async function readBytes(absolutePath: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const { size } = await stat(absolutePath);
    if (size > maxAttachmentBytes) throw new SaegimError('too-large', `an attachment of ${size} bytes`);
    return new Uint8Array(await readFile(absolutePath)); // not a piece of Node's pool
  } catch (error) {
    if (error instanceof SaegimError) throw error;
    throw new SaegimError(fileErrorCode(error), 'the attachment cannot be read', { cause: error });
  }
}

/** Hidden folders and other people's are left out, links are not followed: a walk that surely ends. */
async function readNames(root: string, clock: () => number): Promise<Names> {
  const startedAt = clock();
  const byPath = new Map<string, string>();
  const byName = new Map<string, string[]>();
  const folders = [''];
  let entries = 0;
  for (const folder of folders) {
    for (const entry of await entriesOf(path.join(root, folder))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || ++entries > maxEntries) continue;
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(relative);
      else if (entry.isFile() || entry.isSymbolicLink()) {
        byPath.set(fold(relative), relative);
        const name = fold(entry.name);
        const same = byName.get(name);
        if (same) same.push(relative);
        else byName.set(name, [relative]);
      }
    }
    if (entries > maxEntries) break;
  }
  const lastMs = Math.max(namesLastMs, namesLastTimes * (clock() - startedAt));
  return { staleAt: clock() + lastMs, byPath, byName };
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return []; // went meanwhile, or is not for us: nothing can be embedded from there
  }
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function folderOf(relativePath: string): string {
  return relativePath.slice(0, Math.max(0, relativePath.lastIndexOf('/')));
}
