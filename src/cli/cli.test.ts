import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder, writeFiles } from '../../fixtures/noteFiles.ts';
import { modelFolder, workerFolder } from '../../fixtures/paths.ts';
import { createEngine } from '../engine/engine.ts';
import { indexFolderOf } from '../engine/library/indexFolder.ts';

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Found {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Asked {
  readonly citations: readonly { path: string; start: number; end: number; quote: string }[];
}

const cli = path.join(workerFolder, 'cli.js');
let folder: string;
let imported: Run;

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFiles(path.join(folder, 'notes'), {
    'kitchen/coffee.md':
      '---\ntags: [coffee]\n---\n\n# Pour-over ☕️\n\n## Too bitter\n\nGrind the beans coarser when the cup is bitter. Rinse the filter first.\n',
    'kitchen/tea.md': '\uFEFF# Tea\r\n\r\nGreen tea wants water of eighty degrees.\r\n',
    '집/lease.txt': iconv.encode(
      '전세 계약\n\n임차인은 계약갱신청구권을 한 번 행사할 수 있다. 갱신된 기간은 2년으로 본다.\n',
      'cp949',
    ),
    'broken.md': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
    ...manyNotes('bread', ['dough', 'oven', 'flour', 'crust', 'yeast']),
    ...manyNotes('잠', ['침대', '베개', '알람', '꿈', '이불']),
  });
  await mkdir(path.join(folder, 'library'));
  imported = await run('import', 'notes');
}, 60_000);

afterAll(() => removeFolder(folder));

/** Enough on two subjects for the map to see groups. */
function manyNotes(subject: string, words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word) => [
      `${subject}/${word}.md`,
      `# ${subject} ${word}\n\n${subject}: ${words.join(', ')}. ${word}!\n`,
    ]),
  );
}

function run(command: string, ...args: readonly string[]): Promise<Run> {
  return execute([command, ...args, '--library', 'library', '--data', 'data', '--json']);
}

