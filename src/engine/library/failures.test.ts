import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFailures, type Failure, type Failures } from './failures.ts';

let folder: string;
let logged: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'saegim-failures-'));
  logged = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (): Promise<Failures> =>
  openFailures(path.join(folder, 'failures.json'), (_, message) => void logged.push(message));

const failure = (name: string, contentHash: string | undefined = 'hash'): Failure => ({
  absolutePath: `/notes/${name}`,
  path: name,
  code: 'parse-failed',
  reason: 'It cannot be read.',
  ...(contentHash !== undefined && { contentHash }),
});

function record(failures: Failures, times: number, each: Failure): void {
  for (let i = 0; i < times; i++) failures.record(each);
}

describe('failures', () => {
  it('are listed newest first, each file once', async () => {
    const failures = await open();
    for (const name of ['a', 'b', 'a']) failures.record(failure(name));
    expect(failures.list()).toEqual([
      {
        absolutePath: '/notes/a',
        path: 'a',
        code: 'parse-failed',
        reason: 'It cannot be read.',
        attempts: 2,
        isSetAside: false,
        failedAt: expect.any(Number),
      },
      expect.objectContaining({ path: 'b', attempts: 1 }),
    ]);
  });

  it('set a file aside the third time with the same content', async () => {
    const failures = await open();
    record(failures, 2, failure('a'));
    const before = failures.isSetAside('/notes/a', 'hash');
    failures.record(failure('a'));
    expect([before, failures.isSetAside('/notes/a', 'hash'), failures.list()[0].isSetAside]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('count anew when the file has changed', async () => {
    const failures = await open();
    record(failures, 3, failure('a'));
    const isTried = !failures.isSetAside('/notes/a', 'other');
    failures.record(failure('a', 'other'));
    expect([isTried, failures.list()]).toMatchObject([true, [{ attempts: 1, isSetAside: false }]]);
  });

  it('count for a file that cannot be read at all too', async () => {
    const failures = await open();
    record(failures, 3, { ...failure('a'), contentHash: undefined });
    expect([failures.isSetAside('/notes/a'), failures.isSetAside('/notes/a', 'readable now')]).toEqual([
      true,
      false,
    ]);
  });

  it('are forgotten by path and all at once', async () => {
    const failures = await open();
    for (const name of ['a', 'b', 'c']) record(failures, 3, failure(name));
    failures.forget(['/notes/b', '/notes/unknown']);
    const left = failures.list().map((each) => each.path);
    failures.clear();
    expect([left, failures.list(), failures.isSetAside('/notes/a', 'hash')]).toEqual([['c', 'a'], [], false]);
  });

  it('are not what no file is to blame for', async () => {
    const failures = await open();
    for (const code of ['cancelled', 'disk-full', 'unsupported-format', 'engine-gone'] as const) {
      failures.record({ ...failure(code), code });
    }
    expect(failures.list()).toEqual([]);
  });

  it('come back after a restart with their counts', async () => {
    const failures = await open();
    record(failures, 3, failure('a'));
    failures.record(failure('b'));
    await failures.flush();
    const again = await open();
    expect([again.list(), again.isSetAside('/notes/a', 'hash')]).toEqual([failures.list(), true]);
  });

  it('keep the newest 10,000', async () => {
    const failures = await open();
    for (let i = 0; i < 10_003; i++) failures.record(failure(String(i)));
    await failures.flush();
    const list = (await open()).list();
    expect([list.length, list[0].path, list.at(-1)?.path]).toEqual([10_000, '10002', '3']);
  });

  it('are written only when something changed', async () => {
    const failures = await open();
    await failures.flush();
    expect(await readdir(folder)).toEqual([]);
  });

  it('begin empty when the list is damaged, which is put aside', async () => {
    await writeFile(path.join(folder, 'failures.json'), '{"version":1,"failures":[{}]}');
    const failures = await open();
    expect([failures.list(), await readdir(folder), logged.length]).toEqual([
      [],
      ['failures.json.damaged'],
      1,
    ]);
  });

  it('that cannot be written are told, and written when it is possible again', async () => {
    const failures = await open();
    const file = path.join(folder, 'failures.json');
    await mkdir(path.join(file, 'in the way'), { recursive: true });
    failures.record(failure('a'));
    await expect(failures.flush()).rejects.toMatchObject({ name: 'SaegimError' });
    await rm(file, { recursive: true });
    await failures.flush();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ failures: [{ path: 'a' }] });
  });
});
