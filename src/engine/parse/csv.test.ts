import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { sheetLimits } from '../limits.ts';
import { readCsv } from './csv.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const table = '| name | age |\n| --- | --- |\n| Kim | 30 |\n| Lee | 41 |';

describe('a CSV file', () => {
  it.each([
    ['a.csv', 'name,age\nKim,30\nLee,41\n'],
    ['a.csv', 'name;age\r\nKim;30\r\nLee;41'],
    ['a.csv', 'name|age\nKim|30\nLee|41'],
    ['a.tsv', 'name\tage\nKim\t30\nLee\t41'],
    ['a.csv', '"name",age\n"Kim",30\n\n"Lee",41,\n'],
  ])('is a table whatever parts its cells (%s)', async (name, source) => {
    expect((await readCsv(bytesOf(source), name)).text).toBe(table);
  });

  it('may hold line ends and delimiters in quoted cells', async () => {
    const { text } = await readCsv(bytesOf('a,b\n"x, ""y""\nz",#tag\n'), 'a.csv');
    expect(text).toBe('| a | b |\n| --- | --- |\n| x, "y" z | \\#tag |');
  });

  it('is decoded as old Korean programs wrote it', async () => {
    const bytes = iconv.encode('이름,나이\n김철수,30\n이영희,41\n', 'cp949');
    expect((await readCsv(bytes, 'a.csv')).text).toContain('| 김철수 | 30 |');
  });

  it('says its header again for each stretch of rows, and which they are', async () => {
    const rows = Array.from({ length: sheetLimits.rowsInTable + 5 }, (_, i) => `item ${i},${i}`);
    const { text, places } = await readCsv(bytesOf(`name,price\n${rows.join('\n')}`), 'a.csv');
    expect(text.match(/\| name \| price \|/g)).toHaveLength(2);
    expect(places.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'section rows 2–26',
      'section rows 27–31',
    ]);
    expect(text.slice(places[1].start)).toMatch(
      /^\| name \| price \|\n\| --- \| --- \|\n\| item 25 \| 25 \|/,
    );
  });

  it('is cut where it is too long, and says so', async () => {
    const { warnings } = await readCsv(bytesOf(`a,b\n${'x,1\n'.repeat(sheetLimits.rows + 10)}`), 'a.csv');
    expect(warnings).toEqual([expect.objectContaining({ code: 'partly-read' })]);
  });

  it.each([',,,\n,,', '\n\n'])('without a word is empty: %j', async (source) => {
    await expect(readCsv(bytesOf(source), 'a.csv')).rejects.toMatchObject({ code: 'empty-file' });
  });
});