function execute(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  const { SAEGIM_DATA: _, ...inherited } = process.env;
  const env = { ...inherited, LC_ALL: 'C', ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** The object on the last line. */
function resultOf<T = Record<string, unknown>>({ stdout }: Run): T {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as T;
}

/** As any other program would decode it. */
async function textOf(notePath: string): Promise<string> {
  const bytes = await readFile(path.join(folder, 'notes', notePath));
  return new TextDecoder(notePath.endsWith('.txt') ? 'euc-kr' : 'utf-8').decode(bytes);
}

describe('saegim import', () => {
  it('prints what it did, and succeeds beside a file that failed', () => {
    expect([imported.code, resultOf(imported)]).toEqual([
      0,
      {
        added: 13,
        updated: 0,
        unchanged: 0,
        moved: 0,
        removed: 0,
        copied: 0,
        failed: [{ path: 'broken.md', code: 'not-text', reason: expect.any(String) }],
        warnings: [],
        notes: 13,
        chunks: 13,
        tokens: expect.any(Number),
        ms: expect.any(Number),
        tokensPerSecond: expect.any(Number),
      },
    ]);
  });

  it('prints nothing else on standard output', () => {
    expect(imported.stdout.split('\n')).toEqual([expect.stringMatching(/^\{.*\}$/), '']);
  });

  it('writes into the data folder alone', async () => {
    const [library, data] = await Promise.all(
      ['library', 'data'].map((name) => readdir(path.join(folder, name))),
    );
    expect([library, data, await readdir(path.join(folder, 'notes'))]).toEqual([
      [],
      ['index'],
      ['bread', 'broken.md', 'kitchen', '잠', '집'],
    ]);
  });

  it('fails when nothing of what was named can be read', async () => {
    const { code, stdout } = await execute(['import', 'nowhere', '--data', 'other', '--json']);
    expect([code, resultOf({ code, stdout, stderr: '' }).failed]).toEqual([
      1,
      [{ path: 'nowhere', code: 'not-found', reason: expect.any(String) }],
    ]);
  });
});

describe('saegim import --copy', () => {
  const copying = ['--library', 'own', '--data', 'copied', '--json'];

  it('copies into the folder of the library, and reads there', async () => {
    const run = await execute(['import', '--copy', 'notes/kitchen', ...copying]);
    const { added, copied } = resultOf(run);
    expect([run.code, added, copied, await readdir(path.join(folder, 'own/kitchen'))]).toEqual([
      0,
      2,
      2,
      ['coffee.md', 'tea.md'],
    ]);
  });

  it('is refused without a folder to copy to', async () => {
    const { code, stderr } = await execute(['import', '--copy', 'notes', '--data', 'copied', '--json']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('no library folder')]);
  });
});

describe('saegim rebuild', () => {
  it('makes the index anew from the files', async () => {
    const rebuilt = await run('rebuild');
    expect([rebuilt.code, resultOf(rebuilt)]).toMatchObject([0, { added: 13, notes: 13 }]);
  });
});

describe('saegim failures', () => {
  it('names the files that could not be read', async () => {
    const failures = await run('failures');
    expect([failures.code, resultOf(failures).failures]).toMatchObject([
      0,
      [{ absolutePath: path.join(folder, 'notes', 'broken.md'), code: 'not-text' }],
    ]);
  });
});

describe('saegim search', () => {
  let searched: Run;
  let hits: readonly Found[];

  beforeAll(async () => {
    searched = await run('search', 'bitter', 'cup', 'green', 'tea', '계약갱신청구권', '-k', '4');
    ({ hits } = resultOf<{ hits: readonly Found[] }>(searched));
  });

  it('prints as many hits as were asked for, each with its place and score', () => {
    expect([searched.code, hits.length, Object.keys(resultOf(searched)), hits[0]]).toEqual([
      0,
      4,
      ['hits', 'ms'],
      {
        path: expect.any(String),
        title: expect.any(String),
        heading: expect.any(String),
        start: expect.any(Number),
        end: expect.any(Number),
        text: expect.any(String),
        score: expect.any(Number),
        parts: { words: expect.any(Number), meaning: expect.any(Number) },
      },
    ]);
  });

  it.each(['kitchen/coffee.md', 'kitchen/tea.md', '집/lease.txt'])(
    'finds %s by its path from the folder, and its place in the file is its text',
    async (notePath) => {
      const { start, end, text } = hits.find((hit) => hit.path === notePath)!;
      expect((await textOf(notePath)).slice(start, end)).toBe(text);
    },
  );

  it('names the headings around a passage', () => {
    expect(hits.find(({ path: found }) => found === 'kitchen/coffee.md')).toMatchObject({
      title: 'Pour-over ☕️',
      heading: expect.stringContaining('Too bitter'),
    });
  });

  it('finds nothing in a library without notes, says so, and makes none', async () => {
    const { code, stdout, stderr } = await execute(['search', 'tea', '--data', 'nodata', '--json']);
    expect([code, JSON.parse(stdout), stderr, await readdir(folder)]).toMatchObject([
      0,
      { hits: [] },
      'nothing was imported into this library yet\n',
      expect.not.arrayContaining(['nodata']),
    ]);
  });
});

describe('saegim ask', () => {
  it('prints an answer whose citations are in the files', async () => {
    const answered = await run('ask', 'What to do when the cup is bitter?', '--model', 'none');
    const result = resultOf<Asked>(answered);
    expect([answered.code, result]).toMatchObject([
      0,
      {
        answer: expect.stringContaining('coarser'),
        sentences: expect.arrayContaining([{ text: expect.any(String), citations: [1], supported: true }]),
        abstained: false,
        reason: 'no-model',
        model: 'quotes',
        ms: expect.any(Number),
      },
    ]);
    expect(Object.keys(result)).toEqual([
      'answer',
      'sentences',
      'citations',
      'abstained',
      'reason',
      'model',
      'ms',
    ]);
    for (const { path: cited, start, end, quote } of result.citations) {
      expect((await textOf(cited)).slice(start, end)).toBe(quote);
    }
  });
});

describe('saegim map', () => {
  it('prints a place and a group for every note', async () => {
    const mapped = await run('map');
    const { points, clusters } = resultOf<{
      points: readonly Record<string, unknown>[];
      clusters: readonly unknown[];
    }>(mapped);
    expect([mapped.code, points.length, points[0], clusters[0]]).toEqual([
      0,
      13,
      {
        path: expect.any(String),
        x: expect.any(Number),
        y: expect.any(Number),
        cluster: expect.any(Number),
        outlierScore: expect.any(Number),
      },
      { id: 0, label: expect.stringMatching(/\S/), size: expect.any(Number) },
    ]);
  });
});

describe('saegim status', () => {
  it('prints what the library holds', async () => {
    const { code, stdout } = await run('status');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      {
        notes: 13,
        chunks: 13,
        embedded: 13,
        roots: [path.join(folder, 'notes')],
        model: 'multilingual-e5-small-int8',
      },
    ]);
  });
});

