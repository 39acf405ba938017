import { describe, expect, it } from 'vitest';
import { countText } from './countText.ts';

describe('the count of a text', () => {
  it('is of words and of characters with and without blanks', () => {
    expect(countText('Water is wet.')).toEqual({ words: 3, characters: 13, withoutBlanks: 11 });
  });

  it('takes what stands between blanks for a word in Korean', () => {
    expect(countText('물 온도는 뜨겁다')).toEqual({ words: 3, characters: 9, withoutBlanks: 7 });
  });

  it('leaves out line ends and marks alone', () => {
    expect(countText('# 커피\r\n\r\n- 물\n')).toEqual({ words: 2, characters: 7, withoutBlanks: 5 });
  });

  it('takes a pair of surrogates for one character', () => {
    expect(countText('🌊').characters).toBe(1);
  });

  it('takes words with an apostrophe or a hyphen for one', () => {
    expect(countText("don't well-known 3.14").words).toBe(3);
  });

  it('is zero for nothing', () => {
    expect(countText('')).toEqual({ words: 0, characters: 0, withoutBlanks: 0 });
  });
});
