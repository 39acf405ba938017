import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveUnlessTaken, openIncoming, openRegular, type Incoming } from './incoming.ts';

let folder: string;
let incoming: Incoming;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'saegim-incoming-test-'));
  incoming = await openIncoming(folder);
});
afterEach(async () => {
  await incoming.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('a file that is brought', () => {
  it('is copied again when it was written meanwhile', async () => {
    const file = await write('a.md', 'old '.repeat(1000));
    let isWritten = false;
    const brought = await incoming.bring(file, {
      onBytes: () => {
        if (!isWritten) writeFileSync(file, 'new and longer '.repeat(1000));
        isWritten = true;
      },
    });
    expect(await readFile(brought, 'utf8')).toBe('new and longer '.repeat(1000));
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const file = await write('a.md', 'a'.repeat(3_000_000));
    const controller = new AbortController();
    const bringing = incoming.bring(file, { signal: controller.signal, onBytes: () => controller.abort() });
    await expect(bringing).rejects.toMatchObject({ name: 'AbortError' });
    const [own] = (await readdir(folder)).filter((name) => name.startsWith('.'));
    expect(await readdir(path.join(folder, own))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is no pipe, for whose writer it would wait', async () => {
    const pipe = path.join(folder, 'pipe.md');
    spawnSync('/usr/bin/mkfifo', [pipe]);
    await expect(openRegular(pipe)).rejects.toMatchObject({ code: 'unsupported-format' });
  });
});

describe('moveUnlessTaken', () => {
  it('gives a file its place', async () => {
    const file = await write('from', 'words');
    expect(await moveUnlessTaken(file, path.join(folder, 'to'))).toBe(true);
    expect([await readFile(path.join(folder, 'to'), 'utf8'), await readdir(folder)]).toEqual([
      'words',
      expect.not.arrayContaining(['from']),
    ]);
  });

  it('replaces nothing', async () => {
    const [file, there] = [await write('from', 'mine'), await write('to', 'theirs')];
    expect(await moveUnlessTaken(file, there)).toBe(false);
    expect([await readFile(file, 'utf8'), await readFile(there, 'utf8')]).toEqual(['mine', 'theirs']);
  });
});
