import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelFolder, workerFolder } from '../../../fixtures/paths.ts';
import type { Hit } from '../../shared/domain/search.ts';
import { startEmbedder } from '../embed/index.ts';
import type { Embedder, NoteStore, Preparer } from '../parts.ts';
import { startPreparer } from '../prepare/index.ts';
import { openStore } from '../store/index.ts';
import { createSearch, type Search } from './index.ts';

const texts: Readonly<Record<string, string>> = {
  'lease.md':
    '# 전세 계약\n\n임차인은 계약갱신청구권을 한 번 행사할 수 있다. 갱신된 기간은 2년으로 본다.\n\n[[coffee]]를 마시며 읽었다.\n',
  'coffee.md':
    '# Pour-over coffee\n\nGrind the beans a little coarser when the cup tastes bitter. Rinse the paper filter first.\n',
  'espresso.md': '# Espresso\n\nA bitter shot was extracted for too long: grind coarser or stop earlier.\n',
  'server.md':
    '# 서버 메모\n\n배포 오류 CVE-2024-3094는 xz 5.6.1에서 고쳤다. 설정은 `max_retry_count`로 바꾼다.\n',
  'plants.md': '# 화분\n\n몬스테라는 겉흙이 마르면 물을 흠뻑 준다. 겨울에는 물 주는 횟수를 줄인다.\n',
  'sleep.md': '# 잠\n\n자기 전에 휴대전화를 보면 잠드는 데 오래 걸린다. 방을 어둡고 서늘하게 한다.\n',
};

let folder: string;
let store: NoteStore;
let preparer: Preparer;
let embedder: Embedder;
let search: Search;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saegim-search-'));
  [store, preparer, embedder] = await Promise.all([
    openStore({ folder, fingerprint: 'model', dimension: 384, chunkerVersion: '1', analyserVersion: '1' }),
    startPreparer({ workerPath: join(workerFolder, 'prepareWorker.js'), modelFolder }),
    startEmbedder({ workerPath: join(workerFolder, 'inferenceWorker.js'), modelFolder, workers: 1 }),
  ]);
  search = createSearch({ store, preparer, embedder });
  await putNotes(Object.keys(texts));
});

afterAll(async () => {
  await Promise.all([store.close(), preparer.close(), embedder.close()]);
  await rm(folder, { recursive: true, force: true });
});

describe('before anything is embedded', () => {
  it('finds by words alone and says so', async () => {
    const { hits, usedMeaning } = await search.search('갱신청구권', 5);
    expect([hits.map(({ path }) => path), hits[0].parts, usedMeaning]).toEqual([
      ['lease.md'],
      { words: 1, meaning: 0 },
      false,
    ]);
  });
});

describe('when only a part is embedded', () => {
  beforeAll(() => embedWaiting(1));

  it('still finds the others by their words', async () => {
    const waiting = new Set((await store.pendingEmbeddings(100)).map(({ hash }) => hash));
    const { hits } = await search.search('CVE-2024-3094 몬스테라 갱신청구권 bitter', 10);
    const found = await store.chunks(hits.map(({ chunkId }) => chunkId));
    expect(found.filter(({ hash }) => waiting.has(hash)).length).toBeGreaterThan(1);
  });
});

