import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openVault, type Vault } from '../../../fixtures/openVault.ts';

let vault: Vault;
const now = new Date(2026, 10, 24, 15, 30, 0);
const open = async (
  files: Parameters<typeof openVault>[0] = {},
  options: Parameters<typeof openVault>[1] = {},
) => (vault = await openVault(files, { clock: () => now, ...options }));
afterEach(() => vault.close());

const at = (notePath: string) => path.join(vault.root, notePath);
const text = (notePath: string) => readFile(at(notePath), 'utf8');
const idOf = (notePath: string) => vault.note(notePath).id;

describe('create', () => {
  it('makes a note with its title as heading', async () => {
    await open();
    const note = await vault.writing.create({ title: '커피: 추출/온도?' });
    expect(note).toMatchObject({ path: '커피 추출 온도.md', title: '커피: 추출/온도?' });
    expect(await text('커피 추출 온도.md')).toBe('# 커피: 추출/온도?\n\n');
  });

  it('gives a taken name a number', async () => {
    await open({ 'Tea.md': 'x' });
    const paths = await Promise.all([
      vault.writing.create({ title: 'Tea' }),
      vault.writing.create({ title: 'Tea' }),
    ]);
    expect(paths.map(({ path }) => path)).toEqual(['Tea 2.md', 'Tea 3.md']);
    expect(await text('Tea.md')).toBe('x');
  });

  it('makes the folder', async () => {
    await open();
    expect(await vault.writing.create({ title: 'Tea', folder: '차/green' })).toMatchObject({
      path: '차/green/Tea.md',
    });
  });

  it('fills a template', async () => {
    await open({
      'templates/Meeting.md':
        '# {{title}}\r\n{{date}} {{time}} {{date:YYYY.M.D}} {{Date: YY[년] MM[월] }} {{other}}',
    });
    const [{ noteId }] = vault.writing.templates();
    await vault.writing.create({ title: '회의', templateId: noteId });
    expect(await text('회의.md')).toBe('# 회의\r\n2026-11-24 15:30 2026.11.24 26년 11월 {{other}}');
  });

  it.each(['../out', '/abs', '.hidden', 'a/../../b', 'out'])('refuses the folder %s', async (folder) => {
    await open();
    await mkdir(path.join(vault.folder, 'outside'));
    await symlink(path.join(vault.folder, 'outside'), at('out'));
    await expect(vault.writing.create({ title: 'x', folder })).rejects.toMatchObject({
      code: 'invalid-argument',
    });
  });

  it('refuses without a library folder', async () => {
    await open({}, { libraryFolder: undefined });
    await expect(vault.writing.create({ title: 'x' })).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('refuses while another engine writes', async () => {
    const store = { isReadOnly: true, note: () => undefined, notes: () => [], noteByPath: () => undefined };
    await open({}, { store });
    await expect(vault.writing.create({ title: 'x' })).rejects.toMatchObject({ code: 'store-locked' });
  });

  it('makes a file in the library folder and nowhere else, whatever the title and folder', async () => {
    await open();
    const part = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', 'a', 'CON', '~', '%2e%2e', '\0'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const name = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(name, fc.option(name, { nil: undefined }), async (title, folder) => {
        await vault.writing
          .create({ title, folder })
          .catch((error: unknown) => expect(error).toMatchObject({ code: 'invalid-argument' }));
        expect((await readdir(vault.folder)).sort()).toEqual(['vault']);
      }),
    );
  });
});

describe('daily', () => {
  it('makes the note of a day once', async () => {
    await open();
    const [first, second] = await Promise.all([
      vault.writing.daily('2026-11-24'),
      vault.writing.daily('2026-11-24'),
    ]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ path: 'daily/2026-11-24.md', title: '2026-11-24' });
  });

  it('opens what is there', async () => {
    await open({ 'daily/2026-11-24.md': '# My day' });
    expect(await vault.writing.daily('2026-11-24')).toMatchObject({ title: 'My day' });
  });

  it('fills the template of days with that day', async () => {
    await open({ '템플릿/daily.md': '# {{title}} ({{date:MM/DD}})' });
    await vault.writing.daily('2026-01-02');
    expect(await text('daily/2026-01-02.md')).toBe('# 2026-01-02 (01/02)');
  });

  it.each(['2026-13-01', '2026-02-30', '26-1-1', '../../x', ''])('refuses %j', async (date) => {
    await open();
    await expect(vault.writing.daily(date)).rejects.toMatchObject({ code: 'invalid-argument' });
  });
});

describe('templates', () => {
  it('are the notes in the folders of templates, by name', async () => {
    await open({
      'templates/b.md': 'b',
      'Templates/x/a.md': 'a',
      '템플릿/회의.md': 'c',
      'vault/Templates/d.md': 'd',
      'other/no.md': 'n',
      'templates.md': 'n',
    });
    expect(
      vault.writing
        .templates()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['a', 'b', 'd', '회의']);
  });
});

