import { chmod, lstat, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openVault, type Vault } from '../../../fixtures/openVault.ts';
import { asUnprivileged } from '../../../fixtures/unprivileged.ts';
import { decodeText } from '../parse/index.ts';

const korean = '# 커피\r\n\r\n물 온도는 92도로 맞추고, 뜸은 30초 들인다.\r\n';

let vault: Vault;
beforeEach(async () => {
  vault = await openVault({ 'a.md': '# A\n\nAs it was.', 'b.md': '# B' });
});
afterEach(() => vault.close());

const at = (notePath: string) => path.join(vault.root, notePath);
const save = (notePath: string, text: string, baseHash = vault.note(notePath).contentHash) =>
  vault.writing.save(vault.note(notePath).id, { text, baseHash });

describe('save', () => {
  it('writes the text and lets the index follow', async () => {
    const result = await save('a.md', '# New\n');
    await vault.writing.settle();
    expect(await readFile(at('a.md'), 'utf8')).toBe('# New\n');
    expect(vault.note('a.md')).toMatchObject({
      title: 'New',
      contentHash: (result as { contentHash: string }).contentHash,
    });
  });

  it('writes nothing over a change from outside, and gives what stands there', async () => {
    const { contentHash } = vault.note('a.md');
    await writeFile(at('a.md'), 'theirs');
    const result = await save('a.md', 'mine', contentHash);
    expect(result).toMatchObject({ kind: 'conflict', text: 'theirs' });
    expect(await readFile(at('a.md'), 'utf8')).toBe('theirs');
  });

  it('takes the hash of a conflict as the next base', async () => {
    await writeFile(at('a.md'), 'theirs');
    const { contentHash } = await save('a.md', 'mine', 'old');
    expect(await save('a.md', 'both', contentHash)).toMatchObject({ kind: 'saved' });
  });

  it('is no conflict when the file already says the same', async () => {
    await writeFile(at('a.md'), 'the same');
    expect(await save('a.md', 'the same', 'old')).toMatchObject({ kind: 'saved' });
  });

  it('runs saves of one note in their order', async () => {
    const { id, contentHash } = vault.note('a.md');
    const first = vault.writing.save(id, { text: 'first', baseHash: contentHash });
    const second = first.then((result) =>
      vault.writing.save(id, { text: 'second', baseHash: (result as { contentHash: string }).contentHash }),
    );
    const late = vault.writing.save(id, { text: 'late', baseHash: contentHash });
    expect((await Promise.all([first, second, late])).map(({ kind }) => kind)).toEqual([
      'saved',
      'saved',
      'conflict',
    ]);
    expect(await readFile(at('a.md'), 'utf8')).toBe('second');
  });

  it('makes a file again that was deleted meanwhile', async () => {
    vault.writing.remember(vault.note('a.md'));
    const { id, contentHash } = vault.note('a.md');
    await rm(at('a.md'));
    await vault.sync([at('a.md')]);
    expect(await vault.writing.save(id, { text: 'kept', baseHash: contentHash })).toMatchObject({
      kind: 'saved',
    });
    expect(await readFile(at('a.md'), 'utf8')).toBe('kept');
  });

  it('does not bring a trashed note back', async () => {
    vault.writing.remember(vault.note('a.md'));
    const { id, contentHash } = vault.note('a.md');
    await vault.writing.trash([id]);
    await expect(vault.writing.save(id, { text: 'x', baseHash: contentHash })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('keeps the mode of the file', async () => {
    await chmod(at('a.md'), 0o640);
    await save('a.md', 'x');
    expect((await stat(at('a.md'))).mode & 0o777).toBe(0o640);
  });

  it('writes through a symbolic link', async () => {
    await rm(at('b.md'));
    await symlink(at('a.md'), at('b.md'));
    await vault.sync([at('b.md')]);
    await save('b.md', 'through');
    expect((await lstat(at('b.md'))).isSymbolicLink()).toBe(true);
    expect(await readFile(at('a.md'), 'utf8')).toBe('through');
  });

  it('refuses a file that may not be written, and leaves it', async () => {
    await chmod(at('a.md'), 0o444);
    await expect(save('a.md', 'x')).rejects.toMatchObject({ code: 'permission-denied' });
    expect(await readFile(at('a.md'), 'utf8')).toBe('# A\n\nAs it was.');
  });

  it('refuses a folder that may not be written in, and leaves nothing there', async () => {
    await chmod(vault.folder, 0o755);
    await chmod(vault.root, 0o555);
    await asUnprivileged(async () => {
      await expect(save('a.md', 'x')).rejects.toMatchObject({ code: 'permission-denied' });
    });
    await chmod(vault.root, 0o755);
    expect((await readdir(vault.root)).sort()).toEqual(['.keep', 'a.md', 'b.md']);
  });

  it('refuses a zero byte, which would make the note unreadable', async () => {
    await expect(save('a.md', 'a\0b')).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('writes an emptied note', async () => {
    expect(await save('a.md', '')).toMatchObject({ kind: 'saved' });
    expect(await readFile(at('a.md'), 'utf8')).toBe('');
  });

  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
    ['cp949', false],
  ])('writes %s (byte order mark: %s) as it was', async (encoding, addBOM) => {
    await writeFile(at('a.md'), iconv.encode(korean, encoding, { addBOM }));
    await vault.sync([at('a.md')]);
    await save('a.md', `${korean}더 굵게 간다.\r\n`);
    expect(
      (await readFile(at('a.md'))).equals(iconv.encode(`${korean}더 굵게 간다.\r\n`, encoding, { addBOM })),
    ).toBe(true);
  });

  it('goes over to UTF-8 for a character that the encoding lacks', async () => {
    await writeFile(at('a.md'), iconv.encode(korean, 'cp949'));
    await vault.sync([at('a.md')]);
    await save('a.md', `${korean}🙂`);
    expect(await readFile(at('a.md'), 'utf8')).toBe(`${korean}🙂`);
  });

  it('lets every text be read again as it was written, in whatever encoding the file was', async () => {
    const texts = {
      'utf-8': korean,
      'utf-16le': korean,
      'utf-16be': korean,
      cp949: korean,
      shift_jis: '今日は会議で決めたことを書きます。コーヒーの温度は92度です。',
      gb18030: '今天的会议决定了很多事情，我们需要把它们都记录下来。',
      'windows-1252': 'Le café est déjà prêt; où êtes-vous allé? Ça va être l’été à la forêt.',
    };
    const piece = fc.oneof(
      fc.constantFrom(
        '커피',
        '会議',
        'été',
        '\r\n',
        '\n',
        '\r',
        '\t',
        '# ',
        '🙂',
        '\uFEFF',
        'plain words ',
        '뷁',
        '\f',
        'ﾊ',
        '한'.normalize('NFD'),
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.entries(texts)),
        fc.boolean(),
        fc.array(piece, { minLength: 1, maxLength: 20 }).map((parts) => parts.join('')),
        async ([encoding, was], addBOM, text) => {
          fc.pre(text.trim() !== '' && !text.includes('\0'));
          await writeFile(
            at('a.md'),
            iconv.encode(was, encoding, { addBOM: addBOM && encoding.startsWith('utf') }),
          );
          await vault.sync([at('a.md')]);
          await save('a.md', text);
          await vault.writing.settle();
          expect(decodeText(await readFile(at('a.md'))).text).toBe(text);
        },
      ),
    );
  });
});