describe('when all is embedded', () => {
  beforeAll(() => embedWaiting(100));

  it.each([
    ['갱신청구권은 몇 번 쓸 수 있나?', 'lease.md'],
    ['CVE-2024-3094', 'server.md'],
    ['max_retry_count', 'server.md'],
    ['why does my filter coffee taste bitter', 'coffee.md'],
    ['watering a monstera in winter', 'plants.md'],
    ['커피 종이 필터', 'coffee.md'],
    ['how to fall asleep', 'sleep.md'],
  ])('%s is answered by %s', async (query, path) => {
    const { hits, usedMeaning } = await search.search(query, 3);
    expect([hits[0].path, usedMeaning]).toEqual([path, true]);
  });

  it('marks matched words where they stand in the file', async () => {
    const { hits } = await search.search('갱신청구권을 행사하려면', 1);
    expect(markedTexts(hits[0])).toEqual(['갱신청구권', '행사', '갱신']);
  });

  it('marks the best sentence of a hit that shares no word', async () => {
    const { hits } = await search.search('watering a monstera in winter', 1);
    expect(markedTexts(hits[0])).toHaveLength(1);
    expect(texts['plants.md']).toContain(markedTexts(hits[0])[0]);
  });

  it('says of a hit that shares no word that it was found by meaning', async () => {
    const { hits } = await search.search('watering a monstera in winter', 1);
    expect(hits[0].parts).toEqual({ words: 0, meaning: 1 });
  });

  it('gives the passage as it stands in the file', async () => {
    const { hits } = await search.search('xz 5.6.1', 1);
    const { path, range, text } = hits[0];
    expect(texts[path].slice(range.start, range.end)).toBe(text);
  });

  it('gives no more than asked, best first', async () => {
    const { hits } = await search.search('grind coarser', 2);
    expect(hits.length).toBe(2);
    expect(hits[0].score).toBeGreaterThanOrEqual(hits[1].score);
  });

  it.each(['', '   \n', '?!…', '\ud83d'])('finds nothing for %j', async (query) => {
    expect((await search.search(query, 5)).hits).toEqual([]);
  });

  it.each(['물', 'a', '😀', '7', 'ㄱㅅ', '갱신청구권 '.repeat(2000), 'x'.repeat(10_000)])(
    'answers even odd queries (case %#)',
    async (query) => {
      const { hits } = await search.search(query, 3);
      expect(hits.length).toBeGreaterThan(0);
    },
  );

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const answer = search.search('grind coarser', 5, stop.signal);
    stop.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('relates notes by their nearest passages, nearest first, and never to themselves', async () => {
    const related = await search.related(idOf('coffee.md'), 10);
    const similarities = related.map(({ similarity }) => similarity);
    expect(related[0].path).toBe('espresso.md');
    expect(related.map(({ path }) => path).sort()).toEqual(
      Object.keys(texts)
        .filter((path) => path !== 'coffee.md')
        .sort(),
    );
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
  });

  it('tells linked notes, whichever of the two has the link', async () => {
    const linkedTo = async (path: string) =>
      (await search.related(idOf(path), 10)).filter(({ isLinked }) => isLinked).map((note) => note.path);
    expect([await linkedTo('coffee.md'), await linkedTo('lease.md'), await linkedTo('sleep.md')]).toEqual([
      ['lease.md'],
      ['coffee.md'],
      [],
    ]);
  });

  it('has no related notes for a note that is not there', async () => {
    await expect(search.related('nobody', 5)).rejects.toMatchObject({ code: 'not-found' });
  });
});

function markedTexts({ path, marks }: Hit): string[] {
  return marks.map(({ start, end }) => texts[path].slice(start, end));
}

function idOf(path: string): string {
  return `id-${path}`;
}

async function putNotes(paths: readonly string[]): Promise<void> {
  const notes = await Promise.all(
    paths.map(async (path) => {
      const bytes = new TextEncoder().encode(texts[path]);
      const { chunks, warnings: _, ...prepared } = await preparer.prepareNote(bytes, path);
      const note = {
        ...prepared,
        id: idOf(path),
        path,
        root: '/notes',
        created: 0,
        modified: 0,
        size: texts[path].length,
        contentHash: path,
        chunkCount: chunks.length,
        tokenCount: 0,
      };
      return { note, chunks };
    }),
  );
  await store.putNotes(notes);
}

async function embedWaiting(limit: number): Promise<void> {
  const waiting = await store.pendingEmbeddings(limit);
  const tokenIds = await preparer.encodePassages(waiting.map(({ embeddingText }) => embeddingText));
  const vectors = await embedder.embed(tokenIds, 'background');
  await store.putEmbeddings(waiting.map(({ hash }, i) => ({ hash, vector: vectors[i] })));
}