describe('trash', () => {
  it('takes notes out of the library and lists them, newest first', async () => {
    await open({ 'a/Tea.md': '# 차', 'B.md': 'b' });
    await vault.writing.trash([idOf('a/Tea.md'), idOf('B.md')]);
    expect(vault.notes()).toEqual([]);
    expect(Object.keys(await vault.contents())).toEqual(['.trash/B.md', '.trash/a/Tea.md']);
    const listed = await vault.writing.listTrash();
    expect(listed).toContainEqual({
      id: at('.trash/a/Tea.md'),
      title: '차',
      path: 'a/Tea.md',
      root: vault.root,
      trashedAt: now.getTime(),
    });
    expect(listed).toHaveLength(2);
  });

  it('keeps two of one name apart, and restores each to where it was', async () => {
    await open({ 'Tea.md': 'first' });
    await vault.writing.trash([idOf('Tea.md')]);
    await vault.writing.create({ title: 'Tea' });
    await vault.writing.trash([idOf('Tea.md')]);
    expect((await vault.writing.listTrash()).map(({ path, id }) => [path, path === 'Tea.md' && id])).toEqual([
      ['Tea.md', at('.trash/Tea 2.md')],
      ['Tea.md', at('.trash/Tea.md')],
    ]);
    const restored = [];
    for (const { id } of await vault.writing.listTrash())
      restored.push((await vault.writing.restore(id)).path);
    expect(restored).toEqual(['Tea.md', 'Tea 2.md']);
    expect(await text('Tea 2.md')).toBe('first');
  });

  it('restores into a folder that is gone', async () => {
    await open({ 'a/b/Tea.md': 'tea' });
    await vault.writing.trash([idOf('a/b/Tea.md')]);
    await rm(at('a'), { recursive: true });
    await vault.writing.restore(at('.trash/a/b/Tea.md'));
    expect(await text('a/b/Tea.md')).toBe('tea');
    expect(await vault.writing.listTrash()).toEqual([]);
  });

  it('lists and restores what another app put there, or what the index forgot', async () => {
    await open({ '.trash/x/Old.md': 'old', '.trash/pic.png': 'p' });
    expect(await vault.writing.listTrash()).toMatchObject([{ title: 'Old', path: 'x/Old.md' }]);
    expect(await vault.writing.restore(at('.trash/x/Old.md'))).toMatchObject({ path: 'x/Old.md' });
  });

  it('is taken back in one step', async () => {
    await open({ 'a/Tea.md': 'tea', 'B.md': 'b' });
    const before = await vault.contents();
    const { undoId } = await vault.writing.trash([idOf('a/Tea.md'), idOf('B.md')]);
    await vault.writing.undo(undoId);
    expect(await vault.contents()).toEqual(before);
    expect(vault.notes()).toHaveLength(2);
  });

  it.each(['/etc/passwd', 'Tea.md', ''])('restores nothing that is not in it: %j', async (id) => {
    await open({ 'Tea.md': 'x' });
    await expect(vault.writing.restore(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is refused where the trash is a link out of the root', async () => {
    await open({ 'Tea.md': 'x' });
    await mkdir(path.join(vault.folder, 'outside'));
    await symlink(path.join(vault.folder, 'outside'), at('.trash'));
    await expect(vault.writing.trash([idOf('Tea.md')])).rejects.toMatchObject({ code: 'invalid-argument' });
    expect(await text('Tea.md')).toBe('x');
  });
});

describe('attach', () => {
  const bytes = Buffer.from('picture');

  it('puts a file among the attachments and says how to link to it', async () => {
    await open({ 'a/b/Note.md': 'x' });
    expect(await vault.writing.attach(idOf('a/b/Note.md'), 'My photo?.PNG', bytes)).toBe(
      '../../attachments/My photo.png',
    );
    expect(await text('attachments/My photo.png')).toBe('picture');
  });

  it('names pictures from the clipboard by the time', async () => {
    await open({ 'Note.md': 'x' });
    expect(await vault.writing.attach(idOf('Note.md'), 'image.png', bytes)).toBe(
      'attachments/Pasted image 20261124153000.png',
    );
  });

  it.each(['assets', '첨부'])('uses the folder %s that is there', async (folder) => {
    await open({ 'Note.md': 'x', [`${folder}/old.png`]: 'old' });
    expect(await vault.writing.attach(idOf('Note.md'), 'p.png', bytes)).toBe(`${folder}/p.png`);
  });

  it('puts the same content there once and other content beside it', async () => {
    await open({ 'Note.md': 'x' });
    const targets = [];
    for (const content of ['one', 'two', 'one'])
      targets.push(await vault.writing.attach(idOf('Note.md'), 'p.png', Buffer.from(content)));
    expect(targets).toEqual(['attachments/p.png', 'attachments/p 2.png', 'attachments/p.png']);
  });

  it('is found at once by what it says', async () => {
    await open({ 'a/Note.md': 'x' });
    const note = vault.note('a/Note.md');
    await vault.writing.attachments.find(note, 'not there.png');
    const target = await vault.writing.attach(note.id, 'p.png', bytes);
    expect(await vault.writing.attachments.find(note, target)).toBe('attachments/p.png');
    expect(await vault.writing.attachments.find(note, 'p.png')).toBe('attachments/p.png');
  });

  it.each(['../../x.png', '/etc/x.png', 'C:\\x.png', '..', '.png', '\0.png'])(
    'stays inside for the name %j',
    async (name) => {
      await open({ 'Note.md': 'x' });
      await vault.writing.attach(idOf('Note.md'), name, bytes);
      expect(await readdir(vault.folder)).toEqual(['vault']);
      expect((await readdir(vault.root)).sort()).toEqual(['.keep', 'Note.md', 'attachments']);
    },
  );
});
