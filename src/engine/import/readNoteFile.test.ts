import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asUnprivileged } from '../../../fixtures/unprivileged.ts';
import { readNoteFile } from './readNoteFile.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'saegim-read-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('readNoteFile', () => {
  it('gives the bytes as they are, with their sha256', async () => {
    const content = '\uFEFF# 커피\r\n';
    const { bytes, contentHash } = await readNoteFile(await write('a.md', content));
    expect(Buffer.from(bytes).toString()).toBe(content);
    expect(contentHash).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('gives bytes in a buffer of their own, which may be handed over', async () => {
    const { bytes } = await readNoteFile(await write('a.md', 'small'));
    expect(bytes.buffer.byteLength).toBe(5);
  });

  it('reads a name in NFD', async () => {
    const file = await write('한글 이름.md'.normalize('NFD'), 'words');
    expect((await readNoteFile(file)).bytes).toHaveLength(5);
  });

  it('refuses a file over the limit and says both sizes', async () => {
    const file = await write('line.md', 'x'.repeat(3 * 1024 * 1024));
    await expect(readNoteFile(file, { maxBytes: 2 * 1024 * 1024 })).rejects.toMatchObject({
      code: 'too-large',
      message: 'the file has 3.0 MB, notes may have 2.0 MB',
    });
  });

  it('takes a file of exactly the limit', async () => {
    expect((await readNoteFile(await write('a.md', '12345'), { maxBytes: 5 })).bytes).toHaveLength(5);
  });

  it('fails with not-found where there is no file', async () => {
    await expect(readNoteFile(path.join(folder, 'gone.md'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('fails with unsupported-format for what is no file', async () => {
    await expect(readNoteFile(folder)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it.skipIf(process.platform === 'win32')('fails with permission-denied for an unreadable file', async () => {
    const file = await write('secret.md', 'words');
    await chmod(file, 0o000);
    await asUnprivileged(() =>
      expect(readNoteFile(file)).rejects.toMatchObject({ code: 'permission-denied' }),
    );
  });
});
