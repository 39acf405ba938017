import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixtureRoot, sha256, storedNote, unitVector } from '../../../fixtures/storedNotes.ts';
import type { NoteStore } from '../parts.ts';
import { openStore, type StoreOptions } from './index.ts';

const dimension = 16;
let folder: string;
let store: NoteStore;
const opened: NoteStore[] = [];

async function open(options: Partial<StoreOptions> = {}): Promise<NoteStore> {
  const next = await openStore({
    folder,
    fingerprint: 'model1',
    dimension,
    chunkerVersion: '1',
    analyserVersion: '1',
    ...options,
  });
  opened.push(next);
  return next;
}

async function reopen(options: Partial<StoreOptions> = {}): Promise<NoteStore> {
  await closeAll();
  return open(options);
}

async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((each) => each.close()));
}

/** Embeds as the engine would: everything that waits, each passage by its own text. */
async function embedAll(target: NoteStore): Promise<void> {
  const waiting = await target.pendingEmbeddings(1000);
  await target.putEmbeddings(waiting.map(({ hash }) => ({ hash, vector: unitVector(hash, dimension) })));
}

const vectorOf = (text: string) => unitVector(sha256(text), dimension);
const textsOf = (hits: readonly { chunk: { text: string } }[]) => hits.map(({ chunk }) => chunk.text);

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'saegim-store-')), 'store');
  store = await open();
});

afterEach(async () => {
  await closeAll();
  await rm(dirname(folder), { recursive: true, force: true });
});

describe('a note in the store', () => {
  it('comes back whole after reopening', async () => {
    const stored = storedNote('a', ['세종대왕 한글', 'second "passage" it\'s']);
    await store.putNotes([stored]);
    const again = await reopen();
    expect(again.notes()).toEqual([stored.note]);
    const chunks = await again.chunksOfNote('a');
    expect(chunks).toEqual(
      stored.chunks.map(({ ordinal, range, headingPath, places, text, hash, tokenCount }) => ({
        id: `a:${ordinal}:${hash.slice(0, 12)}`,
        noteId: 'a',
        ordinal,
        range,
        headingPath,
        places,
        text,
        hash,
        tokenCount,
      })),
    );
  });

  it('is found by the absolute path of its file', async () => {
    await store.putNotes([storedNote('a', ['x'], { path: 'sub/메모.md' })]);
    expect(store.noteByPath(join(fixtureRoot, 'sub', '메모.md'))?.id).toBe('a');
  });

  it('is replaced as a whole', async () => {
    await store.putNotes([storedNote('a', ['old one', 'old two', 'kept'])]);
    await store.putNotes([storedNote('a', ['kept', 'new'])]);
    expect((await store.chunksOfNote('a')).map(({ text }) => text)).toEqual(['kept', 'new']);
    expect(await store.searchWords(['old'], 10)).toEqual([]);
    expect(store.counts()).toEqual({ notes: 1, chunks: 2, embedded: 0 });
  });

  it('may have no chunk at all', async () => {
    await store.putNotes([storedNote('empty', [])]);
    expect((await reopen()).notes().map(({ id }) => id)).toEqual(['empty']);
  });

  it('given twice in one call is stored as last given', async () => {
    await store.putNotes([storedNote('a', ['first']), storedNote('a', ['second'])]);
    expect(textsOf(await store.searchWords(['first', 'second'], 10))).toEqual(['second']);
  });

  it('made by another chunker asks to be made again', async () => {
    await store.putNotes([storedNote('a', ['x'])]);
    const again = await reopen({ chunkerVersion: '2' });
    expect(again.note('a')?.contentHash).toBe('');
  });
});

describe('moving', () => {
  it('changes what is known of notes and leaves their passages and vectors', async () => {
    const [a, b] = [storedNote('a', ['one text']), storedNote('b', ['another'])];
    await store.putNotes([a, b]);
    await embedAll(store);
    const moved = [
      { ...a.note, root: '/elsewhere', path: b.note.path },
      { ...b.note, root: '/elsewhere', path: a.note.path },
    ];
    await store.moveNotes(moved);
    const again = await reopen();
    expect([again.notes(), again.counts(), textsOf(await again.searchWords(['another'], 5))]).toEqual([
      expect.arrayContaining(moved),
      { notes: 2, chunks: 2, embedded: 2 },
      ['another'],
    ]);
    expect([again.noteByPath(`/elsewhere/${a.note.path}`)?.id, again.roots()]).toEqual([
      'b',
      [fixtureRoot, '/elsewhere'],
    ]);
  });

  it('makes no note of one that is not there', async () => {
    await store.moveNotes([storedNote('a', ['text']).note]);
    expect(store.notes()).toEqual([]);
  });
});

