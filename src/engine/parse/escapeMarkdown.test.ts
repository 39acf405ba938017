import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { escapeCell, escapeInline, escapeLine, fenced } from './escapeMarkdown.ts';
import { parseMarkdown } from './parseNote.ts';

const markdown = new MarkdownIt({ html: true });

/** What a reader sees, as one line. */
function rendered(source: string): string {
  const inline = markdown.parse(source, {}).flatMap(({ children }) => children ?? []);
  return inline.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('');
}

describe('an escaped line', () => {
  it.each([
    '# no heading',
    '- no item',
    '* no item',
    '+ no item',
    '12) no item',
    '1. no item',
    '> no quote',
    '---',
    '===',
    'a *b* _c_ **d** ~~e~~ `f`',
    'snake_case 5 * 3 a_b_c',
    '[a](b) [[note]] ![x](y) [^1] [x]: y',
    '<b> &amp; <!-- x --> <https://a.b>',
    'C:\\*\\# \\',
    '$a$ and $b$',
  ])('reads as it was written: %s', (line) => {
    expect(rendered(escapeLine(line))).toBe(line);
  });

  it('is one paragraph whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'#*_-+>|`~[]()<>!\\&=:.1 aé가\u00a0') }), (text) => {
        const line = text.replace(/\s+/g, ' ').trim();
        fc.pre(line !== '');
        const [open, inline, close, ...rest] = markdown.parse(escapeLine(line), {});
        expect([open?.type, close?.type, rest]).toEqual(['paragraph_open', 'paragraph_close', []]);
        expect(inline.children?.every(({ type }) => type === 'text' || type === 'text_special')).toBe(true);
        expect(rendered(escapeLine(line))).toBe(line);
      }),
      { numRuns: 2000 },
    );
  });

  it('makes neither tags nor links nor properties', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'#[]()|!^a가.-: ') }), (line) => {
        const { tags, links } = parseMarkdown(escapeLine(line), 'x.md');
        expect({ tags, links }).toEqual({ tags: [], links: [] });
      }),
      { numRuns: 1000 },
    );
  });
});

it('leaves marks alone that mean nothing where they stand', () => {
  const text = 'see [1], 2 * 3, snake_case, a < b, R&D, C#, 50 %, $5, a=b';
  expect(escapeInline(text)).toBe(text);
});

it('keeps a cell in its cell', () => {
  expect(escapeCell('a|b\nc')).toBe('a\\|b c');
});

it('fences code by more backticks than it has', () => {
  expect(fenced('```\nx\n```\n', 'md')).toBe('````md\n```\nx\n```\n````');
});