describe('saegim eval', () => {
  it('prints the quality of each leg on a set in BEIR layout', async () => {
    const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
    await writeFiles(path.join(folder, 'tiny'), {
      'corpus.jsonl': lines([
        { _id: 'd1', title: 'Tea', text: 'Green tea wants cooler water.' },
        { _id: 'd2', title: 'Bread', text: 'The dough rests overnight.' },
      ]),
      'queries.jsonl': lines([{ _id: 'q1', text: 'how warm is water for green tea' }]),
      'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t1\n',
    });
    const { code, stdout } = await execute(['eval', 'tiny', '--json']);
    const best = { ndcg10: 1, recall10: 1, mrr10: 1 };
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { set: 'tiny', passages: 2, queries: 1, legs: { lexical: best, vector: best, hybrid: best } },
    ]);
  });
});

describe('beside an open app', () => {
  let searched: Run;
  let refused: Run;

  beforeAll(async () => {
    const indexFolder = indexFolderOf(path.join(folder, 'data'), path.join(folder, 'library'));
    const app = await createEngine({ indexFolder, modelFolder, workerFolder, log: () => {} });
    // For a person's eyes, and the folder named by the environment, as the app does it.
    const environment = { SAEGIM_DATA: path.join(folder, 'data') };
    searched = await execute(['search', 'bitter cup', '--library', 'library'], environment);
    refused = await run('import', 'notes');
    await app.close();
  });

  it('searches', () => {
    expect([searched.code, searched.stdout]).toEqual([0, expect.stringMatching(/^1\. kitchen\/coffee\.md/)]);
  });

  it('leaves importing to the app', () => {
    expect([refused.code, refused.stdout, refused.stderr]).toEqual([
      1,
      '',
      expect.stringContaining('Another Saegim has this library open.'),
    ]);
  });
});

describe('a damaged index', () => {
  const options = ['--library', 'library', '--data', 'damaged', '--json'];

  beforeAll(async () => {
    await cp(path.join(folder, 'data'), path.join(folder, 'damaged'), { recursive: true });
    const index = indexFolderOf(path.join(folder, 'damaged'), path.join(folder, 'library'));
    await writeFile(path.join(index, 'store', 'library.json'), 'no longer JSON');
  });

  it('fails a search with what to do, in the language of the terminal', async () => {
    const { code, stdout, stderr } = await execute(['search', 'bitter', ...options], {
      LC_ALL: 'ko_KR.UTF-8',
    });
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/색인이 손상되었습니다.*saegim import/),
    ]);
  });

  it('is mended by an import', async () => {
    const again = await execute(['import', 'notes', ...options]);
    expect([again.code, resultOf(again)]).toMatchObject([0, { notes: 13 }]);
  });
});

describe('wrong use', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['find', 'tea']],
    ['an unknown option', ['search', 'tea', '--loudly']],
    ['a missing argument', ['search']],
    ['a count that is none', ['search', 'tea', '-k', 'many']],
    ['a count of nothing', ['search', 'tea', '-k', '0']],
  ])('ends with 2 and a message: %s', async (_, args) => {
    const { code, stdout, stderr } = await execute(args);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/error: |Usage: /)]);
  });

  it('is not to ask for help', async () => {
    const { code, stdout } = await execute(['--help']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('import')]);
  });
});
