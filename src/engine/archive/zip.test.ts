import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { makeZip, type ZipFixtureEntry } from '../../../fixtures/makeZip.ts';
import { archiveLimits, type ZipLimits } from '../limits.ts';
import { checkZip, openZip } from './index.ts';

const openEntries = (entries: readonly ZipFixtureEntry[], limits: ZipLimits = archiveLimits) =>
  openZip(makeZip(entries), limits);

async function pathsOf(...names: (string | Uint8Array)[]) {
  const { entries } = await openEntries(names.map((name) => ({ name })));
  return entries.map(({ path }) => path);
}

describe('openZip', () => {
  it('gives entries with their bytes and times, from a file or from memory', async () => {
    const bytes = makeZip([{ name: '메모/커피.md', data: '물 92도' }, { name: '메모/' }]);
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'saegim-zip-')), 'a.zip');
    await writeFile(file, bytes);
    for (const source of [file, bytes]) {
      const zip = await openZip(source, archiveLimits);
      const [entry] = zip.entries;
      const text = Buffer.from(await zip.read(entry)).toString();
      zip.close();
      expect([zip.entries.length, entry.path, entry.modified, text]).toEqual([
        1,
        '메모/커피.md',
        new Date(2024, 2, 1, 10, 30).getTime(),
        '물 92도',
      ]);
    }
  });

  it.each([
    ['cp949', ['회의/커피 노트.md', '할 일.txt']],
    ['shift_jis', ['会議の記録/コーヒー.md', 'やること.md']],
    ['cp437', ['résumé/café.md']],
  ])('reads names of %s that are not marked', async (encoding, names) => {
    expect(await pathsOf(...names.map((name) => iconv.encode(name, encoding)))).toEqual(names);
  });

  it('takes names in UTF-8 that are not marked (macOS) for what they are, composed', async () => {
    expect(await pathsOf(Buffer.from('커피.md'.normalize('NFD')))).toEqual(['커피.md']);
  });

  it.each([
    ['back strokes', 'a\\b\\c.md', 'a/b/c.md'],
    ['characters that Windows forbids', 'what: "a|b"?.md', 'what- -a-b--.md'],
    ['names of devices', 'con/aux.md', '_con/_aux.md'],
    ['dots and blanks at the end', 'a. /b...', 'a/b'],
    ['here and nothing', './a//./b.md', 'a/b.md'],
    ['control characters', 'a\u0001b.md', 'a-b.md'],
  ])('makes %s safe', async (_, written, path) => {
    expect(await pathsOf(written)).toEqual([path]);
  });

  it('keeps the ending of a name that is too long, and too long names apart', async () => {
    const [a, b] = await pathsOf(`${'가'.repeat(100)}1.md`, `${'가'.repeat(100)}2.md`);
    expect(a).not.toBe(b);
    for (const name of [a, b]) {
      expect(name).toMatch(/^가+~[0-9a-f]{8}\.md$/);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(230);
    }
  });

  it('gives names that differ in case or Unicode form names of their own', async () => {
    expect(
      await pathsOf('Note.md', 'note.md', 'NOTE.md', '커피', '커피'.normalize('NFD'), 'note.md/x'),
    ).toEqual(['Note.md', 'note (2).md', 'NOTE (3).md', '커피', '커피 (2)', 'note (4).md/x']);
  });

  it.each([
    ['a way out', { name: 'a/../../etc/passwd' }],
    ['a way out with back strokes', { name: '..\\..\\evil.md' }],
    ['an absolute path', { name: '/etc/passwd' }],
    ['a drive', { name: 'C:\\Windows\\x.md' }],
    ['a zero byte', { name: 'a.md\0.png' }],
    ['a symbolic link', { name: 'a.md', mode: 0o120777, data: '/etc/passwd' }],
    ['a device', { name: 'a.md', mode: 0o020666 }],
    ['too many folders', { name: `${'a/'.repeat(200)}b.md` }],
    ['a path that is too long', { name: `${'abcdefghi/'.repeat(59)}${'b'.repeat(3_000)}.md` }],
  ])('refuses an entry with %s and gives the others', async (_, entry) => {
    const zip = await openEntries([entry, { name: 'good.md' }]);
    expect(zip.entries.map(({ path }) => path)).toEqual(['good.md']);
    expect(zip.refused).toMatchObject([{ code: 'unsafe-archive' }]);
  });

  it('gives only paths that stay below a folder and that every disk takes, whatever the names', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      'a',
      'C:',
      '\0',
      'con',
      ' ',
      '가',
      '\u202e',
      '%2e',
      '~',
      '😀',
    );
    const name = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(name, { maxLength: 6 }), async (names) => {
        for (const safe of await pathsOf(...names)) {
          expect(path.relative('/x', path.resolve('/x', safe))).toBe(safe);
          for (const segment of safe.split('/'))
            expect(segment).toMatch(/^[^\\/:*?"<>|\0]*[^\\/:*?"<>|\0. ]$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('refuses more entries than may be', async () => {
    const many = Array.from({ length: 11 }, (_, i) => ({ name: `${i}` }));
    await expect(openEntries(many, { ...archiveLimits, entries: 10 })).rejects.toMatchObject({
      code: 'unsafe-archive',
    });
  });

  it('says when there is a password', async () => {
    await expect(openEntries([{ name: 'a.md', isEncrypted: true }])).rejects.toMatchObject({
      code: 'encrypted',
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('no archive at all, but long enough to be one')],
    ['a cut one', makeZip([{ name: 'a.md', data: 'words' }]).subarray(0, 60)],
  ])('calls %s damaged', async (_, bytes) => {
    await expect(openZip(bytes, archiveLimits)).rejects.toMatchObject({ code: 'parse-failed' });
  });

  it('says when there is no file', async () => {
    await expect(openZip('/nowhere/a.zip', archiveLimits)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what comes out', () => {
  async function readFirst(entries: readonly ZipFixtureEntry[], limits: ZipLimits = archiveLimits) {
    const zip = await openEntries(entries, limits);
    return zip.read(zip.entries[0]);
  }

  it('is stopped where the header said less', async () => {
    await expect(readFirst([{ name: 'a', data: Buffer.alloc(1e6), claimedSize: 10 }])).rejects.toMatchObject({
      code: 'parse-failed',
    });
  });

  it('is stopped at so many bytes of an entry', async () => {
    const limits = { ...archiveLimits, entryBytes: 1_000 };
    await expect(readFirst([{ name: 'a', data: 'x'.repeat(1_001) }], limits)).rejects.toMatchObject({
      code: 'unsafe-archive',
    });
  });

  it('is stopped at so many bytes in all', async () => {
    const zip = await openEntries(
      [
        { name: 'a', data: 'x'.repeat(600) },
        { name: 'b', data: 'x'.repeat(600) },
      ],
      {
        ...archiveLimits,
        totalBytes: 1_000,
      },
    );
    await zip.read(zip.entries[0]);
    await expect(zip.read(zip.entries[1])).rejects.toMatchObject({ code: 'unsafe-archive' });
  });

  it('is stopped where an archive grows beyond all measure', async () => {
    await expect(readFirst([{ name: 'a', data: Buffer.alloc(40e6) }])).rejects.toMatchObject({
      code: 'unsafe-archive',
    });
  });

  it('is told to be damaged where its checksum does not fit', async () => {
    const bytes = makeZip([{ name: 'a.md', data: 'words' }]);
    bytes[bytes.length - 22 - 46 - 4 + 16] ^= 1; // in the directory
    const zip = await openZip(bytes, archiveLimits);
    await expect(zip.read(zip.entries[0])).rejects.toMatchObject({ code: 'parse-failed' });
  });

  it('ends in an error of the closed set or in the truth, whatever byte is damaged', async () => {
    const whole = makeZip([
      { name: 'a.md', data: 'words '.repeat(50) },
      { name: 'b/c.md', data: 'other words' },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, value, isCut) => {
        const bytes = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) bytes[at] = value;
        const outcome = await checkZip(bytes).then(
          () => 'whole',
          (error: { code?: string }) => error.code,
        );
        expect(['whole', 'parse-failed', 'unsafe-archive', 'encrypted']).toContain(outcome);
      }),
      { numRuns: 500 },
    );
  });
});

describe('checkZip', () => {
  it('lets a document pass', async () => {
    await checkZip(makeZip([{ name: '[Content_Types].xml', data: '<Types/>' }]));
  });

  it.each([
    [
      'one that unpacks to more than there is memory',
      [{ name: 'word/document.xml', data: Buffer.alloc(30e6) }],
    ],
    ['one with a way out', [{ name: '../evil' }]],
  ])('refuses %s', async (_, entries: ZipFixtureEntry[]) => {
    await expect(checkZip(makeZip(entries))).rejects.toMatchObject({ code: 'unsafe-archive' });
  });

  it('calls one damaged whose header says less than there is', async () => {
    const bytes = makeZip([{ name: 'a', data: Buffer.alloc(50_000), claimedSize: 5 }]);
    await expect(checkZip(bytes)).rejects.toMatchObject({ code: 'parse-failed' });
  });
});
