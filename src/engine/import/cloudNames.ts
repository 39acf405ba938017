/**
 * What cloud services leave in a folder: stubs of files that are not on this machine, and second copies
 * where two machines wrote at once.
 *
 * Not told by name: files that OneDrive, Dropbox and Google Drive keep online only (they have their own name
 * and size, and come when they are opened), and the copies that iCloud calls `note 2.md`, as people do too.
 */
import { noteFormat } from '../../shared/domain/noteFormat.ts';

export interface CloudFile {
  readonly kind: 'placeholder' | 'conflict';
  /** As people call it. */
  readonly service: string;
  /** The file that it stands for, or that it is another version of. */
  readonly name: string;
}

/** What a cloud service left under this name instead of, or beside, a file that would be a note. */
export function cloudFile(fileName: string): CloudFile | undefined {
  const name = fileName.normalize('NFC');
  return placeholder(name) ?? conflict(name);
}

/** `.note.md.icloud` stands for `note.md` until macOS fetches it. */
const icloudStub = /^\.(.+)\.icloud$/s;
/** A few bytes of JSON with an address: the document itself is nowhere but at Google. */
const googlePointer = /\.(gdoc|gsheet|gslides)$/i;

function placeholder(name: string): CloudFile | undefined {
  const stub = icloudStub.exec(name)?.[1];
  if (stub !== undefined)
    return noteFormat(stub) && { kind: 'placeholder', service: 'iCloud Drive', name: stub };
  return googlePointer.test(name) ? { kind: 'placeholder', service: 'Google Drive', name } : undefined;
}

/** Each with the mark as its second group, between the name and the last ending. */
const conflictMarks: readonly { readonly service: string; readonly mark: RegExp }[] = [
  // note.sync-conflict-20260929-143015-ABCDEFG.md
  { service: 'Syncthing', mark: /^(.+)(\.sync-conflict-\d{8}-\d{6}(?:-\w+)?)(\.[^.]+)?$/s },
  // note (conflicted copy 2026-09-29 143015).md; ownCloud wrote note_conflict-20150101-120000.md
  { service: 'Nextcloud', mark: /^(.+)( \(conflicted copy \d{4}-\d\d-\d\d \d{6}\))(\.[^.]+)?$/is },
  { service: 'Nextcloud', mark: /^(.+)(_conflict-\d{8}-\d{6})(\.[^.]+)?$/is },
  // note (Mina's conflicted copy 2026-09-29).md, note (Mina의 충돌된 사본 2026-09-29).md; Box and Obsidian Sync alike
  {
    service: 'Dropbox',
    mark: /^(.+)( \((?:[^()]*[\s'’])?(?:conflicted copy|conflicting copy|case conflict)(?:[ ,][^()]*)?\)(?: \(\d+\))?)(\.[^.]+)?$/is,
  },
  {
    service: 'Dropbox',
    mark: /^(.+)( \([^()]*충돌(?:된)? ?(?:사본|복사본)[^()]*\)(?: \(\d+\))?)(\.[^.]+)?$/s,
  },
  // note [Conflict].md, note (conflict 1).md; pCloud: note [conflicted].md
  { service: 'Google Drive', mark: /^(.+?)( ?\[conflict(?: \d+)?\])(\.[^.]+)?$/is },
  { service: 'Google Drive', mark: /^(.+)( \((?:conflict|충돌)(?: \d+)?\))(\.[^.]+)?$/is },
  { service: 'pCloud', mark: /^(.+?)( ?\[conflicted(?: \(\d+\))?\])(\.[^.]+)?$/is },
  // note-DESKTOP-1AB2C3D.md: OneDrive appends the machine's name; told where Windows gave it
  { service: 'OneDrive', mark: /^(.+)(-(?:DESKTOP|LAPTOP|WIN)-[0-9A-Z]{7,11}(?:-\d+)?)(\.[^.]+)?$/s },
];

function conflict(name: string): CloudFile | undefined {
  for (const { service, mark } of conflictMarks) {
    const parts = mark.exec(name);
    if (parts) return { kind: 'conflict', service, name: parts[1] + (parts[3] ?? '') };
  }
  return undefined;
}
