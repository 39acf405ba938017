import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { modelFolder } from '../../../fixtures/paths.ts';
import { createAnalyser } from '../analyse/index.ts';
import { readManifest } from '../embed/manifest.ts';
import { loadTokenizer } from '../embed/tokenizer.ts';
import { prepareNote, type PrepareParts } from './prepareNote.ts';

let parts: PrepareParts;

beforeAll(async () => {
  const [{ prefixes }, tokenizer, analyser] = await Promise.all([
    readManifest(modelFolder),
    loadTokenizer(modelFolder),
    createAnalyser(),
  ]);
  parts = {
    countTokens: (text) => tokenizer.count(text),
    analyseText: (text) => analyser.analyseText(text),
    prefix: prefixes.passage,
    specialTokens: tokenizer.encode('').length,
  };
});

const prepare = (bytes: Uint8Array | string, fileName = 'note.md') =>
  prepareNote(Buffer.from(bytes), fileName, parts);

describe('prepareNote', () => {
  it('gives what the library keeps of a note', async () => {
    const text =
      '---\ntags: [커피]\naliases: 드립\ncreated: 2024-03-01\n---\n# 물 온도\n\n92도로 [[맞춘다]].\n';
    const { chunks, ...note } = await prepare(text);
    expect(note).toEqual({
      title: '물 온도',
      tags: ['커피'],
      aliases: ['드립'],
      created: new Date(2024, 2, 1).getTime(),
      links: [
        {
          kind: 'wikilink',
          target: '맞춘다',
          range: { start: text.indexOf('[['), end: text.indexOf(']]') + 2 },
        },
      ],
      warnings: [],
    });
    expect(
      chunks.map(({ ordinal, text: passage, headingPath }) => ({ ordinal, passage, headingPath })),
    ).toEqual([{ ordinal: 0, passage: '# 물 온도\n\n92도로 [[맞춘다]].', headingPath: [] }]);
  });

  it('numbers the chunks and hashes what is embedded', async () => {
    const { chunks } = await prepare('물 온도는 92도로 맞춘다. '.repeat(60));
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.map(({ ordinal }) => ordinal)).toEqual(chunks.map((_, i) => i));
    for (const { hash, embeddingText } of chunks) {
      expect(hash).toBe(createHash('sha256').update(embeddingText).digest('hex'));
    }
  });

  it('makes a note found by its title, its tags and its aliases', async () => {
    const { chunks } = await prepare('---\ntags: [espresso]\naliases: [추출]\n---\nwords', '정원.md');
    expect(chunks[0].terms.split(' ')).toEqual(expect.arrayContaining(['정원', 'espresso', '추출']));
  });

  it('gives the same for the same text in CP949, UTF-16 and UTF-8', async () => {
    const text = '# 커피\r\n\r\n물 온도는 92도로 맞춘다.\r\n';
    const expected = await prepare(text);
    for (const encoding of ['cp949', 'utf-16le', 'utf-16be']) {
      expect(await prepare(iconv.encode(text, encoding))).toEqual(expected);
    }
  });

  it('takes emoji, right-to-left text and a name in NFD', async () => {
    const text = 'שלום עולם 👨‍👩‍👧‍👦 مرحبا';
    const { title, chunks } = await prepare(text, '이름 😀.md'.normalize('NFD'));
    expect({ title, texts: chunks.map((chunk) => chunk.text) }).toEqual({ title: '이름 😀', texts: [text] });
  });

  it('takes a note with a broken front matter in whole, with a warning', async () => {
    const text = '---\ntitle: [사라진 제목\n---\n본문';
    const { warnings, chunks } = await prepare(text);
    expect(warnings).toMatchObject([{ code: 'front-matter-broken' }]);
    expect(chunks.map((chunk) => chunk.text)).toEqual([text]);
  });

  it('warns of characters that could not be read', async () => {
    const bytes = Buffer.concat([Buffer.from('물 온도는 구십이 도로 맞춘다 '), Buffer.from([0xff, 0x20])]);
    expect((await prepare(bytes)).warnings).toEqual([
      { code: 'replacement-characters', reason: "One place could not be read in the file's encoding." },
    ]);
  });

  it.each([
    ['not-text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'a.md'],
    ['empty-file', Buffer.from(' \n'), 'a.csv'],
    ['unsupported-format', Buffer.from('words'), 'a.png'],
  ])('fails with %s', async (code, bytes, fileName) => {
    await expect(prepare(bytes, fileName)).rejects.toMatchObject({ code });
  });

  it('gives way while it works on a long line, and stops when asked to', async () => {
    const controller = new AbortController();
    const preparing = prepareNote(Buffer.from('물 온도는 '.repeat(200_000)), 'line.md', parts, {
      signal: controller.signal,
    });
    setImmediate(() => controller.abort()); // is heard only if the loop turns
    await expect(preparing).rejects.toMatchObject({ code: 'cancelled' });
  });
});
