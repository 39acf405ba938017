import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexFolderOf, refuseCloudFolder } from './indexFolder.ts';

describe('indexFolderOf', () => {
  it('lies in the data folder, whatever the library is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const folder = indexFolderOf('/data', `/notes/${name}`);
        expect(path.dirname(folder)).toBe(path.resolve('/data/index'));
      }),
    );
  });

  it('is the same for the same folder however it is written', () => {
    expect(indexFolderOf('/data', '/notes/mine/../mine/')).toBe(indexFolderOf('/data', '/notes/mine'));
  });

  it('differs between libraries of one name', () => {
    expect(indexFolderOf('/data', '/a/notes')).not.toBe(indexFolderOf('/data', '/b/notes'));
  });

  it("is the app's own where no library is named", () => {
    expect(indexFolderOf('/data')).toBe(indexFolderOf('/data', '/data/library'));
  });

  it('can be told by its name', () => {
    expect(path.basename(indexFolderOf('/data', '/home/me/내 노트'))).toMatch(/^내-노트-[0-9a-f]{12}$/);
  });
});

describe('refuseCloudFolder', () => {
  it('refuses an index in the folder of a cloud service', async () => {
    const folder = indexFolderOf('/Users/mina/Library/Mobile Documents/Saegim');
    await expect(refuseCloudFolder(folder)).rejects.toMatchObject({ code: 'index-in-cloud-folder' });
  });

  it('allows one beside notes that lie in such a folder', async () => {
    const folder = indexFolderOf('/var/data/saegim', '/home/mina/Dropbox/notes');
    await expect(refuseCloudFolder(folder)).resolves.toBeUndefined();
  });
});
