import { describe, expect, it } from 'vitest';
import { asLink, replaceAt } from './mentionLink.ts';

describe('words made a link', () => {
  it('name the note alone, or are its label', () => {
    expect(asLink('커피', '커피')).toBe('[[커피]]');
    expect(asLink('아라비카', 'work/커피')).toBe('[[work/커피|아라비카]]');
  });

  it('are replaced only where they still stand', () => {
    expect(replaceAt('한 커피.', 2, '커피', '[[커피]]')).toBe('한 [[커피]].');
    expect(replaceAt('커피 한.', 2, '커피', '[[커피]]')).toBeUndefined();
  });
});
