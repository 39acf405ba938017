import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText.ts';
import { parseMarkdown } from './parseNote.ts';

const many = 50_000;

/** Everything that is no blank lies in one block, in order. */
function expectWhole(text: string): void {
  const between: string[] = [];
  let last = 0;
  let isOrdered = true;
  for (const { range } of parseMarkdown(text, 'x.md').blocks) {
    between.push(text.slice(last, range.start));
    isOrdered &&= range.start >= last && range.end > range.start;
    last = range.end;
  }
  const rest = [...between, text.slice(last)].join('').trim();
  expect({ isOrdered, rest }).toEqual({ isOrdered: true, rest: '' });
}

// Whatever is not linear here does not end before vitest gives up.
describe('a text that was made to be hard to read is read whole', () => {
  it.each([
    ['quotes in quotes', `${'>'.repeat(many)} a`],
    ['quotes that grow', Array.from({ length: 1_000 }, (_, i) => `${'>'.repeat(i)} a`).join('\n')],
    ['lists in lists', `${'- '.repeat(many)}a`],
    ['lists that grow', Array.from({ length: 1_000 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
    ['quotes in lists', `${'> - 1. '.repeat(many / 2)}a`],
    ['a line of ten megabytes', 'a'.repeat(10_000_000)],
    ['open brackets', '['.repeat(many * 5)],
    ['links that are not closed', '[[a](b '.repeat(many)],
    ['parentheses', '[a](('.repeat(many)],
    ['dollars', '$a '.repeat(many)],
    ['double dollars', '$$ '.repeat(many * 2 + 1)],
    ['comments in lines of their own', '%%\n\n'.repeat(20_001)],
    ['maths in lines of their own', '$$\n\n'.repeat(20_001)],
    ['comments in HTML', '<!-- '.repeat(many)],
    ['tags of HTML', '<a '.repeat(many)],
    ['link definitions', '[a]: b\n'.repeat(20_000)],
    ['tags', '#a'.repeat(many)],
    ['block names', '^a '.repeat(many)],
    ['properties', 'a:: b\n'.repeat(20_000)],
    ['fences', '```\n'.repeat(many)],
    ['a wide table', `${'|a'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${`${'|a'.repeat(5_000)}\n`.repeat(10)}`],
    ['front matter in brackets', `---\na: ${'['.repeat(60_000)}\n---\ntext`],
    ['front matter in lists', `---\n${'- '.repeat(30_000)}\n---\ntext`],
    ['front matter of keys', `---\n${'? '.repeat(30_000)}\n---\ntext`],
  ])('%s', (_, text) => {
    expectWhole(text);
  });
});

const piece = fc.constantFrom(
  '[',
  ']',
  '[[',
  ']]',
  '(',
  ')',
  '!',
  '%%',
  '$',
  '$$',
  '`',
  '<',
  '<!--',
  '-->',
  '\\',
  '#',
  '#tag',
  '|',
  '^id',
  '::',
  '\n',
  '\n\n',
  '> ',
  '- ',
  ' ',
  'note.md',
  '가',
  '😀',
);
const anyMarkdown = fc.array(piece, { maxLength: 50 }).map((pieces) => pieces.join(''));

it('links lie where they were written, in order and apart, whatever the text', () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      let last = 0;
      for (const { range, isEmbed } of parseMarkdown(text, 'x.md').links) {
        expect(range.start).toBeGreaterThanOrEqual(last);
        expect(text.slice(range.start, range.end)).toMatch(isEmbed ? /^!\[/ : /^[![]/);
        last = range.end;
      }
    }),
    { numRuns: 500 },
  );
});

it('the bytes of a file are not changed by reading it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), anyMarkdown, (noise, text) => {
      const bytes = Buffer.concat([Buffer.from(text), noise]);
      const before = createHash('sha256').update(bytes).digest('hex');
      try {
        parseMarkdown(decodeText(bytes).text, 'x.md');
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(?:not-text|empty-file)$/) });
      }
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(before);
    }),
    { numRuns: 300 },
  );
});
