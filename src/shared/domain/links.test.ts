import { describe, expect, it } from 'vitest';
import { createLinkResolver } from './links.ts';
import type { LinkKind, Note } from './note.ts';

const note = (path: string, more: Partial<Note> = {}): Note => ({
  id: path,
  path,
  root: '/vault',
  title: path.replace(/^.*\//, '').replace(/\.md$/, ''),
  tags: [],
  aliases: [],
  links: [],
  created: 0,
  modified: 0,
  size: 0,
  contentHash: '',
  chunkCount: 0,
  tokenCount: 0,
  ...more,
});

const link = (target: string, kind: LinkKind = 'wikilink') => ({ kind, target, range: { start: 0, end: 0 } });

describe('createLinkResolver', () => {
  const from = note('work/Plan.md');
  const notes = [
    from,
    note('work/커피 추출.md', { aliases: ['드립'] }),
    note('kitchen/Bread.md', { title: 'Sourdough bread' }),
    note('kitchen/Plan.md'),
    note('work/deep/Same.md'),
    note('Same.md'),
  ];
  const resolve = createLinkResolver(notes);

  it.each([
    ['커피 추출', 'work/커피 추출.md'],
    ['커피 추출'.normalize('NFD'), 'work/커피 추출.md'],
    ['드립', 'work/커피 추출.md'],
    ['sourdough BREAD', 'kitchen/Bread.md'],
    ['kitchen/Plan', 'kitchen/Plan.md'],
    ['Same', 'Same.md'],
    ['', 'work/Plan.md'],
  ])('a wikilink to %s reaches %s', (target, expected) => {
    expect(resolve(from, link(target))).toBe(expected);
  });

  it.each([
    ['../kitchen/Bread.md', 'kitchen/Bread.md'],
    ['deep/Same.md', 'work/deep/Same.md'],
    ['/Same.md', 'Same.md'],
  ])('a Markdown link to %s reaches %s', (target, expected) => {
    expect(resolve(from, link(target, 'markdown'))).toBe(expected);
  });

  it('a link to nowhere reaches nothing', () => {
    expect(resolve(from, link('Nowhere'))).toBeUndefined();
    expect(resolve(from, link('Bread.md', 'markdown'))).toBeUndefined();
  });

  it('prefers the note under the same root', () => {
    const other = note('Same.md', { id: 'other', root: '/other' });
    const mine = note('far/away/Same.md', { id: 'mine' });
    expect(createLinkResolver([other, mine, from])(from, link('Same'))).toBe('mine');
  });
});
