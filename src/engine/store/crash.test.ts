import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notesOfRound, runKilledWriter, writerStoreOptions } from '../../../fixtures/killedWriter.ts';
import { openStore } from './index.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'saegim-crash-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe('a store whose writer was killed', () => {
  it('has every note whole, in the last stored round or the next', async () => {
    const folder = join(parent, 'store');
    const delays = [0, 3, 7, 12, 20].map((delay) => delay + Math.random() * 5);
    for (const delay of delays) {
      const stored = (await runKilledWriter(folder, 3, delay)) ?? 0;
      const store = await openStore(writerStoreOptions(folder));
      const round = Number(store.notes()[0].contentHash);
      const expected = notesOfRound(round);
      const chunks = await store.allChunks();
      const found = await store.searchWords(
        [`round${round}`, `round${round - 1}`, `round${round + 1}`],
        1000,
      );
      const vectors = await store.vectors();
      await store.close();

      expect([stored, stored + 1]).toContain(round);
      expect(chunks.map(({ text }) => text).sort()).toEqual(textsOf(expected));
      expect(found.map(({ chunk }) => chunk.text).sort()).toEqual(textsOf(expected));
      const hashes = new Set(chunks.map(({ hash }) => hash));
      expect([...vectors.keys()].filter((hash) => !hashes.has(hash))).toEqual([]);
    }
  });
});

function textsOf(notes: ReturnType<typeof notesOfRound>): string[] {
  return notes.flatMap(({ chunks }) => chunks.map(({ text }) => text)).sort();
}
