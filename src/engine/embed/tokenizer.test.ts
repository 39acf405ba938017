import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTokenizer, type Tokenizer } from './index.ts';

const root = new URL('../../../', import.meta.url);
const start = 0;
const end = 2;
let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadTokenizer(new URL('resources/models/multilingual-e5-small', root).pathname);
});

describe('the tokenizer', () => {
  it('gives the ids that the model was trained with', async () => {
    const known = JSON.parse(await readFile(new URL('fixtures/vectors.json', root), 'utf8'));
    for (const { text, tokenIds } of known) expect([...tokenizer.encode(text)]).toEqual(tokenIds);
  });

  it('counts what it encodes, less the two special tokens', () => {
    for (const text of ['', '한글', 'passage: 세종대왕, King Sejong!', '👩‍👩‍👧 emoji', '\u0000\u0007']) {
      expect(tokenizer.count(text)).toBe(tokenizer.encode(text).length - 2);
    }
  });

  it('cuts at the maximum of the model and keeps both special tokens', () => {
    const ids = tokenizer.encode('가나 다라 '.repeat(2000));
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([512, start, end]);
  });

  it('counts beyond the maximum of the model', () => {
    expect(tokenizer.count(Array(3000).fill('word').join(' '))).toBe(3000);
  });

  it('reads composed and decomposed Hangul alike', () => {
    const text = '한글 메모';
    expect(tokenizer.encode(text.normalize('NFD'))).toEqual(tokenizer.encode(text.normalize('NFC')));
  });
});
