import { describe, expect, it } from 'vitest';
import type { Note } from '../../../shared/domain/note.ts';
import { countTags, rankLinks, rankTags } from './rankLinks.ts';

function note(path: string, more: Partial<Note> = {}): Note {
  return {
    id: path,
    path,
    root: '/notes',
    title: path.replace(/^.*\//, '').replace(/\.md$/, ''),
    tags: [],
    aliases: [],
    links: [],
    created: 0,
    modified: 0,
    size: 1,
    contentHash: '',
    chunkCount: 1,
    tokenCount: 1,
    ...more,
  };
}

const notes = [
  note('커피.md', { modified: 1 }),
  note('커피 물 온도.md', { modified: 2 }),
  note('drinks/Cold brew.md', { aliases: ['더치 커피'], modified: 3 }),
  note('travel/제주 3일.md', { modified: 4 }),
];
const found = (query: string, recent: readonly string[] = []) =>
  rankLinks(notes, query, recent).map(({ title }) => title);

describe('notes offered for a link', () => {
  it('are the recent ones and then the last changed while nothing is typed', () => {
    expect(found('', ['커피.md'])).toEqual(['커피', '제주 3일', 'Cold brew', '커피 물 온도']);
  });

  it('are found by initial consonants', () => {
    expect(found('ㅋㅍ')).toEqual(['커피', '커피 물 온도', 'Cold brew']);
  });

  it('are found while a syllable is still being composed', () => {
    expect(found('컾')).toEqual(['커피', '커피 물 온도', 'Cold brew']);
  });

  it('are found by alias and by folder', () => {
    expect([found('더치'), found('travel')]).toEqual([['Cold brew'], ['제주 3일']]);
  });

  it('are found by letters in order', () => {
    expect(found('cbw')).toEqual(['Cold brew']);
  });

  it('stand higher when they were read lately', () => {
    const two = [note('a/plan one.md'), note('b/plan two.md')];
    expect(rankLinks(two, 'plan', ['b/plan two.md'])[0].title).toBe('plan two');
  });

  it('are not found by what names none of them', () => {
    expect(found('없는 이름')).toEqual([]);
  });

  it('are at most as many as are asked for', () => {
    const many = Array.from({ length: 200 }, (_, index) => note(`note ${index}.md`));
    expect(rankLinks(many, 'note', [])).toHaveLength(30);
  });
});

describe('tags offered', () => {
  const tags = countTags([
    note('a.md', { tags: ['추출', '음료'] }),
    note('b.md', { tags: ['추출', 'Coffee'] }),
    note('c.md', { tags: ['coffee', '추출', '재추출'] }),
  ]);

  it('are counted without regard to case, most used first', () => {
    expect(tags).toEqual([
      { tag: '추출', count: 3 },
      { tag: 'Coffee', count: 2 },
      { tag: '음료', count: 1 },
      { tag: '재추출', count: 1 },
    ]);
  });

  it('that begin so come before those that hold it', () => {
    expect(rankTags(tags, '추').map(({ tag }) => tag)).toEqual(['추출', '재추출']);
  });

  it('are found by initial consonants', () => {
    expect(rankTags(tags, 'ㅊㅊ').map(({ tag }) => tag)).toEqual(['추출', '재추출']);
  });
});