describe('removing', () => {
  beforeEach(async () => {
    await store.putNotes([storedNote('a', ['secret words', 'shared']), storedNote('b', ['shared', 'other'])]);
    await embedAll(store);
    await store.removeNotes(['a']);
  });

  it('takes a note out of words and meaning at once', async () => {
    expect(store.note('a')).toBeUndefined();
    expect(await store.searchWords(['secret'], 10)).toEqual([]);
    expect(textsOf(await store.searchVectors(vectorOf('secret words'), 10))).not.toContain('secret words');
  });

  it('keeps the vector of a passage that another note has', async () => {
    expect([...(await store.vectors()).keys()].sort()).toEqual([sha256('shared'), sha256('other')].sort());
    expect(store.pendingCount()).toEqual({ passages: 0, tokens: 0 });
  });

  it('holds after reopening', async () => {
    const again = await reopen();
    expect(again.counts()).toEqual({ notes: 1, chunks: 2, embedded: 2 });
  });

  it('of everything leaves nothing, not even the text on disk', async () => {
    await store.clear();
    expect({ ...store.counts(), roots: store.roots() }).toEqual({
      notes: 0,
      chunks: 0,
      embedded: 0,
      roots: [],
    });
    expect(await readFolder(folder)).not.toContain('shared');
    expect((await reopen()).counts()).toEqual({ notes: 0, chunks: 0, embedded: 0 });
  });
});

describe('words', () => {
  it('are found right after they were stored', async () => {
    await store.putNotes([storedNote('a', ['한글 창제 세종']), storedNote('b', ['고양이 물'])]);
    expect(textsOf(await store.searchWords(['한글', '없는말'], 10))).toEqual(['한글 창제 세종']);
  });

  it('are compared as they are, whatever characters they have', async () => {
    const words = [
      'c++',
      'c#',
      'node.js',
      '(x)',
      '*',
      '"quoted',
      'and',
      "it's",
      '-minus',
      '+plus',
      '^2',
      'a:b',
      '😀',
    ];
    await store.putNotes(words.map((word, i) => storedNote(`n${i}`, [`${word} filler`])));
    const found = await Promise.all(words.map(async (word) => textsOf(await store.searchWords([word], 10))));
    expect(found).toEqual(words.map((word) => [`${word} filler`]));
  });

  it('rank the best of many first, also before they are in the index', async () => {
    const notes = Array.from({ length: 60 }, (_, i) =>
      storedNote(`n${i}`, [`rare ${'common '.repeat(70 - i)}`.trim()]),
    );
    await store.putNotes(notes);
    const best = await store.searchWords(['rare'], 3);
    expect(best.map(({ chunk }) => chunk.noteId)).toEqual(['n59', 'n58', 'n57']);
    expect(best[0].score).toBeGreaterThan(best[2].score);
  });

  it('fill the asked number although replaced rows still match', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => `word number${i}`);
    await store.putNotes([storedNote('a', texts), storedNote('b', texts)]);
    const searching = Promise.all(Array.from({ length: 5 }, () => store.searchWords(['word'], 40)));
    await Promise.all([
      store.putNotes([
        storedNote(
          'a',
          texts.map((text) => `${text} again`),
        ),
      ]),
      searching,
    ]);
    for (const hits of await searching) expect(hits).toHaveLength(40);
  });

  it('nobody wrote find nothing', async () => {
    await store.putNotes([storedNote('a', ['x'])]);
    expect([await store.searchWords([], 10), await store.searchWords(['', ' '], 10)]).toEqual([[], []]);
  });

  it('are counted by the chunks that have them, through changes', async () => {
    await store.putNotes([storedNote('a', ['물 물 불', '물']), storedNote('b', ['불'])]);
    const counts = async () => Object.fromEntries(await store.documentFrequencies(['물', '불', '풀']));
    expect(await counts()).toEqual({ 물: 2, 불: 2, 풀: 0 });
    await store.putNotes([storedNote('a', ['풀 물'])]);
    await store.removeNotes(['b']);
    expect(await counts()).toEqual({ 물: 1, 불: 0, 풀: 1 });
  });
});

