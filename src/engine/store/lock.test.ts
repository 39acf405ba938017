import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWriter, writerStoreOptions } from '../../../fixtures/killedWriter.ts';
import { openStore } from './index.ts';
import { lockFolder } from './lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saegim-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the lock of a library', () => {
  it('is held by one at a time', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'store-locked' });
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('of one folder leaves another free', async () => {
    const other = await mkdtemp(join(tmpdir(), 'saegim-lock-'));
    const locks = await Promise.all([lockFolder(folder), lockFolder(other)]);
    await Promise.all(locks.map((lock) => lock.release()));
    await rm(other, { recursive: true });
  });

  it('keeps other processes out and dies with its own, for one of all who wait', async () => {
    const writer = startWriter(folder);
    for await (const line of writer.lines) {
      expect(line).toBe('begin 1');
      break;
    }
    await expect(openStore(writerStoreOptions(folder))).rejects.toMatchObject({ code: 'store-locked' });
    await writer.kill();

    const claims = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const held = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []));
    expect(held).toHaveLength(1);
    await held[0].release();
  });
});
