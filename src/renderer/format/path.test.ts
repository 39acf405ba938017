import { describe, expect, it } from 'vitest';
import { readableFolder, readablePath } from './path.ts';

describe('readablePath', () => {
  it('joins the letters of Hangul that a file system holds apart', () => {
    expect(readablePath('일기/봄.md'.normalize('NFD'))).toBe('일기/봄.md'.normalize('NFC'));
  });
});

describe('readableFolder', () => {
  it('says nothing of a file at the root', () => {
    expect([readableFolder('a.md'), readableFolder('one/two/a.md')]).toEqual(['', 'one / two']);
  });
});
