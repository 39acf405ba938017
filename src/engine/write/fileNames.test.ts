import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../../fixtures/noteFiles.ts';
import { isSafePath, isUsablePath, safeFileName } from './fileNames.ts';

describe('safeFileName', () => {
  it.each([
    ['회의록 2026/11/24', '회의록 2026 11 24'],
    ['What? "This": <a|b>*', 'What This a b'],
    ['C# and [[x]]^', 'C and x'],
    ['...hidden', 'hidden'],
    ['ends with dots. . ', 'ends with dots'],
    ['CON', 'CON_'],
    ['nul.txt', 'nul_.txt'],
    ['a\n\tb', 'a b'],
    ['한'.normalize('NFD'), '한'],
    ['???', undefined],
    ['', undefined],
  ])('%j becomes %j', (name, expected) => expect(safeFileName(name)).toBe(expected));

  it('is cut to what every disk takes, between characters', () => {
    const name = safeFileName('가나🙂'.repeat(100), '.md')!;
    expect(Buffer.byteLength(`${name} 1000.md`)).toBeLessThanOrEqual(255);
    expect('가나🙂'.repeat(100).startsWith(name)).toBe(true);
  });

  it('gives a name that is safe and stays as it is, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = safeFileName(title, '.md');
        if (name === undefined) return;
        expect(isSafePath(`${name}.md`)).toBe(true);
        expect(safeFileName(name, '.md')).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});

describe('isSafePath', () => {
  it.each(['a.md', 'folder/노트.md', 'C#.md', 'a [b].md', '2024.03/x.md'])('takes %s', (path) =>
    expect(isSafePath(path)).toBe(true),
  );

  it.each([
    '',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    '../a',
    'a/../b',
    '.hidden',
    'a/.b',
    'a.',
    'a ',
    ' a',
    'a:b',
    'a\\b',
    'a\0',
    'aux',
    'x'.repeat(256),
  ])('refuses %j', (path) => expect(isSafePath(path)).toBe(false));
});

describe('isUsablePath', () => {
  it('takes a folder that is there, whatever its name, and no new one of such a name', async () => {
    const root = await temporaryFolder();
    await writeFiles(root, { 'what: now?/x.md': 'x', '.hidden/x.md': 'x' });
    const paths = [
      'what: now?/new.md',
      'what: then?/new.md',
      'what: now?/new: x.md',
      '.hidden/new.md',
      'what: now?/../../x.md',
    ];
    const usable = await Promise.all(paths.map((each) => isUsablePath(root, each)));
    expect(usable).toEqual([true, false, false, false, false]);
    await removeFolder(root);
  });
});
