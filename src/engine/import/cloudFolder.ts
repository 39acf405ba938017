/**
 * Whether a folder is kept in step with other machines. An index there would be written by two machines at
 * once, or lie there in half; the notes themselves may well be in one.
 */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { realPathOf } from './copyPlan.ts';

/** Names that a service gives its folder, wherever it lies. */
const serviceFolders: readonly RegExp[] = [
  /^dropbox( \(.+\))?$/i,
  /^onedrive( ?- ?.+)?$/i,
  /^mobile documents$/i, // iCloud Drive
  /^cloudstorage$/i, // where macOS puts all of them
  /^google ?drive([ -].+)?$/i,
  /^(nextcloud|owncloud)\d*$/i,
  /^box sync$/i,
  /^pcloud( ?drive| sync)?$/i,
  /^(naver ?|네이버 ?)(mybox|cloud|클라우드)$/i,
  /^mybox$/i,
];
/** Names that a person could give too: told only in the home folder or as the whole of a drive. */
const plainNames: readonly RegExp[] = [/^box$/i, /^my drive$/i, /^내 드라이브$/];

/** What a service leaves in the folder that it keeps in step. */
const markers: ReadonlySet<string> = new Set([
  '.dropbox.cache',
  '.nextcloudsync.log',
  '.owncloudsync.log',
  '.stfolder', // Syncthing
  '.tmp.drivedownload', // Google Drive
  '.tmp.driveupload',
  '.849c9593-d756-4e56-8d6e-42412f2a707b', // OneDrive on macOS
]);
/** Nextcloud's own record of what it has seen. */
const syncDatabase = /^\.(_)?sync_[0-9a-f]+\.db$/;

/** @param absolutePath need not exist; links on its way are followed */
export async function isInCloudFolder(absolutePath: string): Promise<boolean> {
  const given = path.resolve(absolutePath);
  const real = await realPathOf(given);
  if (isNamedSo(given) || isNamedSo(real)) return true;
  for (const folder of foldersAbove(real)) if (await hasMarker(folder)) return true;
  return false;
}

function isNamedSo(absolutePath: string): boolean {
  return foldersAbove(absolutePath).some((folder) => {
    const name = path.basename(folder).normalize('NFC');
    if (serviceFolders.some((pattern) => pattern.test(name))) return true;
    const parent = path.dirname(folder);
    const isPlain = parent === homedir() || parent === path.parse(folder).root || isVolume(parent);
    return isPlain && plainNames.some((pattern) => pattern.test(name));
  });
}

/** macOS and Linux desktops mount drives in these. */
function isVolume(folder: string): boolean {
  return /^(\/Volumes|\/media|\/media\/[^/]+|\/run\/media\/[^/]+|\/mnt)(\/[^/]+)?$/.test(folder);
}

/** With the folder itself, up to the root of the drive. */
function foldersAbove(absolutePath: string): readonly string[] {
  const folders: string[] = [];
  for (let at = absolutePath; at !== path.dirname(at); at = path.dirname(at)) folders.push(at);
  return folders;
}

async function hasMarker(folder: string): Promise<boolean> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []); // unreadable or missing: nothing can be told
  return entries.some((entry) => {
    const name = entry.name.toLowerCase();
    // The app's own settings are a folder of this name in the home folder.
    if (name === '.dropbox') return entry.isFile();
    return markers.has(name) || syncDatabase.test(name);
  });
}
