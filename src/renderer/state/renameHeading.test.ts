import { describe, expect, it } from 'vitest';
import { renameHeading } from './renameHeading.ts';

describe('the first heading of a renamed note', () => {
  it('says the new name when it said the old one', () => {
    expect(renameHeading('# 커피\n\n물', '커피', '원두')).toBe('# 원두\n\n물');
  });

  it('is found behind front matter, and line ends stay', () => {
    expect(renameHeading('---\r\na: 1\r\n---\r\n\r\n# A\r\ntext', 'A', 'B')).toBe(
      '---\r\na: 1\r\n---\r\n\r\n# B\r\ntext',
    );
  });

  it('is found whichever form its letters have', () => {
    expect(renameHeading('# 커피'.normalize('NFD'), '커피', '원두')).toBe('# 원두');
  });

  it('stays when it says something else, or is not the first line', () => {
    const texts = ['# Other\n', 'text\n\n# A\n', '## A\n', '', '#A'];
    expect(texts.map((text) => renameHeading(text, 'A', 'B'))).toEqual(texts);
  });
});
