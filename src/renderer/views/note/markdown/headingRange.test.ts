import { describe, expect, it } from 'vitest';
import { headingRange } from './headingRange.ts';

const text = '# 차\n\n```\n## 물 온도\n```\n\n## **물** 온도: 배전도별 ##\r\n\n### Cold brew\n';

function found(heading: string): string | undefined {
  const range = headingRange(text, heading);
  return range && text.slice(range.start, range.end);
}

describe('headingRange', () => {
  it.each([
    ['by its words, whatever signs it is written with', '물 온도 배전도별', '**물** 온도: 배전도별'],
    ['as addresses name it', 'cold-brew', 'Cold brew'],
  ])('finds a heading %s', (_, heading, expected) => {
    expect(found(heading)).toBe(expected);
  });

  it('takes no line of code for a heading', () => {
    expect(found('물 온도')).toBe(undefined);
  });
});
