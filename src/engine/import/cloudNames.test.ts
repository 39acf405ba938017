import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudFile } from './cloudNames.ts';

describe('cloudFile', () => {
  it.each([
    ['.회의록.md.icloud', 'iCloud Drive', '회의록.md'],
    ['Plan.gdoc', 'Google Drive', 'Plan.gdoc'],
    ['표.gsheet', 'Google Drive', '표.gsheet'],
  ])('knows %s as the stub of what is elsewhere', (fileName, service, name) => {
    expect(cloudFile(fileName)).toEqual({ kind: 'placeholder', service, name });
  });

  it.each([
    ["note (Mina's conflicted copy 2026-09-29).md", 'Dropbox', 'note.md'],
    ['note (Mina’s conflicted copy 2026-09-29) (1).md', 'Dropbox', 'note.md'],
    ['note (conflicted copy).md', 'Dropbox', 'note.md'],
    ['note (Case Conflict).md', 'Dropbox', 'note.md'],
    ['회의 (김민아의 충돌된 사본 2026-09-29).md', 'Dropbox', '회의.md'],
    ['회의 (MacBook의 충돌된 복사본).md', 'Dropbox', '회의.md'],
    ['note (conflicted copy 2026-09-29 143015).md', 'Nextcloud', 'note.md'],
    ['note_conflict-20150101-120000.md', 'Nextcloud', 'note.md'],
    ['note.sync-conflict-20260929-143015-ABCDEFG.md', 'Syncthing', 'note.md'],
    ['note [Conflict].md', 'Google Drive', 'note.md'],
    ['note (conflict 1).md', 'Google Drive', 'note.md'],
    ['note [conflicted].md', 'pCloud', 'note.md'],
    ['note-DESKTOP-1AB2C3D.md', 'OneDrive', 'note.md'],
    ['note-LAPTOP-1AB2C3D4-2.md', 'OneDrive', 'note.md'],
  ])('knows %s as another version of a note', (fileName, service, name) => {
    expect(cloudFile(fileName)).toEqual({ kind: 'conflict', service, name });
  });

  it.each([
    'note 2.md',
    'Conflict.md',
    'A conflict of interest.md',
    '충돌 분석.md',
    'note (2).md',
    '.app.icloud',
    'my-desktop-setup.md',
    'The (conflicted) mind.md',
  ])('takes %s for what a person called it', (fileName) => {
    expect(cloudFile(fileName)).toBeUndefined();
  });

  it('knows a name in NFD', () => {
    expect(cloudFile('회의 (김민아의 충돌된 사본).md'.normalize('NFD'))).toMatchObject({
      kind: 'conflict',
      name: '회의.md',
    });
  });

  it('names another file than the copy, whatever it is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        const copy = `${name.replaceAll(/[().[\]]/g, '')}x (conflicted copy 2026-09-29 143015).md`;
        expect(cloudFile(copy)).toMatchObject({ kind: 'conflict', service: 'Nextcloud' });
      }),
    );
  });
});
