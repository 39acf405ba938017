/**
 * The files of a dropped folder that are copied: notes and attachments, all that is neither hidden nor left
 * out. A link is followed only while it stays in the folder: who drops a folder does not mean to give away
 * what a link in it points to elsewhere on the machine.
 */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportProblem } from '../../shared/domain/library.ts';
import { cloudFile } from './cloudNames.ts';
import { isInside } from '../isInside.ts';
import { fileFailure } from './fileFailure.ts';

export type ListedItem = ListedFile | ({ readonly kind: 'problem' } & ImportProblem);

export interface ListedFile {
  readonly kind: 'file';
  /** Absolute, a regular file when it was listed; no link. */
  readonly source: string;
  /** From the folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface ListOptions {
  /** Paths from the folder. */
  readonly isLeftOut: (relativePath: string, isFolder: boolean) => boolean;
  readonly signal?: AbortSignal;
}

/** Files asked for their size at a time: hides the latency of a slow disk without flooding it. */
const statsAtOnce = 32;

/** In the order of names, links last. @throws AbortError */
export async function* listTree(
  root: string,
  { isLeftOut, signal }: ListOptions,
): AsyncGenerator<ListedItem, void, undefined> {
  const realRoot = await realpath(root);
  const seen = new Set<string>();
  const links: string[] = [];

  yield* below(realRoot, '');
  // The list grows while it is walked: a linked folder may hold further links.
  for (const relative of links) yield* linked(relative);

  /** @param folder without links in it, so that it is known again */
  async function* below(folder: string, relative: string): AsyncGenerator<ListedItem, void, undefined> {
    signal?.throwIfAborted();
    if (seen.has(folder)) return;
    seen.add(folder);
    const files: Named[] = [];
    const folders: Named[] = [];
    try {
      for (const entry of await entriesOf(folder)) {
        const named = {
          source: path.join(folder, entry.name),
          path: relative ? `${relative}/${entry.name}` : entry.name,
        };
        const cloud = cloudFile(entry.name);
        if (cloud?.kind === 'placeholder' && entry.name.startsWith('.')) {
          const stands = relative ? `${relative}/${cloud.name}` : cloud.name;
          const reason = `Its content is only in ${cloud.service}.`;
          if (!isLeftOut(stands, false)) yield problem(stands, 'cloud-placeholder', reason);
        } else if (entry.isSymbolicLink()) links.push(named.path);
        else if (entry.isDirectory()) folders.push(named);
        else if (entry.isFile()) files.push(named);
      }
    } catch (error) {
      yield failure(relative, error);
      return;
    }
    const wanted = files.filter((file) => !isLeftOut(file.path, false));
    for (let i = 0; i < wanted.length; i += statsAtOnce) {
      signal?.throwIfAborted();
      yield* await Promise.all(wanted.slice(i, i + statsAtOnce).map(listed));
    }
    for (const each of folders) if (!isLeftOut(each.path, true)) yield* below(each.source, each.path);
  }

  async function* linked(relative: string): AsyncGenerator<ListedItem, void, undefined> {
    signal?.throwIfAborted();
    if (isLeftOut(relative, false)) return;
    try {
      const target = await realpath(path.join(realRoot, relative));
      if (!isInside(target, realRoot)) {
        yield problem(relative, 'invalid-argument', 'It is a link that leads out of the dropped folder.');
        return;
      }
      const stats = await stat(target);
      if (stats.isFile()) yield { kind: 'file', source: target, path: relative, size: stats.size };
      else if (stats.isDirectory() && !isLeftOut(relative, true)) yield* below(target, relative);
    } catch (error) {
      yield failure(relative, error);
    }
  }
}

interface Named {
  readonly source: string;
  readonly path: string;
}

async function listed({ source, path }: Named): Promise<ListedItem> {
  try {
    return { kind: 'file', source, path, size: (await stat(source)).size };
  } catch (error) {
    return failure(path, error);
  }
}

/** In the order of their names, the same on every disk. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function failure(relative: string, error: unknown): ListedItem {
  return { kind: 'problem', path: relative, ...fileFailure(error) };
}

function problem(path: string, code: ImportProblem['code'], reason: string): ListedItem {
  return { kind: 'problem', path, code, reason };
}
