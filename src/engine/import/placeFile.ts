import path from 'node:path';
import { SaegimError } from '../../shared/errors.ts';
import { moveUnlessTaken, syncFile, type BringOptions, type Incoming } from './incoming.ts';
import { hasSameContent } from './sameContent.ts';
import { freeNames, type TargetFolder } from './targetFolders.ts';

export interface PlaceOptions extends BringOptions {
  readonly incoming: Incoming;
  /** The source is nobody else's and may be moved. */
  readonly isOwn: boolean;
}

/**
 * Brings a file into a folder under its name, or beside what has that name and other content. Where the same
 * content lies already under one of these names, nothing is done.
 * @throws AbortError; SaegimError; errors of the file system
 */
export async function placeFile(
  source: string,
  wanted: string,
  folder: TargetFolder,
  { incoming, isOwn, ...options }: PlaceOptions,
): Promise<{ readonly name: string; readonly isNew: boolean }> {
  let brought: string | undefined;
  for (const name of freeNames(wanted)) {
    if (!folder.find(name)) {
      brought ??= isOwn ? await synced(source) : await incoming.bring(source, options);
      if (await moveUnlessTaken(brought, path.join(folder.path, name))) {
        folder.add(name, 'file');
        return { name, isNew: true };
      }
      await folder.refresh(); // somebody wrote a file of that name a moment ago
    }
    const taken = folder.find(name); // none: the disk takes more names for the same than we do
    const isSame =
      taken?.kind === 'file' && (await hasSameContent(brought ?? source, path.join(folder.path, taken.name)));
    if (isSame) return { name: taken.name, isNew: false };
  }
  throw new SaegimError('already-exists', 'there are too many files of this name');
}

async function synced(file: string): Promise<string> {
  await syncFile(file);
  return file;
}
