import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../../fixtures/noteFiles.ts';
import { createAttachments } from './attachments.ts';

let folder: string;
let root: string;
const attachments = createAttachments();
const from = (notePath: string) => ({ root, path: notePath });

beforeAll(async () => {
  folder = await temporaryFolder();
  root = path.join(folder, 'vault');
  await writeFiles(root, {
    'work/Plan.md': '# Plan',
    'work/beside.png': 'beside',
    'work/img/deep.png': 'deep',
    'top.png': 'top',
    'assets/only here.png': 'only',
    'assets/twice.png': 'far',
    'work/assets/twice.png': 'near',
    '첨부/커피 사진.png': '사진',
    'Photo.JPG': 'photo',
    '100%.png': 'percent',
    'a#b.png': 'hash',
    '.hidden/secret.png': 'hidden',
  });
  await writeFile(path.join(root, '분해.png'.normalize('NFD')), 'nfd');
  await writeFiles(folder, { 'outside.png': 'outside' });
  await symlink(path.join(folder, 'outside.png'), path.join(root, 'escape.png'));
  await symlink(folder, path.join(root, 'up'));
  await symlink(path.join(root, 'top.png'), path.join(root, 'linked.png'));
});
afterAll(() => removeFolder(folder));

describe('createAttachments', () => {
  it.each([
    ['beside the note', 'beside.png', 'work/beside.png'],
    ['below the note', 'img/deep.png', 'work/img/deep.png'],
    ['above the note', '../top.png', 'top.png'],
    ['from the root', 'assets/twice.png', 'work/assets/twice.png'],
    ['from the root with a slash', '/assets/twice.png', 'assets/twice.png'],
    ['by name alone, the nearest', 'twice.png', 'work/assets/twice.png'],
    ['by name alone', 'only here.png', 'assets/only here.png'],
    ['percent-encoded', '../assets/only%20here.png', 'assets/only here.png'],
    ['percent-encoded Korean', encodeURI('커피 사진.png'), '첨부/커피 사진.png'],
    ['in another case', 'photo.jpg', 'Photo.JPG'],
    ['with a bare % in its name', '100%.png', '100%.png'],
    ['with # in its name', 'a#b.png', 'a#b.png'],
    ['with a place in it', '../top.png#page=2', 'top.png'],
    ['with a width', 'top.png|300', 'top.png'],
    ['by the end of its path', 'img/deep.png', 'work/img/deep.png'],
    ['a link that stays inside', 'linked.png', 'linked.png'],
  ])('finds a file %s', async (_, target, expected) => {
    expect(await attachments.find(from('work/Plan.md'), target)).toBe(expected);
  });

  it('finds a decomposed name by its composed form', async () => {
    expect((await attachments.find(from('a.md'), '분해.png'))?.normalize('NFC')).toBe('분해.png');
  });

  it.each([
    '../outside.png',
    '../../outside.png',
    'escape.png',
    'up/outside.png',
    '%2e%2e/outside.png',
    '..%2foutside.png',
    '/../outside.png',
    'https://example.com/top.png',
    'file:///etc/passwd',
    'secret.png',
    'nowhere.png',
    'work',
    '',
    '.',
    'top.png\0',
  ])('finds nothing for %j', async (target) => {
    expect(await attachments.find(from('Plan.md'), target)).toBeUndefined();
  });

  it('never finds what lies outside the root, whatever is written', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'up',
      'work',
      'outside.png',
      '%2e%2e',
      'escape.png',
      '\\',
      'vault',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const found = await attachments.find(from('work/Plan.md'), parts.join('/'));
        expect(found ?? '').not.toMatch(/outside|escape/);
      }),
    );
  });

  it('gives the bytes with their media type', async () => {
    const found = await attachments.read(from('Plan.md'), 'photo.jpg');
    expect({ ...found, bytes: Buffer.from(found!.bytes).toString() }).toEqual({
      bytes: 'photo',
      mediaType: 'image/jpeg',
      absolutePath: path.join(root, 'Photo.JPG'),
    });
  });

  it('gives null when there is none', async () => {
    expect(await attachments.read(from('Plan.md'), 'nowhere.png')).toBeNull();
  });
});
