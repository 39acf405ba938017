/** Where a library's index lies: in the app's data folder, never inside the notes' folder or a cloud's. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { SaegimError } from '../../shared/errors.ts';
import { isInCloudFolder } from '../import/index.ts';

/**
 * @param dataFolder the app's own folder
 * @param libraryFolder the folder that names the library; the app's own when undefined
 */
export function indexFolderOf(dataFolder: string, libraryFolder?: string): string {
  const library = path.resolve(libraryFolder ?? path.join(dataFolder, 'library'));
  const name =
    path
      .basename(library)
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .slice(0, 40) || 'library';
  const hash = createHash('sha256').update(library).digest('hex').slice(0, 12);
  return path.join(path.resolve(dataFolder), 'index', `${name}-${hash}`);
}

/**
 * Two machines would write one index at once there, and neither would have it whole.
 * @throws SaegimError index-in-cloud-folder
 */
export async function refuseCloudFolder(indexFolder: string): Promise<void> {
  if (!(await isInCloudFolder(indexFolder))) return;
  throw new SaegimError(
    'index-in-cloud-folder',
    'the index lies in a folder that a cloud service keeps in step',
  );
}
