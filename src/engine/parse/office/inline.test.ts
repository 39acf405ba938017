import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { cellMarkdown, inlineMarkdown, type Run } from './inline.ts';

describe('formatted text', () => {
  it('joins runs that an office program cut for nothing', () => {
    expect(inlineMarkdown([{ text: '매출 ', bold: true }, { text: '12', bold: true }, { text: '억' }])).toBe(
      '**매출 12**억',
    );
  });

  it('keeps links that a browser may open, and the text of others', () => {
    expect(
      inlineMarkdown([
        { text: 'a', link: 'https://x.org/(1)' },
        { text: 'b', link: 'javascript:alert(1)' },
      ]),
    ).toBe('[a](https://x.org/%281%29)b');
  });

  it('calls its footnotes', () => {
    expect(inlineMarkdown([{ text: 'a' }, { text: '', note: '1' }, { text: ' b' }])).toBe('a[^1] b');
  });

  it('begins no heading, list or quote', () => {
    expect(['# a', '1. a', '- a', '> a'].map((text) => inlineMarkdown([{ text }]))).toEqual([
      '\\# a',
      '1\\. a',
      '\\- a',
      '\\> a',
    ]);
  });

  it('is one line in a cell, with its bars escaped', () => {
    expect(cellMarkdown([{ text: 'a\n| b' }])).toBe('a \\| b');
  });

  it('reads as its words, and shows no marks, whatever is bold, slanted or struck', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), (runs) => {
        const shown = textOf(markdown.renderInline(inlineMarkdown(runs)));
        expect(withoutBlanks(shown)).toBe(withoutBlanks(runs.map(({ text }) => text).join('')));
      }),
      { numRuns: 500 },
    );
  });
});

const markdown = new MarkdownIt();

const run: fc.Arbitrary<Run> = fc.record({
  text: fc.string({ unit: fc.constantFrom('a', 'B', '가', '힣', '7', ' ', '.', ',', '(', ')', '"', '’') }),
  bold: fc.boolean(),
  italic: fc.boolean(),
  strike: fc.boolean(),
});

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"');
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
