import { describe, expect, it } from 'vitest';
import type { Note } from '../../../shared/domain/note.ts';
import { rankNamed, rankNotes } from './rank.ts';

function note(title: string, more: Partial<Note> = {}): Note {
  const facts = { created: 0, modified: 0, size: 1, contentHash: '', chunkCount: 1, tokenCount: 1 };
  return {
    id: title,
    path: `${title}.md`,
    root: '/',
    title,
    tags: [],
    aliases: [],
    links: [],
    ...facts,
    ...more,
  };
}

const titles = (notes: readonly Note[]) => notes.map(({ title }) => title);

describe('rankNotes', () => {
  it('puts the best title first', () => {
    const notes = ['About coffee beans', 'Coffee', 'Decoffeinated'].map((title) => note(title));
    expect(titles(rankNotes(notes, 'coffee', []))).toEqual(['Coffee', 'About coffee beans', 'Decoffeinated']);
  });

  it('finds a note by alias and by folder', () => {
    const notes = [
      note('서울 산책', { aliases: ['Seoul walk'] }),
      note('One', { path: 'seoul/One.md' }),
      note('Other'),
    ];
    expect(titles(rankNotes(notes, 'seoul', []))).toEqual(['서울 산책', 'One']);
  });

  it('offers recent notes, then the last changed, before anything is typed', () => {
    const notes = [note('old', { modified: 1 }), note('new', { modified: 2 }), note('read', { modified: 0 })];
    expect(titles(rankNotes(notes, ' ', ['read', 'gone']))).toEqual(['read', 'new', 'old']);
  });

  it('offers fifty of ten thousand', () => {
    const notes = Array.from({ length: 10_000 }, (_, index) => note(`note ${index}`));
    expect(rankNotes(notes, 'note', []).length).toBe(50);
  });
});

describe('rankNamed', () => {
  it('finds by any of the names and keeps the order of equals', () => {
    const items = [
      { id: 1, names: ['그래프 보기', 'Show graph'] },
      { id: 2, names: ['지도 보기', 'Show map'] },
    ];
    expect(
      [rankNamed(items, 'graph'), rankNamed(items, '보기')].map((found) => found.map(({ id }) => id)),
    ).toEqual([[1], [1, 2]]);
  });
});
