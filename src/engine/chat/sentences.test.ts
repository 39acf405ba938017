import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../fixtures/splitLines.ts';
import { findSentences, isMostlyLink, joinFragments, plainText } from './sentences.ts';

const textsOf = (text: string) =>
  findSentences(text, 0, splitSentences(text)).map((sentence) => sentence.text);

describe('findSentences', () => {
  it('leaves the marks of lists, quotes, tasks, tables and callouts out', () => {
    const text = '- one\n> two\n3. three\n- [x] four\n| five | six |\n> [!tip] seven\n- **eight** nine\n';
    expect(textsOf(text)).toEqual(['one', 'two', 'three', 'four', 'five | six', 'seven', '**eight** nine']);
  });

  it('drops what holds no word', () => {
    expect(textsOf('---\n| --- | --- |\n```\n1.\n…\nword\n')).toEqual(['word']);
  });

  it('knows headings, also when the sign was cut off', () => {
    const text = '## 비율\n원두 20g';
    const found = findSentences(text, 0, [
      { start: 3, end: 5 },
      { start: 6, end: text.length },
    ]);
    expect(found.map(({ isHeading }) => isHeading)).toEqual([true, false]);
  });

  it('gives ranges in the source whose slices are the sentences', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, text) => {
        const source = before + text;
        for (const { range, text: sentence } of findSentences(text, before.length, splitSentences(text))) {
          expect(source.slice(range.start, range.end)).toBe(sentence);
        }
      }),
    );
  });
});

describe('joinFragments', () => {
  const join = (text: string) =>
    joinFragments(findSentences(text, 7, splitSentences(text)), text, 7).map((sentence) => sentence.text);

  it('joins a word to the sentence that explains it', () => {
    expect(join('술.\n잠은 빨리 드는데 새벽 4시에 깬다.')).toEqual([
      '술.\n잠은 빨리 드는데 새벽 4시에 깬다.',
    ]);
  });

  it('joins a line that ends in a colon to the next one, also into a code block', () => {
    const text = 'The formula is this one:\n\n```text\nscore = 1 / (60 + rank)';
    expect(findSentences(text, 0, splitSentences(text)).map((sentence) => sentence.text)).toContain(
      'score = 1 / (60 + rank)',
    );
    expect(join('The formula is this one:\n\nscore = 1 / (60 + rank)')).toHaveLength(1);
  });

  it('does not reach over an empty line or into a heading', () => {
    expect(join('술.\n\n잠은 빨리 드는데 새벽 4시에 깬다.')).toHaveLength(2);
    expect(join('술.\n## 잠은 빨리 드는데 새벽 4시에 깬다.')).toHaveLength(2);
  });
});

describe('isMostlyLink', () => {
  it('tells a pointer from a statement with a link in it', () => {
    expect(isMostlyLink('Replaces [[Pebble plan (draft)|the draft]].')).toBe(true);
    expect(isMostlyLink('Constantly wet soil brings [[Fungus gnats|gnats]] sooner or later.')).toBe(false);
  });
});

describe('plainText', () => {
  it('reads links by their words and leaves emphasis out', () => {
    expect(plainText('See [[Note#Part|the part]], [a *page*](x.md), `code` and **two  words**.')).toBe(
      'See the part, a page, code and two words.',
    );
  });
});
