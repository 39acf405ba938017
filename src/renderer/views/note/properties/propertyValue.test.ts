import { describe, expect, it } from 'vitest';
import type { ResolvedLink } from '../../../../shared/domain/note.ts';
import { propertyValue } from './propertyValue.ts';

const links: readonly ResolvedLink[] = [
  { kind: 'wikilink', target: '차', noteId: 'n1', range: { start: 0, end: 1 } },
];

describe('propertyValue', () => {
  it('reads a day as that day here', () => {
    expect(propertyValue('date', '2024-02-09', [])).toEqual({
      kind: 'date',
      text: '2024-02-09',
      date: new Date(2024, 1, 9),
      hasTime: false,
    });
  });

  it('reads a time with its zone', () => {
    expect(propertyValue('at', '2024-02-09T10:00:00+09:00', [])).toMatchObject({
      date: new Date('2024-02-09T01:00:00Z'),
      hasTime: true,
    });
  });

  it.each(['2024-02-30', '2024-13-01', '2024', '1.5', '하나'])('leaves %s as text', (text) => {
    expect(propertyValue('x', text, [])).toEqual({ kind: 'text', text });
  });

  it('knows tags, addresses and ticks', () => {
    expect([
      propertyValue('tags', '#공부', []),
      propertyValue('source', 'http://example.com/a', []),
      propertyValue('done', 'true', []),
    ]).toEqual([
      { kind: 'tag', text: '공부' },
      { kind: 'url', text: 'http://example.com/a', url: 'https://example.com/a' },
      { kind: 'check', isChecked: true },
    ]);
  });

  it('leads a wikilink to its note, by its alias', () => {
    expect([propertyValue('up', '[[차|찻잔]]', links), propertyValue('up', '[[없음]]', links)]).toEqual([
      { kind: 'note', text: '찻잔', noteId: 'n1' },
      { kind: 'note', text: '없음' },
    ]);
  });
});
