import { describe, expect, it } from 'vitest';
import { headingAt, headingDepths, headingsBelowTitle, readHeadings } from './heading.ts';

describe('readHeadings', () => {
  it('reads signs as headings, but not in code or without a blank', () => {
    const text = '# 하나 #\n#tag\n```\n# code\n```\n  ## Two\r\n';
    expect(readHeadings(text)).toEqual([
      { level: 1, text: '하나', start: 0 },
      { level: 2, text: 'Two', start: text.indexOf('  ##') },
    ]);
  });
});

describe('headingsBelowTitle', () => {
  it('leaves out the properties and the heading that is the title', () => {
    const text = '---\n# no: 1\n---\n\n# 하나\n\n## 둘\n';
    expect(headingsBelowTitle(text, '하나')).toEqual([
      { level: 2, text: '둘', start: text.indexOf('## 둘') },
    ]);
  });

  it('keeps a heading of the same words further down', () => {
    expect(headingsBelowTitle('글\n\n# 하나', '하나')).toMatchObject([{ text: '하나' }]);
  });
});

describe('headingDepths', () => {
  it('leaves no gap where a level is left out', () => {
    const headings = [2, 4, 4, 3, 2, 1].map((level, start) => ({ level, text: '', start }));
    expect(headingDepths(headings)).toEqual([0, 1, 1, 1, 0, 0]);
  });
});

describe('headingAt', () => {
  it('is the last one that has begun', () => {
    const headings = [3, 9].map((start) => ({ level: 1, text: '', start }));
    expect([0, 3, 8, 20].map((offset) => headingAt(headings, offset))).toEqual([-1, 0, 0, 1]);
  });
});
