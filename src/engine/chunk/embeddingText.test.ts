import { describe, expect, it } from 'vitest';
import { embeddingText } from './embeddingText.ts';

describe('embeddingText', () => {
  it.each([
    ['title and headings', '커피', ['추출', '온도'], '92도가 좋다.', '커피 > 추출 > 온도\n92도가 좋다.'],
    [
      'only what no line of the text says',
      '커피',
      ['추출', '온도'],
      '## **온도**\n\n92도',
      '커피 > 추출\n## **온도**\n\n92도',
    ],
    ['nothing that the text says itself', 'Title', [], '# Title\n\nBody', '# Title\n\nBody'],
    [
      'a heading whose words only occur in the text',
      '커피',
      ['온도'],
      '온도는 92도',
      '커피 > 온도\n온도는 92도',
    ],
  ])('begins with %s', (_, title, headingPath, text, expected) => {
    expect(embeddingText(title, headingPath, text)).toBe(expected);
  });

  it('puts the head of a table before its later rows', () => {
    expect(embeddingText('T', [], '| 1 | 2 |', '| a | b |')).toBe('T\n| a | b |\n| 1 | 2 |');
  });

  it('leaves out what lies between title and nearest heading where the path is long', () => {
    const [upper, lower] = ['upper '.repeat(12).trim(), 'lower '.repeat(12).trim()];
    expect(embeddingText('Title', [upper, lower, 'Here'], 'x')).toBe(`Title > ${lower} > Here\nx`);
  });

  it('shortens without cutting a character in two', () => {
    const embedded = embeddingText('😀'.repeat(300), [], 'x');
    expect(embedded).toBe(`${'😀'.repeat(79)}…\nx`);
  });
});
