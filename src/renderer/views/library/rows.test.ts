import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../../shared/domain/note.ts';
import { folderKeys, layOutRows, type LayOutOptions, type Row } from './rows.ts';

const compare = new Intl.Collator('en', { numeric: true }).compare;
const plain: LayOutOptions = {
  arrangement: 'folders',
  order: 'title',
  filter: '',
  closedFolders: new Set(),
  compare,
};

function note(path: string, more: Partial<Note> = {}): Note {
  const root = more.root ?? '/notes';
  const title = path.split('/').at(-1)?.replace(/\.md$/, '') ?? path;
  const facts = { created: 0, modified: 0, size: 1, contentHash: '', chunkCount: 1, tokenCount: 1 };
  return { id: `${root}/${path}`, path, root, title, tags: [], aliases: [], links: [], ...facts, ...more };
}

function outline(rows: readonly Row[]): string[] {
  return rows.map((row) => {
    const text = row.kind === 'folder' ? `${row.name}/ ${row.count}` : row.note.title;
    return '  '.repeat(row.level - 1) + text;
  });
}

describe('layOutRows', () => {
  it('puts folders before notes and numbers in their order', () => {
    const notes = ['b.md', 'a.md', 'day 10.md', 'day 9.md', 'z/inner/deep.md', 'z/one.md'].map((path) =>
      note(path),
    );
    expect(outline(layOutRows(notes, plain))).toEqual([
      'z/ 2',
      '  inner/ 1',
      '    deep',
      '  one',
      'a',
      'b',
      'day 9',
      'day 10',
    ]);
  });

  it('names the imported folders only when there are several', () => {
    const notes = [note('a.md'), note('b.md', { root: '/home/me/diary' })];
    expect(outline(layOutRows(notes, plain))).toEqual(['diary/ 1', '  b', 'notes/ 1', '  a']);
  });

  it('leaves out what lies in a closed folder but counts it', () => {
    const closedFolders = new Set(['/notes/z']);
    expect(outline(layOutRows([note('z/a.md'), note('z/b.md')], { ...plain, closedFolders }))).toEqual([
      'z/ 2',
    ]);
  });

  it('opens every folder while filtering', () => {
    const options = { ...plain, filter: 'ㄱㅊ', closedFolders: new Set(['/notes/요리']) };
    expect(outline(layOutRows([note('요리/김치.md'), note('요리/된장.md')], options))).toEqual([
      '요리/ 1',
      '  김치',
    ]);
  });

  it('lists the last changed first', () => {
    const notes = [note('old.md', { modified: 1 }), note('z/new.md', { modified: 2 })];
    expect(outline(layOutRows(notes, { ...plain, arrangement: 'list', order: 'modified' }))).toEqual([
      'new',
      'old',
    ]);
  });

  it('shows every note once when everything is open', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const rows = layOutRows(
          paths.map((each) => note(each)),
          plain,
        );
        const shown = rows.flatMap((row) => (row.kind === 'note' ? row.note.path : []));
        expect(shown.sort()).toEqual([...paths].sort());
      }),
    );
  });

  it('closes completely by the keys of all folders', () => {
    const notes = [note('x/y/a.md'), note('x/b.md'), note('c.md')];
    const rows = layOutRows(notes, { ...plain, closedFolders: new Set(folderKeys(notes)) });
    expect(outline(rows)).toEqual(['x/ 2', 'c']);
  });
});
