import { describe, expect, it } from 'vitest';
import type { Mention, ResolvedLink } from '../../../shared/domain/note.ts';
import { groupMentions, outgoingLinks } from './linkLists.ts';

const range = { start: 0, end: 1 };
const mention = (noteId: string, excerpt: string): Mention => ({
  noteId,
  title: noteId,
  path: `${noteId}.md`,
  range,
  excerpt,
  mark: range,
});

describe('groupMentions', () => {
  it('puts the mentions of one note together', () => {
    const groups = groupMentions([mention('a', '1'), mention('b', '2'), mention('a', '3')]);
    expect(groups.map(({ noteId, mentions }) => [noteId, mentions.map(({ excerpt }) => excerpt)])).toEqual([
      ['a', ['1', '3']],
      ['b', ['2']],
    ]);
  });
});

describe('outgoingLinks', () => {
  const link = (target: string, more: Partial<ResolvedLink> = {}): ResolvedLink => ({
    kind: 'wikilink',
    target,
    range,
    ...more,
  });

  it('lists each note once and links to nowhere last', () => {
    const links = [link('없음'), link('Tea', { noteId: 'n1' }), link('tea', { noteId: 'n1' }), link('없음')];
    expect(outgoingLinks(links, 'n0')).toEqual([
      { target: 'Tea', noteId: 'n1', count: 2 },
      { target: '없음', count: 2 },
    ]);
  });

  it('leaves out links within the note and embedded files', () => {
    const links = [link('', { noteId: 'n0', heading: 'Part' }), link('a.png', { isEmbed: true })];
    expect(outgoingLinks(links, 'n0')).toEqual([]);
  });
});
