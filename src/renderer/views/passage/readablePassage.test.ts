import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readablePassage, type PassageOptions } from './readablePassage.ts';

function shown(options: PassageOptions): string {
  return readablePassage(options)
    .map(({ text, isMarked }) => (isMarked ? `«${text}»` : text))
    .join('');
}

describe('readablePassage', () => {
  it.each([
    ['headings and lists', '## 준비\n\n- [ ] 쌀 **2컵**\n- 물', '준비 쌀 2컵 물'],
    [
      'wikilinks by their alias',
      'see [[Long Note#Part|the part]], [[Other#A part]]s and [[#Here]]',
      'see the part, Others and Here',
    ],
    ['links by their text', 'read [the manual](https://example.com/a) now', 'read the manual now'],
    ['tables', '| a | b |\n| --- | --- |\n| 1 | 2 |', 'a b 1 2'],
    ['tables with the shortest line', '| a | b |\n| - | - |\n| 1 | 2 |', 'a b 1 2'],
    ['quotes and callouts', '> [!tip] Rest\n> well', 'Rest well'],
    ['code', '```ts\nconst a_b = 1;\n```\nand `snake_case`', 'const a_b = 1; and snake_case'],
    ['escapes', '\\# 5 \\*stars\\* \\[\\[x]]\\\n1\\. a', '# 5 *stars* [[x]] 1. a'],
    ['escaped borders', '| a \\| b | c |\n| --- | --- |\n| 1 | 2 |', 'a | b c 1 2'],
    ['backslashes in code', '`a\\.b` and\n```\n\\[x\n```', 'a\\.b and \\[x'],
    ['comments and tags', 'a<br>b <!-- no --> c', 'ab c'],
  ])('shows %s without their signs', (_, text, expected) => {
    expect(shown({ text })).toBe(expected);
  });

  it('leaves stars and bars that are not signs', () => {
    expect(shown({ text: '2 * 3 = 6 and a|b and snake_case' })).toBe('2 * 3 = 6 and a|b and snake_case');
  });

  it('does not repeat headings that stand above it', () => {
    expect(shown({ text: '# Title\n\n## Part\n\nText', headings: ['Title', 'Part'] })).toBe('Text');
  });

  it('keeps marks on their words', () => {
    const text = '- **one** two\n- three';
    expect(
      shown({
        text,
        start: 100,
        marks: [
          { start: 104, end: 107 },
          { start: 116, end: 121 },
        ],
      }),
    ).toBe('«one» two «three»');
  });

  it('begins near the first mark of a long passage, between words', () => {
    const text = `${'filler word '.repeat(60)}needle ${'more text '.repeat(60)}`;
    const start = text.indexOf('needle');
    const excerpt = shown({ text, marks: [{ start, end: start + 6 }], length: 80 });
    expect(excerpt).toMatch(/^…(filler|word) .*«needle» more .*(more|text)…$/);
  });

  it('never cuts an emoji in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.nat(80),
        fc.nat(80),
        (text, start, length) => {
          const marks = [{ start, end: start + length }];
          expect(shown({ text, marks, length: 20 })).not.toMatch(/[\ud800-\udfff]/u);
        },
      ),
    );
  });
});
