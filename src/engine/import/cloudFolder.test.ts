import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInCloudFolder } from './cloudFolder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'saegim-cloud-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('isInCloudFolder', () => {
  it.each([
    '/home/mina/Dropbox/saegim',
    '/home/mina/Dropbox (Team)/saegim',
    '/Users/mina/Library/Mobile Documents/com~apple~CloudDocs/saegim',
    '/Users/mina/Library/CloudStorage/OneDrive-Personal/saegim',
    '/mnt/c/Users/mina/OneDrive - 회사/saegim',
    '/home/mina/Google Drive/saegim',
    '/Volumes/GoogleDrive/My Drive/saegim',
    '/media/mina/내 드라이브/saegim',
    '/home/mina/Nextcloud/saegim',
    '/home/mina/pCloudDrive/saegim',
    '/home/mina/네이버 MYBOX/saegim'.normalize('NFD'),
    path.join(homedir(), 'Box', 'saegim'),
  ])('knows %s', async (given) => {
    expect(await isInCloudFolder(given)).toBe(true);
  });

  it.each([
    '/home/mina/.config/Saegim/index',
    '/Users/mina/Library/Application Support/Saegim/index',
    '/home/mina/projects/Box/saegim',
    '/home/mina/About Dropbox/saegim',
    '/home/mina/My Drive ideas/saegim',
  ])('leaves %s in peace', async (given) => {
    expect(await isInCloudFolder(given)).toBe(false);
  });

  it.each(['.dropbox', '.dropbox.cache', '.nextcloudsync.log', '.sync_0a1b2c3d4e5f.db', '.stfolder'])(
    'knows a folder of any name by the %s in it',
    async (marker) => {
      await writeFile(path.join(folder, marker), '');
      expect(await isInCloudFolder(path.join(folder, 'not', 'there'))).toBe(true);
    },
  );

  it("does not take the app's settings in the home folder for the folder itself", async () => {
    await mkdir(path.join(folder, '.dropbox'));
    expect(await isInCloudFolder(path.join(folder, 'saegim'))).toBe(false);
  });

  it('follows a link that leads into one', async () => {
    await mkdir(path.join(folder, 'Dropbox'));
    await symlink(path.join(folder, 'Dropbox'), path.join(folder, 'data'));
    expect(await isInCloudFolder(path.join(folder, 'data', 'index'))).toBe(true);
  });
});
