import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineEndOf, toEditorOffset, withLineEnd, withUnixLineEnds } from './lineEnds.ts';

describe('line ends', () => {
  it('are those that the text has most of', () => {
    expect(['', 'a\nb', 'a\r\nb\r\nc\n', 'a\rb', 'one line'].map(lineEndOf)).toEqual([
      '\n',
      '\n',
      '\r\n',
      '\r',
      '\n',
    ]);
  });

  it('come back as they were', () => {
    const lines = fc.array(
      fc.string().map((line) => line.replace(/[\r\n]/g, '')),
      { minLength: 2 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), (each, end) => {
        const text = each.join(end);
        expect(withLineEnd(withUnixLineEnds(text), lineEndOf(text))).toBe(text);
      }),
    );
  });

  it('count once in the editor', () => {
    const text = 'ab\r\ncd\r\nef';
    expect(withUnixLineEnds(text).slice(toEditorOffset(text, text.indexOf('ef')))).toBe('ef');
  });
});
