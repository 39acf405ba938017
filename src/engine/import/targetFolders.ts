/**
 * Names as they are taken in the folders that are copied into. Two names are the same that differ only in
 * case or in how Hangul is composed: on other machines they would be one file.
 */
import type { Dirent } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

export interface TargetFolder {
  readonly path: string;
  /** What bears this name already. */
  find(name: string): TakenName | undefined;
  add(name: string, kind: TakenName['kind']): void;
  /** Looks again: somebody else wrote here meanwhile. */
  refresh(): Promise<void>;
  /** The folder of this name, made when missing; beside a file of that name one with a number. */
  folder(name: string): Promise<TargetFolder>;
}

export interface TakenName {
  /** As spelt on the disk. */
  readonly name: string;
  /** A link is `other`: what is written through it would lie elsewhere. */
  readonly kind: 'file' | 'folder' | 'other';
}

/** File systems allow 255 bytes (or UTF-16 units, never more in UTF-8) a name. */
const maxNameBytes = 255;
/** As many files of one name and different content are a mistake of whatever writes them. */
const maxNumber = 10_000;

/** @param absolutePath exists */
export async function openTargetFolder(absolutePath: string): Promise<TargetFolder> {
  let names = await namesIn(absolutePath);
  const children = new Map<string, TargetFolder>();

  const self: TargetFolder = {
    path: absolutePath,
    find: (name) => names.get(nameKey(name)),
    add: (name, kind) => void names.set(nameKey(name), { name, kind }),
    async refresh() {
      names = await namesIn(absolutePath);
    },
    async folder(name) {
      const key = nameKey(name);
      const known = children.get(key);
      if (known) return known;
      const child = await openTargetFolder(path.join(absolutePath, await makeFolder(self, name)));
      children.set(key, child);
      return child;
    },
  };
  return self;
}

async function makeFolder(parent: TargetFolder, wanted: string): Promise<string> {
  for (const name of freeNames(wanted)) {
    const taken = parent.find(name);
    if (taken?.kind === 'folder') return taken.name;
    if (taken) continue;
    // A folder that came meanwhile is as good; anything else makes the next step fail and say so.
    await mkdir(path.join(parent.path, name), { recursive: true });
    parent.add(name, 'folder');
    return name;
  }
  throw new Error('there are too many of this name');
}

/** The name itself, then `name 2.md`, `name 3.md` ... */
export function* freeNames(name: string): Generator<string, void, undefined> {
  yield name;
  const ending = path.extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 2; number <= maxNumber; number++) yield fitted(stem, ` ${number}${ending}`);
}

function fitted(stem: string, tail: string): string {
  const room = maxNameBytes - Buffer.byteLength(tail);
  if (Buffer.byteLength(stem) <= room) return stem + tail;
  const characters = [...stem];
  while (characters.length > 1 && Buffer.byteLength(characters.join('')) > room) characters.pop();
  return characters.join('') + tail;
}

export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

async function namesIn(folder: string): Promise<Map<string, TakenName>> {
  const entries = await readdir(folder, { withFileTypes: true });
  return new Map(entries.map((entry) => [nameKey(entry.name), { name: entry.name, kind: kindOf(entry) }]));
}

function kindOf(entry: Dirent): TakenName['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
