import { describe, expect, it } from 'vitest';
import { bodyStart } from './bodyStart.ts';

describe('the beginning of the body', () => {
  it.each([
    '# 제목\n\n|글',
    '# 제목\n|',
    '---\na: 1\n---\n\n# 제목\n\n|## 다음',
    '|글\n# 제목',
    '|',
    '|#태그',
  ])('is below properties and title: %j', (marked) => {
    expect(bodyStart(marked.replace('|', ''))).toBe(marked.indexOf('|'));
  });
});
