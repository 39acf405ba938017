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

  it.each([
    ['paper.pdf', 'wikilink', 'papers/paper.pdf'],
    ['PAPERS/Paper.PDF', 'wikilink', 'papers/paper.pdf'],
    ['../papers/paper.pdf', 'markdown', 'papers/paper.pdf'],
    ['paper', 'wikilink', 'papers/paper.pdf'],
    ['report', 'wikilink', 'work/report.md'],
    ['report.docx', 'wikilink', 'work/report.docx'],
    ['report.docx', 'markdown', 'work/report.docx'],
    ['report.pdf', 'wikilink', undefined],
    ['report.pdf', 'markdown', undefined],
    ['table', 'wikilink', 'work/table.csv'],
    ['커피.hwpx'.normalize('NFD'), 'wikilink', '문서/커피.hwpx'],
  ] as const)('a link to the document %s (%s) reaches %s', (target, kind, expected) => {
    const documents = [
      from,
      note('papers/paper.pdf', { title: 'On coffee' }),
      note('work/report.docx', { title: 'A report' }),
      note('work/report.md', { title: 'A report' }),
      note('work/table.csv'),
      note('문서/커피.hwpx', { title: '제목' }),
    ];
    expect(createLinkResolver(documents)(from, link(target, kind))).toBe(expected);
  });

  it.each([
    ['project/커피', 'pages/project___커피.md'],
    ['Project/커피/물', 'pages/project___커피___물.md'],
    ['2024-01-31', 'journals/2024_01_31.md'],
    ['Jan 31st, 2024', 'journals/2024_01_31.md'],
    ['January 22nd, 2024', 'journals/2024-01-22.md'],
    ['Jan 12th, 2024', 'journals/2024-01-12.md'],
    ['TCP/IP', 'pages/tcp.md'],
    ['other/커피', undefined],
  ])('a wikilink of Logseq or Roam to %s reaches %s', (target, expected) => {
    const pages = [
      from,
      note('pages/project___커피.md', { title: '커피' }),
      note('pages/project___커피___물.md'),
      note('journals/2024_01_31.md'),
      note('journals/2024-01-22.md'),
      note('journals/2024-01-12.md'),
      note('pages/tcp.md', { title: 'TCP/IP' }),
    ];
    expect(createLinkResolver(pages)(from, link(target))).toBe(expected);
  });

  it('reaches the same note whatever the order of the notes', () => {
    const twins = [note('a/Same.md'), note('b/Same.md'), note('c/x.pdf'), note('c/x.docx'), from];
    for (const target of ['Same', 'x', 'c/x']) {
      const reached = createLinkResolver(twins)(from, link(target));
      expect(createLinkResolver([...twins].reverse())(from, link(target))).toBe(reached);
    }
  });

  it('prefers the note under the same root', () => {
    const other = note('Same.md', { id: 'other', root: '/other' });
    const mine = note('far/away/Same.md', { id: 'mine' });
    expect(createLinkResolver([other, mine, from])(from, link('Same'))).toBe('mine');
  });
});