describe('vectors', () => {
  it('wait newest note first, each passage once, and are rebuilt from what is embedded', async () => {
    await store.putNotes([
      storedNote('old', ['one', 'two'], { modified: 1 }),
      storedNote('new', ['two', 'three'], { modified: 2 }),
    ]);
    expect(store.pendingCount()).toEqual({ passages: 3, tokens: 15 });
    expect(await store.pendingEmbeddings(2)).toEqual([
      { hash: sha256('two'), embeddingText: 'new\ntwo', tokenCount: 5 },
      { hash: sha256('three'), embeddingText: 'new\nthree', tokenCount: 5 },
    ]);
  });

  it('of one passage in two notes are one, and find both notes', async () => {
    await store.putNotes([storedNote('a', ['same']), storedNote('b', ['same', 'else'])]);
    await embedAll(store);
    expect((await store.vectors()).size).toBe(2);
    const hits = await store.searchVectors(vectorOf('same'), 2);
    expect(hits.map(({ chunk }) => chunk.noteId).sort()).toEqual(['a', 'b']);
    expect(hits[0].score).toBeCloseTo(1, 2);
    expect(store.counts()).toEqual({ notes: 2, chunks: 3, embedded: 3 });
  });

  it('come back within half precision', async () => {
    await store.putNotes([storedNote('a', ['x', 'y', 'z'])]);
    await embedAll(store);
    const vectors = await store.vectors([sha256('y'), sha256('unknown')]);
    expect([...vectors.keys()]).toEqual([sha256('y')]);
    const kept = vectors.get(sha256('y')) ?? new Float32Array(dimension);
    expect(Math.max(...kept.map((value, i) => Math.abs(value - vectorOf('y')[i])))).toBeLessThan(2 ** -12);
  });

  it('of a passage that is gone are not stored', async () => {
    await store.putEmbeddings([{ hash: sha256('gone'), vector: vectorOf('gone') }]);
    expect((await store.vectors()).size).toBe(0);
  });

  it('of another length are refused', async () => {
    await store.putNotes([storedNote('a', ['x'])]);
    const row = { hash: sha256('x'), vector: new Float32Array(3) };
    await expect(store.putEmbeddings([row])).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('of another model are made anew', async () => {
    await store.putNotes([storedNote('a', ['x'])]);
    await embedAll(store);
    const again = await reopen({ fingerprint: 'model2' });
    expect(again.pendingCount().passages).toBe(1);
    expect(await again.searchVectors(vectorOf('x'), 5)).toEqual([]);
  });
});

describe('maintenance', () => {
  it('changes no answer', async () => {
    for (let i = 0; i < 31; i++) {
      await store.putNotes([storedNote(`n${i % 20}`, [`round ${i}`, 'always'], { modified: i })]);
      await embedAll(store);
    }
    const answers = async () => ({
      counts: store.counts(),
      words: textsOf(await store.searchWords(['always'], 100)),
      best: textsOf(await store.searchWords(['30'], 5)),
      meaning: textsOf(await store.searchVectors(vectorOf('round 30'), 1)),
      all: (await store.allChunks()).map(({ id }) => id).sort(),
    });
    const before = await answers();
    await store.maintain();
    expect(await answers()).toEqual(before);
    expect(before.words).toHaveLength(20);
  });

  it('lets searches run beside writes', async () => {
    await store.putNotes([storedNote('stays', ['constant word'])]);
    const writing = (async () => {
      for (let i = 0; i < 10; i++) await store.putNotes([storedNote('stays', [`constant word ${i}`])]);
      await store.maintain();
    })();
    const state = { isWriting: true };
    const ended = writing.finally(() => (state.isWriting = false));
    const found: number[] = [];
    while (state.isWriting) found.push((await store.searchWords(['constant'], 5)).length);
    await ended;
    expect([...new Set(found)]).toEqual([1]);
  });
});

describe('a read-only opening', () => {
  it('reads beside the writer and refuses to write', async () => {
    await store.putNotes([storedNote('a', ['한글'])]);
    await embedAll(store);
    const reader = await open({ isReadOnly: true });
    expect(textsOf(await reader.searchWords(['한글'], 5))).toEqual(['한글']);
    await expect(reader.putNotes([storedNote('b', ['x'])])).rejects.toMatchObject({ code: 'store-locked' });
  });

  it('of a library that does not exist is empty and makes no folder', async () => {
    const reader = await open({ isReadOnly: true, folder: `${folder}-none` });
    expect([reader.counts().notes, await reader.searchWords(['x'], 5), await reader.indexBytes()]).toEqual([
      0,
      [],
      0,
    ]);
    expect(await readdir(dirname(folder))).toEqual([basename(folder)]);
  });
});

async function readFolder(path: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  const files = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')));
  return texts.join('\n');
}
