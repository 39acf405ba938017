/** The one guard of every path that is read or written on behalf of a note: it must lie below the note's root. */
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileErrorCode, SaegimError } from '../../shared/errors.ts';
import { isInside } from '../isInside.ts';

/**
 * A path from the root as an absolute one, whether or not there is such a file yet.
 * @param relativePath with `/`
 * @throws SaegimError invalid-argument when it leads out of the root, also through a symbolic link
 */
export async function resolveInRoot(root: string, relativePath: string): Promise<string> {
  const absolutePath = path.join(root, relativePath);
  const isLocal = relativePath !== '' && !relativePath.includes('\0') && isInside(absolutePath, root);
  if (!isLocal || !(await isReallyInside(root, path.dirname(absolutePath)))) {
    throw new SaegimError('invalid-argument', 'the path leads out of its folder');
  }
  return absolutePath;
}

/** Whether a folder or file, or what of its way there already is, lies below the root with every link followed. */
export async function isReallyInside(root: string, absolutePath: string): Promise<boolean> {
  const realRoot = await realpath(root).catch(() => path.resolve(root));
  for (let nearest = absolutePath; ; nearest = path.dirname(nearest)) {
    try {
      return isInside(await realpath(nearest), realRoot);
    } catch (error) {
      if (fileErrorCode(error) !== 'not-found') return false;
      if (nearest === path.dirname(nearest)) return false;
      if (nearest === path.resolve(root)) return true; // the root itself is not made yet
    }
  }
}

/** Those on the way to a folder that must be made, outer ones first; absolute. */
export async function missingFolders(root: string, folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let each = folder; isInside(each, root); each = path.dirname(each)) {
    if (await exists(each)) break;
    missing.unshift(each);
    if (each === path.dirname(each)) break;
  }
  return missing;
}

/** A link to nowhere counts. */
export function exists(absolutePath: string): Promise<boolean> {
  return lstat(absolutePath).then(
    () => true,
    () => false,
  );
}
