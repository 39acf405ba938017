import { mkdtemp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFixture, filesBelow } from '../../../fixtures/exportFixture.ts';
import { makeZip } from '../../../fixtures/makeZip.ts';
import { convertExport } from './convertExport.ts';
import { detectExport } from './detectExport.ts';
import type { ExportKind } from './exportKind.ts';

describe('any other zip', () => {
  it('is unpacked as it is, without hidden files and what systems leave', async () => {
    const zip = makeZip([
      { name: 'vault/a.md', data: '[[b]]' },
      { name: 'vault/folder/b.md', data: 'b' },
      { name: 'vault/pictures/c.png', data: 'PNG' },
      { name: 'vault/.obsidian/app.json', data: '{}' },
      { name: '__MACOSX/vault/._a.md', data: 'x' },
      { name: 'vault/.DS_Store', data: 'x' },
      { name: 'vault/Thumbs.db', data: 'x' },
    ]);
    const fixture = await exportFixture('vault.zip', zip);
    expect(await detectExport(fixture.path)).toBe('zip');
    const progress: number[] = [];
    await convertExport({ ...fixture, kind: 'zip', onProgress: ({ done }) => progress.push(done) });
    expect(await filesBelow(fixture.targetFolder)).toEqual({
      'vault/a.md': '[[b]]',
      'vault/folder/b.md': 'b',
      'vault/pictures/c.png': 'PNG',
    });
    expect(progress).toEqual([0, 1, 2]);
  });

  it('with hostile entries gives the others, and names those', async () => {
    const zip = makeZip([
      { name: '../out.md', data: 'x' },
      { name: 'link.md', data: '/etc/passwd', mode: 0o120777 },
      { name: 'good.md', data: 'good' },
    ]);
    const fixture = await exportFixture('hostile.zip', zip);
    const { problems } = await convertExport({ ...fixture, kind: 'zip' });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['hostile.zip/../out.md', 'unsafe-archive'],
      ['hostile.zip/link.md', 'unsafe-archive'],
    ]);
    expect(await filesBelow(fixture.targetFolder)).toEqual({ 'good.md': 'good' });
  });

  it('that unpacks without end is stopped', async () => {
    const bomb = makeZip([{ name: 'bomb.md', data: Buffer.alloc(30e6) }]);
    const fixture = await exportFixture('bomb.zip', bomb);
    await expect(convertExport({ ...fixture, kind: 'zip' })).rejects.toMatchObject({
      code: 'unsafe-archive',
    });
    expect(await filesBelow(fixture.targetFolder)).toEqual({});
  });

  it('with a bomb in a part of it is stopped', async () => {
    const inner = makeZip([{ name: 'bomb.png', data: Buffer.alloc(30e6) }]);
    const name = 'Export-0b0e9c1a-1111-2222-3333-444455556666-Part-1.zip';
    const fixture = await exportFixture('nested.zip', makeZip([{ name, data: inner }]));
    await expect(convertExport({ ...fixture, kind: 'notion' })).rejects.toMatchObject({
      code: 'unsafe-archive',
    });
    expect(await filesBelow(fixture.targetFolder)).toEqual({});
  });

  it('stops where the person stops it', async () => {
    const fixture = await exportFixture('a.zip', makeZip([{ name: 'a.md' }, { name: 'b.md' }]));
    const stop = new AbortController();
    const work = convertExport({
      ...fixture,
      kind: 'zip',
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('what is no export', () => {
  it.each([
    ['a note', 'a.md', '# a'],
    ['a document that is a zip', 'a.docx', makeZip([{ name: 'word/document.xml' }])],
    ['a program', 'a.jar', makeZip([{ name: 'x.class' }])],
    ['settings', 'a.json', '{"a": 1}'],
    ['a folder of notes', 'notes', { 'a.md': 'a', 'Keep/x.json': '{}' }],
    ['nothing', 'a.zip', ''],
    ['a vault with a page of Notion', 'vault', { 'a.md': '', 'b.md': '', [`c ${'a'.repeat(32)}.md`]: '' }],
  ])('%s', async (_, name, content) => {
    const fixture = await exportFixture(name, content as string);
    expect(await detectExport(fixture.path)).toBeUndefined();
  });

  it('a file that is not there is told', async () => {
    await expect(detectExport('/nowhere/a.zip')).rejects.toMatchObject({ code: 'not-found' });
  });
});

/** Names by which an export could try to get out, in every place where an export says names. */
const wayOut = fc.constantFrom(
  '../out',
  '/tmp/out',
  'a/../../out',
  '..\\out',
  'C:\\out',
  '..',
  '.',
  '',
  'con',
  'a\0b',
  'x/y',
  'link',
  '가'.repeat(300),
  '%2e%2e/out',
  '\u202Egnp.md',
);

const hostileExports: Readonly<
  Record<ExportKind, (names: readonly string[]) => [string, string | Uint8Array]>
> = {
  zip: (names) => ['a.zip', makeZip(names.map((name) => ({ name, data: name })))],
  notion: (names) => [
    'a.zip',
    makeZip(names.map((name) => ({ name: `${name} ${'a'.repeat(32)}.md`, data: `[x](${name})` }))),
  ],
  keep: (names) => [
    'a.zip',
    makeZip(
      names.flatMap((name, i) => [
        {
          name: `Keep/${i}.json`,
          data: JSON.stringify({
            title: name,
            isTrashed: false,
            userEditedTimestampUsec: 1,
            attachments: [{ filePath: name }, { filePath: `../${name}` }],
          }),
        },
        { name: `Keep/${name}`, data: 'x' },
      ]),
    ),
  ],
  roam: (names) => [
    'a.json',
    JSON.stringify(names.map((title) => ({ title, children: [{ string: title, uid: 'u' }] }))),
  ],
  bear: (names) => [
    'a.bear2bk',
    makeZip(
      names.flatMap((name) => [
        { name: `${name}.textbundle/text.md`, data: `# ${name}\n![](assets/${name})` },
        { name: `${name}.textbundle/assets/${name}`, data: 'x' },
      ]),
    ),
  ],
  enex: (names) => [
    'a.enex',
    `<en-export>${names.map((name) => `<note><title><![CDATA[${name}]]></title><content><![CDATA[<en-note>x</en-note>]]></content><resource><data>eA==</data><resource-attributes><file-name><![CDATA[${name}]]></file-name></resource-attributes></resource></note>`).join('')}</en-export>`,
  ],
};

describe.each(Object.keys(hostileExports) as ExportKind[])(
  'nothing of a hostile export of kind %s',
  (kind) => {
    it('is written outside the target folder, and nothing there is a link', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(wayOut, { minLength: 1, maxLength: 5 }), async (names) => {
          const [name, bytes] = hostileExports[kind](names);
          const fixture = await exportFixture(name, bytes);
          await convertExport({ ...fixture, kind });
          expect((await readdir(fixture.folder)).sort()).toEqual([name, 'target'].sort());
          const below = await readdir(fixture.targetFolder, { withFileTypes: true, recursive: true });
          expect(below.filter((entry) => !entry.isFile() && !entry.isDirectory())).toEqual([]);
        }),
        { numRuns: 40 },
      );
    });
  },
);

it('what is there already is neither written over nor followed', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'saegim-export-'));
  await writeFile(path.join(folder, 'precious.md'), 'precious');
  const targetFolder = path.join(folder, 'target');
  await mkdir(targetFolder);
  await symlink(path.join(folder, 'precious.md'), path.join(targetFolder, 'a.md'));
  const file = path.join(folder, 'a.zip');
  await writeFile(file, makeZip([{ name: 'a.md', data: 'new' }]));
  await expect(convertExport({ path: file, kind: 'zip', targetFolder })).rejects.toThrow();
  expect((await filesBelow(folder))['precious.md']).toBe('precious');
});
