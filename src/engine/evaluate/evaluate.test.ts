import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelFolder, workerFolder } from '../../../fixtures/paths.ts';
import { evaluate } from './evaluate.ts';
import { readBeir } from './readBeir.ts';

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'saegim-beir-')), 'tiny');
  await mkdir(join(folder, 'qrels'), { recursive: true });
  await writeLines('corpus.jsonl', [
    { _id: 'd1', title: 'Coffee', text: 'Grind the beans coarser when the cup tastes bitter.' },
    { _id: 'd2', text: '임차인은 계약갱신청구권을 한 번 행사할 수 있다.' },
    { _id: 'd3', title: '', text: '몬스테라는 겉흙이 마르면 물을 흠뻑 준다.' },
  ]);
  await writeLines('queries.jsonl', [
    { _id: 'q1', text: '갱신청구권 행사' },
    { _id: 'q2', text: 'bitter coffee' },
    { _id: 'unjudged', text: 'nothing' },
  ]);
  await writeFile(join(folder, 'qrels.tsv'), 'query-id\tcorpus-id\tscore\nq1\td2\t1\nq2\td1\t1\n');
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

describe('evaluate', () => {
  it('runs a set through the whole engine and judges each leg', async () => {
    const perfect = { ndcg10: 1, recall10: 1, mrr10: 1 };
    expect(await evaluate(folder, { modelFolder, workerFolder })).toMatchObject({
      set: 'tiny',
      passages: 3,
      queries: 2,
      legs: { lexical: perfect, vector: perfect, hybrid: perfect },
    });
  });
});

describe('readBeir', () => {
  it('also finds the judgements where BEIR puts those of a test set', async () => {
    await rm(join(folder, 'qrels.tsv'));
    await writeFile(join(folder, 'qrels/test.tsv'), 'query-id\tcorpus-id\tscore\nq2\td1\t2\n');
    const { queries } = await readBeir(folder);
    expect(queries).toEqual([{ text: 'bitter coffee', judgements: new Map([['d1', 2]]) }]);
  });

  it('names the line that is not one of a set', async () => {
    await writeLines('queries.jsonl', [{ _id: 'q1', text: 'a' }, { text: 'no id' }]);
    await expect(readBeir(folder)).rejects.toMatchObject({
      code: 'parse-failed',
      message: expect.stringContaining('queries.jsonl:2') as string,
    });
  });

  it('says what is missing', async () => {
    await rm(join(folder, 'qrels.tsv'));
    await expect(readBeir(folder)).rejects.toMatchObject({ code: 'not-found' });
  });
});

function writeLines(name: string, objects: readonly object[]): Promise<void> {
  return writeFile(join(folder, name), objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
}
